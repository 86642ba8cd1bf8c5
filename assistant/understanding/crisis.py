"""Despair and danger: recognised before anything else, by the phrases of the lexicon."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from ingest.source import Record

_CRY = 16  # characters


class Danger(StrEnum):
    """What kind of help is needed at once."""

    DESPAIR = "despair"
    VIOLENCE = "violence"
    EMERGENCY = "emergency"


class _Row(Record):
    phrase: str
    kind: Danger


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
        return cls(tuple((row.phrase, row.kind) for row in read_lexicon(path, _Row)))

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
