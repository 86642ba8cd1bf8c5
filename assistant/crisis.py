"""Despair and danger: recognised before anything else, by the phrases of the lexicon."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_CRY = 16  # characters


class Danger(StrEnum):
    """What kind of help is needed at once."""

    DESPAIR = "despair"
    VIOLENCE = "violence"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class CrisisLexicon:
    """Phrases of ``lexicon/crisis.tsv`` with the danger that they tell."""

    phrases: tuple[tuple[str, Danger], ...]

    @classmethod
    def read(cls, path: Path) -> "CrisisLexicon":
        """Read the file.

        Raises:
            ValueError: a kind of danger that does not exist.
        """
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        return cls(tuple((row["phrase"], Danger(row["kind"])) for row in rows))

    def danger(self, text: str) -> Danger | None:
        """The danger told in ``text``, or None; where several are told, the first of the file.

        An emergency is a short cry; a long text that names a fire tells what happened and asks
        for help with the papers.
        """
        return next(
            (
                danger
                for phrase, danger in self.phrases
                if phrase in text and (danger is not Danger.EMERGENCY or len(text) <= _CRY)
            ),
            None,
        )
