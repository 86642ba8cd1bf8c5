"""The pinyin field: how text sounds, so that wrong characters of the right sound still match."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from pypinyin import lazy_pinyin

from ingest.confusion import Confusion

_VOWELS = "aeiouv"


class Pinyin:
    """Pairs of neighbouring syllables, without tones, confusable sounds made one.

    Every character has its most usual reading, whatever word it stands in: question and passage
    are read the same way, which matters more here than the right reading.
    """

    def __init__(self, confusions: Iterable[Confusion]) -> None:
        known = tuple(confusions)
        self._initials = {c.said: c.stands_for for c in known if c.part == "initial"}
        self._finals = {c.said: c.stands_for for c in known if c.part == "final"}
        self._syllable = lru_cache(maxsize=30_000)(self._sound)

    def __call__(self, text: str) -> list[str]:
        """Pairs of syllables of ``text``; letters and digits stand for themselves."""
        syllables = [self._syllable(char) for char in text.lower() if char.isalnum()]
        return [f"{first} {second}" for first, second in pairwise(syllables)]

    def _sound(self, char: str) -> str:
        syllable = lazy_pinyin(char)[0]
        for said, stands_for in self._initials.items():
            rest = syllable.removeprefix(said)
            if rest != syllable and rest and (said[-1] not in _VOWELS or rest[0] in _VOWELS):
                syllable = stands_for + rest
                break
        for said, stands_for in self._finals.items():
            if syllable.endswith(said):
                return syllable.removesuffix(said) + stands_for
        return syllable
