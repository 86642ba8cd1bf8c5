"""Phrases by their first two characters: of thousands, the few that a text can hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

V = TypeVar("V")
_LENGTH = 2


@dataclass(frozen=True, eq=False)
class Beginnings(Generic[V]):
    """Values in their order, found by how their phrases begin."""

    placed: dict[str, tuple[tuple[int, V], ...]]
    known: frozenset[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, V]]) -> "Beginnings[V]":
        """From phrases and what is to be found by each; an empty phrase is in every text."""
        placed: dict[str, list[tuple[int, V]]] = {}
        for place, (phrase, value) in enumerate(pairs):
            placed.setdefault(phrase[:_LENGTH], []).append((place, value))
        return cls({start: tuple(found) for start, found in placed.items()}, frozenset(placed))

    def __iter__(self) -> Iterator[V]:
        """All values, in their order."""
        placed = (pair for found in self.placed.values() for pair in found)
        return (value for _, value in sorted(placed, key=itemgetter(0)))

    def possible(self, text: str) -> list[V]:
        """The values whose phrases begin with what ``text`` holds, in their order."""
        found = [pair for start in self.known & _starts(text) for pair in self.placed[start]]
        return [value for _, value in sorted(found, key=itemgetter(0))]


@lru_cache(maxsize=16)  # one question is read with many lists of phrases
def _starts(text: str) -> frozenset[str]:
    pairs = (text[place : place + _LENGTH] for place in range(len(text)))
    return frozenset(("", *text, *pairs))
