"""The clause: the stretch between two marks in which words belong together."""

import re
from dataclasses import dataclass

_MARKS = re.compile(r"[，。！？；：,.!?;:\s]")


@dataclass(frozen=True)
class Span:
    """Characters ``start`` to ``end`` (not included) of a text."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Whether ``other`` covers this span and more."""
        return self != other and other.start <= self.start and self.end <= other.end


def clause_of(text: str, span: Span) -> Span:
    """The clause of ``text`` around ``span``, marks left out."""
    before = list(_MARKS.finditer(text, 0, span.start))
    after = _MARKS.search(text, span.end)
    start = before[-1].end() if before else 0
    return Span(start, after.start() if after else len(text))


def clause_before(text: str, clause: Span) -> Span:
    """The clause in front of ``clause``; empty at the start of the text."""
    end = clause.start
    while end > 0 and _MARKS.match(text, end - 1):
        end -= 1
    return Span(clause_of(text, Span(end, end)).start, end)
