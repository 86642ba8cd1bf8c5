"""The direct reply: what the guide says about the aspects that were asked, in a line or two."""

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answering.blocks import lines, proxy_lines
from assistant.texts import common as texts
from assistant.understanding.aspect import AskedAspect
from ingest.corpus import Corpus
from ingest.guide import Guide

_MOST = 3  # lines, unless more aspects than that are answered


def direct_reply(
    guide: Guide, aspects: Sequence[AskedAspect], corpus: Corpus, stuck: Sequence[str] = ()
) -> tuple[tuple[str, ...], bool]:
    """Lines that answer the first of ``aspects``, and whether the guide tells them.

    Each further aspect adds one line. When the guide does not tell the first, the reply says so
    and names where to ask. ``stuck`` is what helps with the snag that was told; without one, being
    stuck is answered by how it is done.
    """
    if not guide.written:
        return (
            texts.UNWRITTEN.format(name=guide.name),
            texts.HANDLED_BY.format(department=guide.department),
        ), False
    answering = [AskedAspect.HOW if a is AskedAspect.STUCK and not stuck else a for a in aspects]
    first, *others = dict.fromkeys(answering)
    lines_of = {
        aspect: stuck if aspect is AskedAspect.STUCK else tuple(_lines(guide, aspect, corpus))
        for aspect in (first, *others)
    }
    found = lines_of[first][: max(1, _MOST - len(others))]
    silent = texts.UNKNOWN_ASPECT.format(topic=texts.TOPICS[first])
    told = found or (silent, *islice(_lines(guide, AskedAspect.HOW, corpus), 1))
    also = (line for aspect in others for line in lines_of[aspect][:1])
    return tuple(dict.fromkeys((*told, *also))), bool(found)


def first_line(guide: Guide, aspect: AskedAspect, corpus: Corpus) -> str | None:
    """The first line that answers ``aspect``; None when the guide does not tell it."""
    return next(_lines(guide, aspect, corpus), None)


def _lines(guide: Guide, aspect: AskedAspect, corpus: Corpus) -> Iterator[str]:
    match aspect:
        case AskedAspect.MATERIALS:
            names = "、".join(m.name for m in guide.materials if m.required and not m.when)
            if names:
                yield texts.BRING.format(materials=names)
            elif guide.materials_note:
                yield guide.materials_note
        case AskedAspect.PROXY:
            yield from proxy_lines(guide)
        case AskedAspect.HOW | AskedAspect.STUCK:
            yield from lines("summary", guide, corpus)
            yield from guide.steps[:1]
        case _:
            yield from lines(aspect.value, guide, corpus)
