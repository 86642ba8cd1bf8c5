"""The sentences of a guide that a citizen reads, with the field each stands in."""

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.guide import Guide

_SENTENCE_END = re.compile(r"[。！？；!?;\n]+")
_NOT_A_WORD = re.compile(r"[\W_]+")


def guide_path(item_id: str) -> Path:
    """The file of the guide, relative to the corpora folder."""
    return Path("guides", item_id[:2], f"{item_id}.yaml")


def sentences(text: str) -> list[str]:
    """``text`` cut at full stops and semicolons; each part is read in one breath."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def phrase_key(phrase: str) -> str:
    """``phrase`` without punctuation and spaces: two ways of asking with one key are the same."""
    return _NOT_A_WORD.sub("", phrase).lower()


def citizen_texts(guide: Guide) -> Iterator[tuple[str, str]]:
    """Every free text that an answer may show, as (field, text), in the order of the record."""
    for field, text in _every_text(guide):
        if text:
            yield field, text


def _every_text(guide: Guide) -> Iterator[tuple[str, str | None]]:
    yield "summary", guide.summary
    yield from (("eligibility", line) for line in guide.eligibility)
    yield "not_eligible_hint", guide.not_eligible_hint
    for material in guide.materials:
        yield from (("materials.when", material.when), ("materials.note", material.note))
    yield "materials_note", guide.materials_note
    yield from (("steps", line) for line in guide.steps)
    yield "limit_note", guide.limit_note
    if guide.fee:
        yield from (("fee.amount", guide.fee.amount), ("fee.basis", guide.fee.basis))
    if guide.result:
        yield "result.validity", guide.result.validity
    yield from (("channels.note", channel.note) for channel in guide.channels)
    yield "booking", guide.booking
    if guide.proxy:
        yield from (("proxy.needs", need) for need in guide.proxy.needs)
        yield "proxy.note", guide.proxy.note
    if guide.where:
        yield "where.note", guide.where.note
    yield from (("pitfalls", line) for line in guide.pitfalls)
    yield from (("faq.a", question.a) for question in guide.faq)
    yield from (("related.difference", related.difference) for related in guide.related)
    for measure in guide.measures:
        yield from (("measures.when", measure.when), ("measures.border", measure.border))
