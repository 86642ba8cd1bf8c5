"""The case: a resolved “办不成事” matter, kept as a precedent."""

from enum import StrEnum

from pydantic import Field, model_validator

from ingest.guide import DayUnit, ItemId, MeasureName, Sentence
from ingest.source import Record, Source


class RootCause(StrEnum):
    """Why a matter got stuck, as the windows report it."""

    MATERIALS = "材料不全"
    LAW = "法规政策限制"
    SEVERAL_DEPARTMENTS = "多部门"
    SYSTEM = "系统故障"
    MISMATCH = "信息不一致"
    LEGACY = "历史遗留"
    CANNOT_COME = "本人不便"


class Origin(StrEnum):
    """Where a case comes from; shown wherever a case is shown."""

    ARTICLE = "article"
    PRESS = "press"
    COMPOSED = "composed"
    WINDOW = "window"


_REPORTED = (Origin.ARTICLE, Origin.PRESS)


class Case(Record):
    """What was wanted, why it got stuck, who coordinated, what helped, how it ended.

    Holds no names of people. A composed case is a realistic matter written for the library and
    says so; an article or press case carries its source; a window case is a matter that a window
    solved, told by its staff.
    """

    case_id: str = Field(pattern=r"^C-\d{3}$")
    title: Sentence
    origin: Origin
    wanted: Sentence
    stuck: Sentence
    root_cause: RootCause
    coordinator: Sentence
    measures: tuple[MeasureName, ...] = Field(min_length=1)
    actions: tuple[Sentence, ...] = Field(min_length=1)
    result: Sentence
    days: int | None = Field(default=None, ge=0)
    day_unit: DayUnit | None = None
    items: tuple[ItemId, ...] = Field(min_length=1)
    lesson: Sentence
    ways_of_asking: tuple[Sentence, ...] = ()
    still_valid: bool
    validity_note: str | None = None
    sources: tuple[Source, ...] = ()

    @model_validator(mode="after")
    def _reported_cases_name_their_source(self) -> "Case":
        if self.origin in _REPORTED and not self.sources:
            raise ValueError("article 和 press 案例必须写 sources")
        if not self.still_valid and not self.validity_note:
            raise ValueError("still_valid 为 false 时必须写 validity_note")
        return self
