"""Long stories: the sentences that carry the need are kept, the rest is left out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.language.longest_first import LongestFirst
from ingest.source import Record

_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*")
_SHORT = 40  # characters: so much is read whole
_TELLING = 0.4  # of what the most telling sentence has in common with the corpus


class _Row(Record):
    phrase: str
    weight: int


@dataclass(frozen=True)
class Story:
    """Fillers of ``lexicon/stop_phrases.txt`` and the weighted phrases of ``lexicon/needs.tsv``.

    A positive weight marks a sentence that carries a need, a negative one small talk.
    """

    fillers: tuple[str, ...]
    needs: LongestFirst[int]

    @classmethod
    def read(cls, fillers: Path, needs: Path) -> "Story":
        """Read both files.

        Raises:
            ValueError: a weight that is no whole number.
        """
        lines = fillers.read_text(encoding="utf-8").split("\n")
        return cls(
            fillers=tuple(sorted(filter(None, map(str.strip, lines)), key=len, reverse=True)),
            needs=LongestFirst.of((row.phrase, row.weight) for row in read_lexicon(needs, _Row)),
        )

    def need(self, text: str, in_common: Callable[[str], float]) -> str:
        """``text`` without fillers and, when it is long, without the sentences that carry no need.

        ``in_common`` says how much a sentence has in common with the corpus per word, higher is
        more: small talk names no matter. What would leave nothing is left as it is.
        """
        told = self.without_fillers(text)
        sentences = _SENTENCE.findall(told)
        if len(told) < _SHORT or len(sentences) < 2:
            return told
        kept = [s for s in sentences if self._weight(s) >= 0] or sentences
        telling = [in_common(sentence) for sentence in kept]
        least = _TELLING * max(telling)
        return "".join(s for s, told_ in zip(kept, telling, strict=True) if told_ >= least)

    def _weight(self, sentence: str) -> int:
        found: Iterable[tuple[str, int]] = self.needs.found(sentence)
        return sum(weight * sentence.count(phrase) for phrase, weight in found)

    def without_fillers(self, text: str) -> str:
        """``text`` without greetings and the like; a text of nothing else is left as it is."""
        rest = text
        for filler in self.fillers:
            rest = rest.replace(filler, "，")
        rest = re.sub(r"^[，,、\s]+|(?<=[，,。！？])[，,、\s]+", "", rest)
        return rest if any(char.isalnum() for char in rest) else text
