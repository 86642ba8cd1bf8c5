"""What a question tells: the aspect it asks for and danger, by the phrases of the lexicon."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.crisis import CrisisLexicon


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
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        pairs = [(row["phrase"], AskedAspect(row["aspect"])) for row in rows]
        return cls(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))))

    def aspect(self, text: str) -> AskedAspect:
        """The aspect of the phrase that stands last in ``text``; of equals, the longest.

        People tell their story first and ask at the end.
        """
        found = [(text.rfind(phrase) + len(phrase), aspect) for phrase, aspect in self._in(text)]
        return max(found, key=lambda pair: pair[0], default=(0, AskedAspect.HOW))[1]

    def _in(self, text: str) -> Sequence[tuple[str, AskedAspect]]:
        return [pair for pair in self.phrases if pair[0] in text]


@dataclass(frozen=True)
class Lexicon:
    """All that the folder ``corpora/lexicon`` holds for understanding a question."""

    aspects: AspectLexicon
    crisis: CrisisLexicon

    @classmethod
    def read(cls, folder: Path) -> "Lexicon":
        """Read the files of ``folder``.

        Raises:
            ValueError: a value that does not exist.
        """
        return cls(
            aspects=AspectLexicon.read(folder / "aspects.tsv"),
            crisis=CrisisLexicon.read(folder / "crisis.tsv"),
        )
