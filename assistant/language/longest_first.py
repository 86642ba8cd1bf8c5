"""Phrases found in a text, the longest first and without overlap."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.language.beginnings import Beginnings

V = TypeVar("V")


@dataclass(frozen=True)
class LongestFirst(Generic[V]):
    """What each phrase stands for: ``pairs`` of (phrase, value), longest phrase first.

    “我老太婆” speaks of oneself although “老太婆” speaks of a wife: what a longer phrase covers is
    not read again.
    """

    pairs: Beginnings[tuple[str, V]]

    @classmethod
    def of(cls, meanings: Mapping[str, V] | Iterable[tuple[str, V]]) -> "LongestFirst[V]":
        """From phrases and what they stand for; of the same phrase twice, both are kept."""
        pairs = meanings.items() if isinstance(meanings, Mapping) else meanings
        ordered = sorted(pairs, key=lambda pair: -len(pair[0]))
        return cls(Beginnings.of((pair[0], pair) for pair in ordered))

    def found(self, text: str) -> Iterator[tuple[str, V]]:
        """Each phrase of ``text`` that no longer one covers, with its value."""
        rest = text
        taken: set[str] = set()
        for phrase, value in self.pairs.possible(text):
            if phrase in taken or phrase in rest:
                yield phrase, value
                taken.add(phrase)
                rest = rest.replace(phrase, "\n")
