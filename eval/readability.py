"""How readable the answers of a run are: length of sentences, official words left unexplained."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Any

from assistant.language.sentences import sentences
from assistant.wording.plain_words import PlainWords
from eval.metrics import groups
from eval.row import Row
from eval.scores import Pair

SHORT = 30  # characters that a sentence should not exceed
# Headings and sources are no sentences; a list mark is no part of one.
_NO_SENTENCE = re.compile(r"\s*(?:【|（据：)")
_LIST_MARK = re.compile(r"\s*(?:·|\d+\.)\s")


@dataclass(frozen=True)
class Reading:
    """One answer: characters of each sentence, white space aside; official words by explained."""

    lengths: tuple[int, ...]
    official: dict[str, bool]

    @classmethod
    def of(cls, row: Row, words: PlainWords) -> "Reading":
        """The reading of the answer in ``row``."""
        lines = [line for line in row.text.split("\n") if not _NO_SENTENCE.match(line)]
        text = "\n".join(_LIST_MARK.sub("", line, count=1) for line in lines)
        lengths = tuple(len("".join(sentence.split())) for sentence in sentences(text))
        return cls(lengths, words.used(text))


def readability(pairs: Sequence[Pair], words: PlainWords) -> dict[str, Any]:
    """Figures overall, by aspect of the question and by status of the answer.

    ``share_short`` of all sentences together has at most ``SHORT`` characters, ``median_length``
    is in characters; ``official`` words and those of them ``unexplained`` are means per answer,
    ``share_unexplained`` is the one over the other, over all answers together. Lower is better,
    but for ``share_short``; None where nothing counts.
    """
    readings = [Reading.of(row, words) for _, row in pairs]
    statuses = sorted({row.status for _, row in pairs})
    return {
        "overall": _figures(readings),
        "by_aspect": {
            aspect: _figures(readings[place] for place in places)
            for aspect, places in groups(pairs, "aspect").items()
        },
        "by_status": {
            status: _figures(
                reading
                for reading, (_, row) in zip(readings, pairs, strict=True)
                if row.status == status
            )
            for status in statuses
        },
    }


def _figures(readings: Iterable[Reading]) -> dict[str, Any]:
    answers = list(readings)
    lengths = [length for answer in answers for length in answer.lengths]
    official = [len(answer.official) for answer in answers]
    unexplained = [sum(not told for told in answer.official.values()) for answer in answers]
    return {
        "n": len(answers),
        "sentences": len(lengths),
        "share_short": _rounded(fmean(n <= SHORT for n in lengths) if lengths else None),
        "median_length": median(lengths) if lengths else None,
        "official": _rounded(fmean(official) if official else None),
        "unexplained": _rounded(fmean(unexplained) if unexplained else None),
        "share_unexplained": _rounded(sum(unexplained) / sum(official) if sum(official) else None),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
