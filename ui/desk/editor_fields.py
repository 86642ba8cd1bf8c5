"""The form of a guide as a table: its sections, their fields, and how each is filled in."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.texts import editor as words
from ingest.guide import ChannelForm, DayUnit, Form, MeasureName, ProxyRule
from ingest.guide_lint import CITED_BLOCKS
from ingest.source import Certainty


class Kind(enum.StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    AREA = "area"
    LINES = "lines"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    TICK = "tick"
    TICKS = "ticks"


@dataclass(frozen=True)
class Field:
    """One input; ``options`` are value and label, of a choice or of boxes to tick.

    ``empty`` of a choice is what it reads while nothing is chosen; without one something always is.
    """

    name: str
    kind: Kind = Kind.TEXT
    options: tuple[tuple[str, str], ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Block:
    """One field of the guide: a single input, several that belong together, or rows of them."""

    name: str
    fields: tuple[Field, ...]
    rows: bool = False

    @property
    def single(self) -> bool:
        """Whether the field of the guide is the input itself."""
        return not self.rows and self.fields[0].name == self.name


def _one(name: str, kind: Kind = Kind.TEXT) -> Block:
    return Block(name, (Field(name, kind),))


def _choice(name: str, values: type[enum.StrEnum], empty: str = "") -> Field:
    return Field(name, Kind.CHOICE, tuple((one, one) for one in values), empty)


_SUPPORTS = tuple((name, words.LABELS[name].partition("，")[0]) for name in CITED_BLOCKS)

SECTIONS: Mapping[str, tuple[Block, ...]] = {
    "names": (
        _one("plain_name"),
        _one("summary", Kind.AREA),
        _one("ways_of_asking", Kind.LINES),
        _one("aliases", Kind.LINES),
    ),
    "who": (_one("eligibility", Kind.LINES), _one("not_eligible_hint", Kind.AREA)),
    "materials": (
        Block(
            "materials",
            (
                Field("name"),
                _choice("form", Form),
                Field("originals", Kind.NUMBER),
                Field("copies", Kind.NUMBER),
                Field("issuer"),
                Field("when", Kind.AREA),
                Field("note", Kind.AREA),
                Field("required", Kind.TICK),
                Field("promise_allowed", Kind.TICK),
                Field("defer_allowed", Kind.TICK),
            ),
            rows=True,
        ),
        _one("materials_note", Kind.AREA),
    ),
    "steps": (_one("steps", Kind.LINES),),
    "time": (
        _one("statutory_days", Kind.NUMBER),
        _one("promised_days", Kind.NUMBER),
        Block("day_unit", (_choice("day_unit", DayUnit, words.CHOOSE),)),
        _one("limit_note", Kind.AREA),
        Block(
            "fee",
            (
                Field("charged", Kind.CHOICE, tuple(words.YES_NO.items()), words.CHOOSE),
                Field("amount", Kind.AREA),
                Field("basis"),
            ),
        ),
        Block("result", (Field("name", Kind.AREA), Field("validity", Kind.AREA))),
    ),
    "where": (
        Block("where", (Field("window"), Field("note", Kind.AREA))),
        Block(
            "channels",
            (_choice("form", ChannelForm, words.PICK), Field("note", Kind.AREA)),
            rows=True,
        ),
        _one("booking", Kind.AREA),
        _one("phone"),
        _one("supervision_phone"),
        Block(
            "proxy",
            (
                _choice("allowed", ProxyRule, words.CHOOSE),
                Field("needs", Kind.LINES),
                Field("note", Kind.AREA),
            ),
        ),
    ),
    "care": (
        _one("pitfalls", Kind.LINES),
        Block("faq", (Field("q"), Field("a", Kind.AREA)), rows=True),
        Block("related", (Field("item_id"), Field("difference", Kind.AREA)), rows=True),
        Block(
            "measures",
            (
                _choice("name", MeasureName, words.PICK),
                Field("when", Kind.AREA),
                Field("border", Kind.AREA),
            ),
            rows=True,
        ),
    ),
    "sources": (
        Block("legal_basis", (Field("law"), Field("article")), rows=True),
        Block(
            "sources",
            (
                Field("title"),
                Field("as_of", Kind.DATE),
                _choice("certainty", Certainty, words.PICK),
                Field("supports", Kind.TICKS, _SUPPORTS),
            ),
            rows=True,
        ),
        _one("as_of", Kind.DATE),
        _one("review_by", Kind.DATE),
        _one("unverified", Kind.LINES),
    ),
}
BLOCKS: Mapping[str, Block] = {
    block.name: block for blocks in SECTIONS.values() for block in blocks
}
