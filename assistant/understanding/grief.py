"""A death in the family, told in a question: a relative, then a word of death."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.language.clause import Span, clause_of
from assistant.language.phrases import Phrases

_FAR = 12  # characters between the relative and the word of death, and looked at after it
_POSSESSION = "的"  # “我妈的身份证没了”


class GriefWord(StrEnum):
    """What a phrase is in the telling of a death.

    ``DIED`` is plain, but “急死了”, after a word of being ``TIRED``, is not. ``PASSING`` (“走了”)
    has other meanings: only ``BETWEEN`` and ``RECENT`` may stand before it, no ``WALKED`` after
    it, and of a relative that is no ``ELDER`` the text needs a word of ``MOURNING``. ``DYING``
    (“去世”) is an event only at a ``RECENT`` time.
    """

    ELDER = "elder"
    KIN = "kin"
    DIED = "died"
    PASSING = "passing"
    DYING = "dying"
    RECENT = "recent"
    BETWEEN = "between"
    WALKED = "walked"
    MOURNING = "mourning"
    LONG_AGO = "long_ago"
    SUPPOSED = "supposed"
    OTHER_ONE = "other_one"
    TIRED = "tired"


@dataclass(frozen=True)
class GriefLexicon:
    """The phrases of each kind."""

    phrases: Mapping[GriefWord, Phrases]

    def tells_a_death(self, text: str) -> bool:
        """Whether ``text`` tells that a relative died lately; suppositions do not count."""
        if self._has(GriefWord.SUPPOSED, text) or self._has(GriefWord.LONG_AGO, text):
            return False
        mourning = self._has(GriefWord.MOURNING, text)
        elders = self.phrases[GriefWord.ELDER].spans(text)
        others = self.phrases[GriefWord.KIN].spans(text)
        return any(self._died(text, relative, passing=True) for relative in elders) or any(
            self._died(text, relative, passing=mourning) for relative in others
        )

    def _died(self, text: str, relative: Span, *, passing: bool) -> bool:
        end = min(clause_of(text, relative).end, relative.end + _FAR)
        near = text[relative.end : end]
        return (
            any(not self._ends_tired(gap) for gap in self._gaps(GriefWord.DIED, near))
            or any(self._has(GriefWord.RECENT, gap) for gap in self._gaps(GriefWord.DYING, near))
            or (passing and self._passed(text, relative.end, near))
        )

    def _gaps(self, kind: GriefWord, near: str) -> Iterator[str]:
        """What stands before each word of ``kind`` in ``near``, where it is still the relative."""
        for word in self.phrases[kind].spans(near):
            gap = near[: word.start]
            if _POSSESSION not in gap and not self._has(GriefWord.OTHER_ONE, gap):
                yield gap

    def _passed(self, text: str, start: int, near: str) -> bool:
        for word in self.phrases[GriefWord.PASSING].spans(near):
            after = text[start + word.end : start + word.end + _FAR]
            if not self._has(GriefWord.WALKED, after) and self._explains(near[: word.start]):
                return True
        return False

    def _explains(self, gap: str) -> bool:
        """Whether ``gap`` is made of phrases of time and cause, and of nothing else."""
        spans = [
            span
            for kind in (GriefWord.BETWEEN, GriefWord.RECENT)
            for span in self.phrases[kind].spans(gap)
        ]
        return all(any(s.start <= at < s.end for s in spans) for at in range(len(gap)))

    def _ends_tired(self, gap: str) -> bool:
        return any(span.end == len(gap) for span in self.phrases[GriefWord.TIRED].spans(gap))

    def _has(self, kind: GriefWord, text: str) -> bool:
        return self.phrases[kind].are_in(text)
