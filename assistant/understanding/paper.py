"""Papers: the documents that people name, and the items that are about them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from assistant.language.clause import Span, clause_before, clause_of
from assistant.language.lexicon_table import listed, read_lexicon
from assistant.language.word_pattern import any_of
from ingest.guide import Guide, ItemId, Material
from ingest.source import Record

_JOINED = re.compile(r"(和|跟|与|及|以及|还有|连同|、|都|连)*")
_OWN_NOUN = re.compile(r"[证卡本牌章票人钱]")
_ADJACENT = 4  # characters between a verb and its object: “丢了一张发票”


class Paper(Record):
    """A document: its plain name, how it is said, the items that hand it out or replace it."""

    paper: str
    said: Annotated[tuple[str, ...], BeforeValidator(listed)]
    items: Annotated[tuple[ItemId, ...], BeforeValidator(listed)]

    def is_named_in(self, text: str) -> bool:
        """Whether ``text`` names this paper."""
        return any(name in text for name in self.said)

    def materials(self, guide: Guide) -> Iterator[Material]:
        """The materials of ``guide`` that are this paper or contain it."""
        return (material for material in guide.materials if self.is_named_in(material.name))

    def in_the_way_of(self, guide: Guide | None) -> bool:
        """Whether a trouble with this paper hinders the matter of ``guide``.

        Not where the matter is the paper itself: a lost ID card hinders a house sale, but its
        replacement is no hindrance. It hinders where the guide asks for the paper, or where no
        item at all is about it, so the person cannot mean that one.
        """
        if guide is not None and guide.item_id in self.items:
            return False
        asked_for = guide is not None and any(self.materials(guide))
        return asked_for or not self.items


@dataclass(frozen=True)
class PaperLexicon:
    """The papers of ``lexicon/papers.tsv`` by each of their names."""

    papers: dict[str, Paper]

    @classmethod
    def read(cls, path: Path) -> "PaperLexicon":
        """Read the file.

        Raises:
            ValueError: a row that is no paper.
        """
        return cls({name: paper for paper in read_lexicon(path, Paper) for name in paper.said})

    def beside(self, text: str, said: Span) -> tuple[Paper, ...]:
        """The papers that the phrase at ``said`` is about, in the order of ``text``.

        Those named before it in its clause or right behind it. Where its clause says nothing of
        what it is about, the last one of the clause before.
        """
        clause = clause_of(text, said)
        named = self._named(text, clause)
        before = _last_group(text, [pair for pair in named if pair[0].end <= said.start])
        behind = [
            pair
            for pair in named
            if pair[0].start >= said.end and pair[0].start - said.end <= _ADJACENT
        ][:1]
        found = before + behind
        if not found and not _OWN_NOUN.search(text, clause.start, said.start):
            found = self._named(text, clause_before(text, clause))[-1:]
        return tuple(dict.fromkeys(paper for _, paper in found))

    def _named(self, text: str, within: Span) -> list[tuple[Span, Paper]]:
        named = self._names.finditer(text, within.start, within.end)
        return [(Span(*found.span()), self.papers[found[0]]) for found in named]

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return any_of(self.papers)


def _last_group(text: str, named: Sequence[tuple[Span, Paper]]) -> list[tuple[Span, Paper]]:
    """The last of ``named`` and those joined to it: “身份证和户口本都……”."""
    group = list(named[-1:])
    for pair in reversed(named[:-1]):
        if not _JOINED.fullmatch(text, pair[0].end, group[0][0].start):
            break
        group.insert(0, pair)
    return group
