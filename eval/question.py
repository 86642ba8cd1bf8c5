"""A question set: what was asked, and which items would be right."""

from pathlib import Path

from pydantic import AliasChoices, Field

from eval.fact import Group
from eval.jsonl import Numbered, read_jsonl

_EXPECTED = AliasChoices("expected", "items")
_OUTSIDE = frozenset({"not_in_catalogue", "off_topic"})


class Question(Numbered):
    """One question; ``expected`` absent means that it is answered but not measured.

    A fact question says ``items`` for ``expected``, and groups of strings of which its answer
    ``must`` and ``must_not`` say one (see ``eval.fact``).
    """

    question: str
    expected: tuple[str, ...] | None = Field(default=None, validation_alias=_EXPECTED)
    persona: str = ""
    kind: str = "normal"
    aspect: str = ""
    must: tuple[Group, ...] = ()
    must_not: tuple[Group, ...] = ()

    @property
    def outside(self) -> bool:
        """Whether no item of the catalogue is right for it."""
        return self.kind in _OUTSIDE

    @property
    def inside(self) -> bool:
        """Whether the ranking can be right or wrong: it is measured and has an expected item."""
        return bool(self.expected) and not self.outside


def read_questions(path: Path, limit: int | None = None) -> list[Question]:
    """Questions of the file, at most ``limit``; see ``read_jsonl`` for order and errors."""
    return read_jsonl(path, Question, limit)
