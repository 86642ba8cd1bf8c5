"""The guide: everything the corpus knows about one service item."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from ingest.source import Certainty, Record, Source

_LONGEST_HOTLINE = 999_999
ITEM_ID_PATTERN = r"^[A-Z]{2}-\d{3}$"
ItemId = Annotated[str, StringConstraints(pattern=ITEM_ID_PATTERN)]
Sentence = Annotated[str, StringConstraints(min_length=2)]


class DayUnit(StrEnum):
    """Unit of the statutory and the promised limit."""

    WORKING = "工作日"
    CALENDAR = "自然日"


class Form(StrEnum):
    """In what form a material is handed in."""

    PAPER = "纸质"
    ELECTRONIC = "电子"
    EITHER = "纸质或电子"
    ON_SITE = "现场办理"


class ChannelForm(StrEnum):
    """A way in which an item can be handled."""

    WINDOW = "窗口"
    ONLINE = "网上"
    SELF_SERVICE = "自助终端"
    PHONE = "电话"
    POST = "邮寄"
    HOME_VISIT = "上门"
    ELSEWHERE = "异地"


class ProxyRule(StrEnum):
    """Whether somebody else may handle the item for the person."""

    YES = "可以"
    NO = "不可以"
    DEPENDS = "看情况"


class MeasureName(StrEnum):
    """The measures that may help when a matter is stuck."""

    PROMISE = "告知承诺"
    DEFER = "容缺受理"
    SELF_NOTICE = "自公告"
    DELEGATE = "委托代办"
    HOME_VISIT = "上门办理"
    ASSISTED = "帮办代办"
    ELSEWHERE = "异地通办"
    BOOKING = "预约延时"
    COORDINATION = "部门协调"
    DATA_CHECK = "数据核验"


class LegalBasis(Record):
    """A law and, where the writer is sure of it, the article."""

    law: Sentence
    article: str | None = None


class Material(Record):
    """One material of the checklist; ``when`` limits it to some applicants."""

    name: Sentence
    form: Form = Form.PAPER
    originals: int = Field(default=1, ge=0)
    copies: int = Field(default=0, ge=0)
    required: bool = True
    when: str | None = None
    issuer: str | None = None
    note: str | None = None
    promise_allowed: bool = False
    defer_allowed: bool = False


class Fee(Record):
    """``amount`` in plain words; ``charged`` unknown means 以窗口为准."""

    charged: bool | None = None
    amount: Sentence
    basis: str | None = None


class Result(Record):
    """What the person receives, and how long it is valid."""

    name: Sentence
    validity: str | None = None


class Channel(Record):
    """One way to handle the item; ``note`` says where exactly or under which border."""

    form: ChannelForm
    note: str | None = None


class Proxy(Record):
    """Whether someone else may go, with what, and where the border lies."""

    allowed: ProxyRule
    needs: tuple[Sentence, ...] = ()
    note: str | None = None


class Where(Record):
    """The kind of window that takes the item; local addresses only where known."""

    window: Sentence
    note: str | None = None


class CommonQuestion(Record):
    """A question that people really ask, with its answer."""

    q: Sentence
    a: Sentence


class Related(Record):
    """A neighbour that is easily mixed up, and the difference in one sentence."""

    item_id: ItemId
    difference: Sentence


class Measure(Record):
    """A measure that the item allows, when it helps and where its border lies."""

    name: MeasureName
    when: Sentence
    border: Sentence


class Guide(Record):
    """Everything about one service item; a missing optional block means 以窗口为准.

    ``plain_name`` is what people call the item, short enough for a button and told apart from its
    twins by the word that decides.

    An item without a written guide is a record with ``written`` False: its name, department,
    type and audience are known from the catalogue, and nothing else.
    """

    item_id: ItemId
    name: Sentence
    department: Sentence
    type: Sentence
    audience: Sentence
    plain_name: Annotated[str, StringConstraints(min_length=2, max_length=14)] | None = None
    aliases: tuple[Sentence, ...] = ()
    summary: str | None = None
    ways_of_asking: tuple[Sentence, ...] = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    eligibility: tuple[Sentence, ...] = ()
    not_eligible_hint: str | None = None
    materials: tuple[Material, ...] = ()
    materials_note: str | None = None
    steps: tuple[Sentence, ...] = ()
    statutory_days: int | None = Field(default=None, ge=0)
    promised_days: int | None = Field(default=None, ge=0)
    day_unit: DayUnit | None = None
    limit_note: str | None = None
    fee: Fee | None = None
    result: Result | None = None
    channels: tuple[Channel, ...] = ()
    booking: str | None = None
    proxy: Proxy | None = None
    where: Where | None = None
    phone: str | None = None
    supervision_phone: str | None = None
    pitfalls: tuple[Sentence, ...] = ()
    faq: tuple[CommonQuestion, ...] = ()
    related: tuple[Related, ...] = ()
    measures: tuple[Measure, ...] = ()
    sources: tuple[Source, ...] = ()
    as_of: date | None = None
    review_by: date | None = None
    unverified: tuple[Sentence, ...] = ()

    @field_validator("phone", "supervision_phone", mode="before")
    @classmethod
    def _phone_is_text(cls, value: object) -> object:
        # YAML reads 12345 as a number, and 0812… as another one: a long number must be quoted.
        if isinstance(value, int):
            if value > _LONGEST_HOTLINE:
                raise ValueError("带引号的文字,如 '0812-12345'")
            return str(value)
        return value

    @property
    def written(self) -> bool:
        """Whether somebody has written the guide, beyond what the catalogue says."""
        return self.summary is not None

    def certainty(self, block: str) -> Certainty | None:
        """Certainty of ``block`` (a field name of the guide): the surest of its sources."""
        found = [s.certainty for s in self.sources if block in s.supports]
        return min(found, key=list(Certainty).index, default=None)
