"""The remedy: what an item's guide allows against a snag, each way with its border."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answering.answer import Block
from assistant.answering.blocks import cite
from assistant.answering.way import Way, proxy_may_help, ways_out
from assistant.texts import common as texts
from assistant.texts import remedy as texts_remedy
from assistant.understanding.snag import Snag
from ingest.case import RootCause
from ingest.guide import Guide, MeasureName, ProxyRule

_MOST_SNAGS = 3
_MOST_QUOTED = 2
_TELLING = 6  # characters: a note such as “原件” tells nothing about a lost paper


@dataclass(frozen=True)
class Remedy:
    """What may help against one snag.

    ``root_cause`` is coded as the windows report it, ``label`` says the snag in plain words.
    ``lines`` hold what the guide says of the paper concerned, the ``ways``, common questions about
    this very snag and the next step. Where there is no way, ``coordination`` says who coordinates;
    otherwise it is empty.
    """

    root_cause: RootCause
    label: str
    ways: tuple[Way, ...]
    lines: tuple[str, ...]
    coordination: tuple[str, ...]


def remedies(guide: Guide, snags: Sequence[Snag]) -> tuple[Remedy, ...]:
    """One remedy for each of the first three snags, in their order."""
    return tuple(_remedy(guide, snag) for snag in snags[:_MOST_SNAGS])


def stuck_block(guide: Guide, snags: Sequence[Snag]) -> Block | None:
    """The block that answers what is in the way; None where nothing is."""
    found = remedies(guide, snags)
    if not found:
        return None
    labels = dict.fromkeys(remedy.label for remedy in found)
    lines = [
        texts_remedy.SNAGS.format(labels="；".join(labels)),
        *(line for remedy in found for line in remedy.lines),
        *(line for remedy in found for line in remedy.coordination),
    ]
    return Block(
        kind="stuck",
        title=texts_remedy.TITLE,
        lines=tuple(dict.fromkeys(lines)),
        citation=cite(guide, "stuck"),
    )


def _remedy(guide: Guide, snag: Snag) -> Remedy:
    ways = tuple(ways_out(guide, snag))
    said = (
        *_about_paper(guide, snag),
        *(way.line for way in ways),
        *_not_by_proxy(guide, snag, ways),
        *_quoted(guide, snag),
    )
    next_step = texts_remedy.NEXT_STEPS.get(snag.cause.snag)
    return Remedy(
        root_cause=snag.cause.root_cause,
        label=_label(snag),
        ways=ways,
        lines=(*(said or (texts_remedy.NOTHING_WRITTEN,)), *filter(None, (next_step,))),
        coordination=() if ways else _coordination(guide),
    )


def _not_by_proxy(guide: Guide, snag: Snag, ways: Sequence[Way]) -> Iterator[str]:
    """Who cannot come must know before sending somebody in vain."""
    proxy = guide.proxy
    if proxy is None or proxy.allowed is not ProxyRule.NO or not proxy_may_help(snag):
        return
    if all(way.name is not MeasureName.DELEGATE for way in ways):
        yield from filter(None, (texts.PROXY[proxy.allowed], proxy.note))


def _label(snag: Snag) -> str:
    if snag.paper is None:
        return snag.cause.label
    return texts_remedy.WITH_PAPER.format(label=snag.cause.label, paper=snag.paper.paper)


def _about_paper(guide: Guide, snag: Snag) -> Iterator[str]:
    """What the guide says of the paper, and who issues it."""
    for material in snag.paper.materials(guide) if snag.paper else ():
        note = (material.note or "").rstrip("。")
        if len(note) >= _TELLING:
            yield texts_remedy.MATERIAL_SAYS.format(name=material.name, note=note)
        if material.issuer:
            yield texts_remedy.ISSUED_BY.format(name=material.name, issuer=material.issuer)


def _quoted(guide: Guide, snag: Snag) -> Iterator[str]:
    """Common questions of the guide about this very snag, and the field that says what else."""
    asked = (f for f in guide.faq if snag.is_told_in(f.q))
    for faq in islice(asked, _MOST_QUOTED):
        yield texts.QUESTION_AND_ANSWER.format(q=faq.q, a=faq.a)
    match snag.cause.quote:
        case "not_eligible_hint" if guide.not_eligible_hint:
            yield guide.not_eligible_hint
        case "limit_note" if guide.limit_note:
            yield guide.limit_note


def _coordination(guide: Guide) -> tuple[str, ...]:
    return tuple(
        line.format(window=texts.PERSON_WINDOW, department=guide.department)
        for line in texts_remedy.COORDINATION
    )
