"""The snag: what is missing or in the way, recognised in a question by the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from assistant.language.clause import Span
from assistant.language.lexicon_table import listed, read_lexicon
from assistant.language.phrases import Phrases
from assistant.understanding.hedge import HedgeLexicon
from assistant.understanding.paper import Paper, PaperLexicon
from ingest.case import RootCause
from ingest.guide import ChannelForm, Guide, MeasureName
from ingest.source import Record

_HARMLESS = "none"  # phrases of the lexicon that only look like a snag


class _PhraseRow(Record):
    phrase: str
    snag: str


class SnagCause(Record):
    """One kind of snag, as ``lexicon/snag_causes.tsv`` holds it.

    ``measures`` and ``channels`` may help, best first. Measures that are not ``in_any_case`` of
    use are so only where the guide names this snag as their occasion. A snag that ``needs_paper``
    counts only with a paper beside it; without one its phrases tell the snag ``without_paper``. A
    snag that is only supposed counts where ``if_counts``. An item with a word of ``own_matter`` in
    its name is about this very trouble. ``quote`` is the field of the guide that says what else to
    do.
    """

    snag: str
    root_cause: RootCause
    label: str
    measures: Annotated[tuple[MeasureName, ...], BeforeValidator(listed)]
    in_any_case: Annotated[frozenset[MeasureName], BeforeValidator(listed)]
    channels: Annotated[tuple[ChannelForm, ...], BeforeValidator(listed)]
    needs_paper: bool
    without_paper: str
    if_counts: bool
    own_matter: Annotated[tuple[str, ...], BeforeValidator(listed)]
    quote: Literal["", "not_eligible_hint", "limit_note"]


@dataclass(frozen=True)
class SnagKind:
    """A kind of snag and the phrases that tell it."""

    cause: SnagCause
    phrases: Phrases


@dataclass(frozen=True)
class Snag:
    """A snag of a question; ``paper`` is the one concerned, where the snag is about a paper."""

    kind: SnagKind
    paper: Paper | None = None

    @property
    def cause(self) -> SnagCause:
        """Root cause, label and measures."""
        return self.kind.cause

    def is_told_in(self, text: str) -> bool:
        """Whether ``text`` tells this snag, and names its paper where it has one."""
        about = self.paper is None or self.paper.is_named_in(text)
        return about and self.kind.phrases.are_in(text)


@dataclass(frozen=True)
class SnagLexicon:
    """All kinds of snag by name, the phrases that only look like one, papers and hedges."""

    kinds: dict[str, SnagKind]
    harmless: Phrases
    papers: PaperLexicon
    hedges: HedgeLexicon

    @classmethod
    def read(cls, folder: Path) -> "SnagLexicon":
        """Read ``snags.tsv``, ``snag_causes.tsv``, ``papers.tsv`` and ``hedges.tsv``.

        Raises:
            ValueError: a value that does not exist; a phrase whose snag has no cause.
        """
        causes = {
            cause.snag: cause for cause in read_lexicon(folder / "snag_causes.tsv", SnagCause)
        }
        phrases: dict[str, list[str]] = {snag: [] for snag in (*causes, _HARMLESS)}
        for row in read_lexicon(folder / "snags.tsv", _PhraseRow):
            if row.snag not in phrases:
                raise ValueError(
                    f"snags.tsv：“{row.phrase}”的 snag 是 {row.snag}，允许：{'、'.join(phrases)}。"
                    "请改正，或在 snag_causes.tsv 加一行。"
                )
            phrases[row.snag].append(row.phrase)
        return cls(
            kinds={s: SnagKind(cause, Phrases.of(phrases[s])) for s, cause in causes.items()},
            harmless=Phrases.of(phrases[_HARMLESS]),
            papers=PaperLexicon.read(folder / "papers.tsv"),
            hedges=HedgeLexicon.read(folder / "hedges.tsv"),
        )

    def snags(self, text: str, guide: Guide | None = None) -> tuple[Snag, ...]:
        """The snags that the normalised question ``text`` tells, in the order it tells them.

        ``guide`` is that of the item asked: what the item itself is about is no snag. Without a
        guide, a trouble with a paper that some item replaces is taken for the matter itself.
        """
        told = sorted(self._told(text.lower()), key=lambda pair: (pair[0].start, pair[0].end))
        found = (snag for span, kind in told for snag in self._meant(text, span, kind, guide))
        return tuple(dict.fromkeys(found))

    def _told(self, text: str) -> list[tuple[Span, SnagKind]]:
        said = [(span, kind) for kind in self.kinds.values() for span in kind.phrases.spans(text)]
        if not said:
            return []
        # What a fuller phrase covers was not meant on its own.
        spans = [*self.harmless.spans(text), *(span for span, _ in said)]
        return [
            (span, kind)
            for span, kind in said
            if not any(span.within(other) for other in spans)
            and not self.hedges.denied_or_asked(text, span)
            and (kind.cause.if_counts or not self.hedges.supposed(text, span))
        ]

    def _meant(self, text: str, span: Span, kind: SnagKind, guide: Guide | None) -> Iterator[Snag]:
        if kind.cause.needs_paper:
            papers = self.papers.beside(text, span)
            if papers:
                yield from (Snag(kind, p) for p in papers if p.in_the_way_of(guide))
                return
            if not kind.cause.without_paper:
                return
            kind = self.kinds[kind.cause.without_paper]
        if guide is None or not any(word in guide.name for word in kind.cause.own_matter):
            yield Snag(kind)
