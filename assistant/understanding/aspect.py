"""The aspect of an item that a question asks about, by the phrases of the lexicon."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from ingest.source import Record


class AskedAspect(StrEnum):
    """The side of an item that a question asks about; HOW when no phrase says more."""

    HOW = "how"
    MATERIALS = "materials"
    FEE = "fee"
    TIME = "time"
    WHERE = "where"
    ELIGIBILITY = "eligibility"
    PROXY = "proxy"
    ONLINE = "online"
    RESULT = "result"
    STUCK = "stuck"


class _Row(Record):
    aspect: AskedAspect
    phrase: str


@dataclass(frozen=True)
class AspectLexicon:
    """Phrases of ``lexicon/aspects.tsv``: (phrase, aspect), longest phrase first."""

    phrases: tuple[tuple[str, AskedAspect], ...]

    @classmethod
    def read(cls, path: Path) -> "AspectLexicon":
        """Read the file.

        Raises:
            ValueError: an aspect that does not exist.
        """
        pairs = [(row.phrase, row.aspect) for row in read_lexicon(path, _Row)]
        return cls(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))))

    def aspect(self, text: str) -> AskedAspect:
        """The aspect of the phrase that stands last in ``text``; of equals, the longest.

        People tell their story first and ask at the end.
        """
        found = [(text.rfind(phrase) + len(phrase), aspect) for phrase, aspect in self._in(text)]
        return max(found, key=lambda pair: pair[0], default=(0, AskedAspect.HOW))[1]

    def _in(self, text: str) -> Sequence[tuple[str, AskedAspect]]:
        return [pair for pair in self.phrases if pair[0] in text]
