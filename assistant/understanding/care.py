"""Grief, anger, long waiting and worry in a question: one kind sentence before the reply.

Precision first: where a text may be office shorthand, a supposition or an old story, nothing is
said. A kind word at the wrong place hurts more than none.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.language.phrases import Phrases
from assistant.status import Status
from assistant.texts.care import OPENINGS
from assistant.understanding.grief import GriefLexicon, GriefWord
from ingest.source import Record

# Despair has its own answer, and chatter is answered in the tone it was said.
_WITHOUT = {Status.CRISIS, Status.OFF_TOPIC}
_OFFICE = "office"  # words of a clerk who writes about somebody's matter


class Feeling(StrEnum):
    """What the author of a question goes through; the first of these counts."""

    GRIEF = "grief"
    ANGER = "anger"
    WAITING = "waiting"
    WORRY = "worry"


class _CareRow(Record):
    phrase: str
    kind: str


@dataclass(frozen=True)
class CareLexicon:
    """Phrases of ``lexicon/care.tsv``: of each feeling, of a death, of office shorthand."""

    feelings: dict[Feeling, Phrases]
    deaths: GriefLexicon
    office: Phrases

    @classmethod
    def read(cls, path: Path) -> "CareLexicon":
        """Read the file.

        Raises:
            ValueError: a kind that does not exist.
        """
        told: dict[str, list[str]] = {kind: [] for kind in (*Feeling, *GriefWord, _OFFICE)}
        for row in read_lexicon(path, _CareRow):
            if row.kind not in told:
                raise ValueError(
                    f"{path.name}：“{row.phrase}”的 kind 是 {row.kind}，允许：{'、'.join(told)}"
                )
            told[row.kind].append(row.phrase)
        return cls(
            feelings={feeling: Phrases.of(told[feeling]) for feeling in Feeling},
            deaths=GriefLexicon({word: Phrases.of(told[word]) for word in GriefWord}),
            office=Phrases.of(told[_OFFICE]),
        )

    def opening(self, text: str, status: Status) -> str | None:
        """The sentence to put before the direct reply to the normalised ``text``, or None."""
        feeling = None if status in _WITHOUT else self.feeling(text)
        return OPENINGS[feeling] if feeling else None

    def feeling(self, text: str) -> Feeling | None:
        """What ``text`` tells of its author, or None."""
        if self.office.are_in(text):
            return None
        if self.deaths.tells_a_death(text):
            return Feeling.GRIEF
        return next((f for f, phrases in self.feelings.items() if phrases.are_in(text)), None)
