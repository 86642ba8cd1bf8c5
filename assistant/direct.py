"""The direct reply: what the guide says about the aspect that was asked, in a line or two."""

from collections.abc import Iterator

from assistant import texts
from assistant.blocks import channel_lines, lines, proxy_lines
from assistant.understand import AskedAspect
from ingest.corpus import Corpus
from ingest.guide import ChannelForm, Guide

_NEAR = (ChannelForm.ONLINE, ChannelForm.SELF_SERVICE, ChannelForm.PHONE, ChannelForm.ELSEWHERE)
_MOST = 3


def direct_reply(guide: Guide, aspect: AskedAspect, corpus: Corpus) -> tuple[tuple[str, ...], bool]:
    """Lines that answer ``aspect`` first, and whether the guide tells them.

    When it does not, the reply says so and names where to ask.
    """
    if not guide.written:
        return (
            texts.UNWRITTEN.format(name=guide.name),
            texts.HANDLED_BY.format(department=guide.department),
        ), False
    found = tuple(_lines(guide, aspect, corpus))[:_MOST]
    if found:
        return found, True
    silent = texts.UNKNOWN_ASPECT.format(topic=texts.TOPICS[aspect])
    return (silent, *tuple(_lines(guide, AskedAspect.HOW, corpus))[:1]), False


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
        case AskedAspect.ONLINE:
            yield from channel_lines(guide, _NEAR)
        case AskedAspect.STUCK:
            yield from guide.pitfalls
        case AskedAspect.HOW:
            yield from lines("summary", guide, corpus)
            yield from guide.steps[:1]
        case _:
            yield from lines(aspect.value, guide, corpus)
