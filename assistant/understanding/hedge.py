"""Hedges: words that say a thing is not so, only asked, or only supposed."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assistant.language.clause import Span, clause_of
from assistant.language.lexicon_table import read_lexicon
from ingest.source import Record

_DONE = "了"
_NOT = "不没"


class Hedge(StrEnum):
    """How a hedge stands to what it hedges.

    ``not`` stands right before it, ``asks`` and ``if`` before it in the clause, ``asks_after``
    right behind it and ``if_after`` behind it in the clause.
    """

    NOT = "not"
    ASKS = "asks"
    ASKS_AFTER = "asks_after"
    IF = "if"
    IF_AFTER = "if_after"


class _Row(Record):
    cue: str
    kind: Hedge


@dataclass(frozen=True)
class HedgeLexicon:
    """The cues of ``lexicon/hedges.tsv`` by kind."""

    cues: dict[Hedge, tuple[str, ...]]

    @classmethod
    def read(cls, path: Path) -> "HedgeLexicon":
        """Read the file.

        Raises:
            ValueError: a kind of hedge that does not exist.
        """
        rows = read_lexicon(path, _Row)
        return cls({kind: tuple(r.cue for r in rows if r.kind is kind) for kind in Hedge})

    def denied_or_asked(self, text: str, said: Span) -> bool:
        """Whether ``text`` says that ``said`` is not so, or only asks whether it is."""
        if _a_not_a(text, said) or _tag_question(text, said):
            return True
        head = text[: said.start]
        # The 了 of “过期了没有” belongs to the phrase and to the question behind it.
        done = text[: said.end].endswith(_DONE)
        tail = text[said.end - done :]
        return (
            head.endswith(self.cues[Hedge.NOT])
            or tail.startswith(self.cues[Hedge.ASKS_AFTER])
            or self._before(text, said, Hedge.ASKS)
        )

    def supposed(self, text: str, said: Span) -> bool:
        """Whether ``text`` only supposes ``said``: “要是……”, “……的话”."""
        rest = text[said.end : clause_of(text, said).end]
        return self._before(text, said, Hedge.IF) or any(
            cue in rest for cue in self.cues[Hedge.IF_AFTER]
        )

    def _before(self, text: str, said: Span, kind: Hedge) -> bool:
        head = text[clause_of(text, said).start : said.start]
        return any(cue in head for cue in self.cues[kind])


def _a_not_a(text: str, said: Span) -> bool:
    """Whether ``said`` is the second half of a question such as “给不给办” or “有没批”."""
    if said.start == 0 or text[said.start] not in _NOT:
        return False
    before, after = text[said.start - 1], text[said.start + 1 : said.start + 2]
    return before == after or (before == "有" and text[said.start] == "没")


def _tag_question(text: str, said: Span) -> bool:
    """Whether the 不 that ends ``said`` only asks, as in “能开不？”."""
    ends = said.end == clause_of(text, said).end
    return ends and said.end - said.start > 1 and text[said.end - 1] == _NOT[0]
