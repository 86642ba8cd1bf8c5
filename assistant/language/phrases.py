"""Phrases of a lexicon and where a text says them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.language.beginnings import Beginnings
from assistant.language.clause import Span

# What stands for a few words: within the clause, and (written twice) across clauses.
_GAPS = {"……": "[^。！？!?]{0,12}?", "…": "[^，。！？；：,.!?;:\\s]{0,8}?"}
_GAP = re.compile("(……|…)")


@dataclass(frozen=True)
class Phrases:
    """Phrases as they are said, and patterns for those with a gap for a few words."""

    plain: Beginnings[str]
    gapped: Beginnings[tuple[str, re.Pattern[str]]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Phrases":
        """From entries such as ``对不上``, ``名字…不同`` and ``扣了钱……没``."""
        plain: list[str] = []
        gapped: list[tuple[str, re.Pattern[str]]] = []
        for phrase in phrases:
            first, *rest = _GAP.split(phrase)
            if rest:
                parts = (_GAPS.get(part) or re.escape(part) for part in (first, *rest))
                gapped.append((first, re.compile("".join(parts))))
            else:
                plain.append(first)
        return cls(
            Beginnings.of((phrase, phrase) for phrase in plain),
            Beginnings.of((pair[0], pair) for pair in gapped),
        )

    def spans(self, text: str) -> Iterator[Span]:
        """Every place where ``text`` says one of the phrases, in no order."""
        for phrase in self.plain.possible(text):
            start = text.find(phrase)
            while start >= 0:
                yield Span(start, start + len(phrase))
                start = text.find(phrase, start + 1)
        for first, pattern in self.gapped.possible(text):
            if first in text:
                yield from (Span(*found.span()) for found in pattern.finditer(text))

    def are_in(self, text: str) -> bool:
        """Whether ``text`` says one of the phrases."""
        return any(phrase in text for phrase in self.plain.possible(text)) or any(
            pattern.search(text) for first, pattern in self.gapped.possible(text) if first in text
        )
