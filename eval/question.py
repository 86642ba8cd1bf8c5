"""A question set: what was asked, and which items would be right."""

from pathlib import Path

from eval.jsonl import Numbered, read_jsonl

_OUTSIDE = frozenset({"not_in_catalogue", "off_topic"})


class Question(Numbered):
    """One question; ``expected`` absent means that it is answered but not measured."""

    question: str
    expected: tuple[str, ...] | None = None
    persona: str = ""
    kind: str = "normal"
    aspect: str = ""

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
