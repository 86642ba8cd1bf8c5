"""Several matters in one question, by the cues of the lexicon."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.language.phrases import Phrases
from ingest.source import Record

_SURE = 2  # weight of cues from which a question asks for several matters


class _Row(Record):
    phrase: str
    weight: int


@dataclass(frozen=True)
class SeveralLexicon:
    """Phrases of ``lexicon/several.tsv`` by weight: higher says more surely that there are several."""

    by_weight: Mapping[int, Phrases]

    @classmethod
    def read(cls, path: Path) -> "SeveralLexicon":
        """Read the file.

        Raises:
            ValueError: a weight that is no whole number.
        """
        rows = read_lexicon(path, _Row)
        weights = sorted({row.weight for row in rows}, reverse=True)
        return cls({w: Phrases.of(r.phrase for r in rows if r.weight == w) for w in weights})

    def asked(self, text: str) -> bool:
        """Whether ``text`` asks for several matters."""
        return any(
            weight >= _SURE and phrases.are_in(text) for weight, phrases in self.by_weight.items()
        )
