"""What a turn of a conversation is made of: cues, the aspect asked, and what is left of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import dropwhile
from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from assistant.understanding.aspect import AskedAspect, AspectLexicon
from ingest.source import Record

_MASK = re.compile(r"\[[^\[\]]*\]")  # what stands for a masked number is no word of the person
_CLAUSE = re.compile(r"[^\W_]+")
# “不是补办,是换证”: what is wrong, then what is meant. “是不是” asks and corrects nothing.
_NOT_BUT = re.compile(r"(?<!是)不是[^,。;!?]{1,12}?[,。; ]*(?:而是|应该是|是|要)(?P<right>.+)")
_NEEDED = re.compile(r"要不要|用不用|需不需要|是不是要|要.+[不吗嘛]\W*$")
# What decides when one turn names several aspects: being stuck and who goes are the matter itself,
# “can one” only asks for it. Of equals the last decides, as in a question.
_STRENGTH = {
    AskedAspect.STUCK: 3,
    AskedAspect.PROXY: 2,
    AskedAspect.MATERIALS: 1,
    AskedAspect.ELIGIBILITY: 0,
    AskedAspect.HOW: 0,
}
_ORDINARY_STRENGTH = 2


class Cue(StrEnum):
    """What a phrase of ``lexicon/follow_ups.tsv`` tells that is no aspect."""

    AGAIN = "again"
    SLOWER = "slower"
    LOUDER = "louder"
    SIMPLER = "simpler"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ACKNOWLEDGED = "ack"
    YES = "yes"
    NO = "no"
    NONE = "none"
    STAFF = "staff"
    CORRECTION = "correction"
    LEAD = "lead"
    KIN = "kin"
    FIRST = "pick_1"
    SECOND = "pick_2"
    THIRD = "pick_3"
    FOURTH = "pick_4"
    FIFTH = "pick_5"
    LAST = "pick_last"
    FILLER = "filler"


MANNER_CUES = (Cue.SIMPLER, Cue.SLOWER, Cue.LOUDER, Cue.AGAIN)
PICKS = (Cue.FIRST, Cue.SECOND, Cue.THIRD, Cue.FOURTH, Cue.FIFTH, Cue.LAST)
_CORRECTING = {Cue.NO, Cue.NONE, Cue.CORRECTION}


class _PhraseRow(Record):
    phrase: str
    act: Cue | AskedAspect


@dataclass(frozen=True)
class Piece:
    """A stretch of a turn and what it tells; None where no phrase covers it."""

    text: str
    tells: Cue | AskedAspect | None


@dataclass(frozen=True)
class Reading:
    """One turn: its pieces in order, and the words of those that no phrase covers."""

    text: str
    pieces: tuple[Piece, ...]
    words: tuple[str, ...]

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cues, in order."""
        return tuple(piece.tells for piece in self.pieces if isinstance(piece.tells, Cue))

    @cached_property
    def aspect(self) -> AskedAspect | None:
        """The aspect asked for, or None when no phrase names one."""
        told = [piece.tells for piece in self.pieces if isinstance(piece.tells, AskedAspect)]
        ranked = [(_STRENGTH.get(aspect, _ORDINARY_STRENGTH), n) for n, aspect in enumerate(told)]
        return told[max(ranked)[1]] if ranked else None

    @cached_property
    def asks(self) -> bool:
        """Whether it asks for something; “要带啥子没听清” only wants the same once more."""
        told = [piece.tells for piece in self.pieces]
        last = [t for t in told if isinstance(t, AskedAspect) or t in MANNER_CUES][-1:]
        return bool(self.words) or any(isinstance(t, AskedAspect) for t in last)

    @property
    def only_how(self) -> bool:
        """Whether it asks for no more than HOW: “晓得咋办了” asks nothing."""
        return not self.words and self.aspect in (None, AskedAspect.HOW)

    @property
    def asks_whether_needed(self) -> bool:
        """Whether it asks if something has to be: “要登报不”."""
        return _NEEDED.search(self.text) is not None

    @cached_property
    def corrected(self) -> str | None:
        """What the person means instead (“不是我,是我妈” → “我妈”), or None without a correction."""
        found = _NOT_BUT.search(self.text)
        if found:
            return found["right"]
        opening = [p for p in self.pieces if p.tells is not Cue.FILLER][:1]
        if not any(piece.tells in _CORRECTING for piece in opening):
            return None
        meant = dropwhile(lambda p: p.tells in _CORRECTING or p.tells is Cue.FILLER, self.pieces)
        return "".join(piece.text for piece in meant) or None


@dataclass(frozen=True)
class FollowUpLexicon:
    """Phrases of ``lexicon/follow_ups.tsv`` and ``lexicon/aspects.tsv`` with what they tell."""

    phrases: Mapping[str, Cue | AskedAspect]
    aspects: AspectLexicon

    @classmethod
    def read(cls, folder: Path) -> "FollowUpLexicon":
        """Read the two files of ``folder``; where both hold a phrase, the follow-up's act counts.

        Raises:
            ValueError: an act that does not exist.
        """
        aspects = AspectLexicon.read(folder / "aspects.tsv")
        rows = read_lexicon(folder / "follow_ups.tsv", _PhraseRow)
        own = {row.phrase: row.act for row in rows}
        return cls({**dict(aspects.phrases), **own}, aspects)

    def read_turn(self, text: str, words: Callable[[str], list[str]]) -> Reading:
        """``text``, which is normalised, taken apart; ``words`` cuts what no phrase covers.

        The longest phrase counts. One of a single character counts only as the whole turn or, if
        it leads on, at the beginning of a clause; elsewhere it is part of other words.
        """
        clauses = _CLAUSE.findall(_MASK.sub(" ", text.lower()))
        whole = "".join(clauses)
        if whole in self.phrases:
            return Reading(text, (Piece(whole, self.phrases[whole]),), ())
        pieces = tuple(piece for clause in clauses for piece in self._cut(clause))
        left = [word for p in pieces if p.tells is None for word in words(p.text)]
        return Reading(text, pieces, tuple(word for word in left if word not in self.phrases))

    def _cut(self, clause: str) -> Iterator[Piece]:
        rest, at = "", 0
        while at < len(clause):
            phrase = self._longest_at(clause, at)
            if not phrase:
                rest, at = rest + clause[at], at + 1
                continue
            if rest:
                yield Piece(rest, None)
            yield Piece(phrase, self.phrases[phrase])
            rest, at = "", at + len(phrase)
        if rest:
            yield Piece(rest, None)

    def _longest_at(self, clause: str, at: int) -> str:
        for length in range(min(self._most, len(clause) - at), 0, -1):
            phrase = clause[at : at + length]
            tells = self.phrases.get(phrase)
            if tells is not None and (at == 0 if tells is Cue.LEAD else length > 1):
                return phrase
        return ""

    @cached_property
    def _most(self) -> int:
        return max(map(len, self.phrases))
