"""One row of ``lexicon/told.tsv``."""

from enum import StrEnum

from pydantic import model_validator

from assistant.language.pattern import Pattern
from ingest.policy import PROFILE_FIELDS
from ingest.source import Record

NUMBER, WHO = "{n}", "{who}"


class RowKind(StrEnum):
    """What a row of the file says."""

    PERSON = "person"
    NOT_PERSON = "not_person"
    FOR = "for"
    PHRASE = "phrase"
    PATTERN = "pattern"
    BEFORE = "before"
    AFTER = "after"


class ToldRow(Record):
    """One row; ``said`` is a word or phrase, or a pattern for the other kinds.

    ``person``: ``field`` is who it is, ``value`` the sex where the word tells it.
    ``not_person``: a pattern in which such a word is nobody of whom something is told.
    ``for``: the pattern names whom the matter is for. ``phrase`` and ``pattern``: ``field`` is
    ``value``; ``{n}`` stands for an exact number, ``{who}`` for a person, once each. ``before``
    and ``after``: a pattern that, right before or after in the same clause, means that ``field``
    (every field if empty) is not told there: a denial, a wish, a condition, about as much.
    """

    kind: RowKind
    said: Pattern
    field: str
    value: str

    @property
    def tells(self) -> bool:
        """Whether the row tells a fact."""
        return self.kind in (RowKind.PHRASE, RowKind.PATTERN)

    @model_validator(mode="after")
    def _known_words(self) -> "ToldRow":
        marks = self.kind in (RowKind.BEFORE, RowKind.AFTER)
        if (self.tells or (marks and self.field)) and self.field not in PROFILE_FIELDS:
            raise ValueError(f"field 只能是:{'、'.join(PROFILE_FIELDS)}")
        if self.tells:
            choices = PROFILE_FIELDS[self.field]
            if choices is None and not (self.value.isdecimal() or self.value == NUMBER):
                raise ValueError(f"{self.field} 的值只能是整数或 {NUMBER}")
            if choices is not None and self.value not in choices:
                raise ValueError(f"{self.field} 的值只能是:{'、'.join(choices)}")
        return self
