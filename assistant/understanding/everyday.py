"""Everyday and Sichuan words: the service words that they stand for."""

from dataclasses import dataclass
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.language.longest_first import LongestFirst
from ingest.source import Record


class _Row(Record):
    said: str
    means: str
    kind: str


@dataclass(frozen=True)
class Everyday:
    """The pairs of ``lexicon/everyday.tsv``."""

    words: LongestFirst[str]

    @classmethod
    def read(cls, path: Path) -> "Everyday":
        """Read the file.

        Raises:
            ValueError: a row is not complete.
        """
        return cls(LongestFirst.of((row.said, row.means) for row in read_lexicon(path, _Row)))

    def service_words(self, text: str) -> tuple[str, ...]:
        """Service words for what ``text`` says in everyday words: beside it, not instead of it."""
        return tuple(dict.fromkeys(means for _, means in self.words.found(text)))
