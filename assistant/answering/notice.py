"""The one-time notice 一次性告知单: all that a person must know before going, said once.

Its elements are those of the one-time notification rules, and some that GB/T 39046-2020 table 4
adds; what the guide does not tell reads 以窗口为准.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assistant.answering.blocks import lines, proxy_lines
from assistant.texts import common as texts
from assistant.texts import notice as texts_notice
from ingest.corpus import Corpus
from ingest.guide import ChannelForm, Form, Guide, Material


class Element(StrEnum):
    """What a notice tells; the order is that of the page."""

    PLACE = "place"
    CONTACT = "contact"
    CONDITIONS = "conditions"
    MATERIALS = "materials"
    MATERIAL_FORMS = "material_forms"
    MATERIAL_COUNTS = "material_counts"
    MATERIAL_ISSUERS = "material_issuers"
    PROCEDURE = "procedure"
    LIMIT = "limit"
    FEE = "fee"
    PROXY = "proxy"
    RESULT = "result"
    SUPPLEMENTS = "supplements"
    REFUSAL = "refusal"
    WRONG_WINDOW = "wrong_window"
    SUPERVISION = "supervision"
    BASIS = "basis"


@dataclass(frozen=True)
class Section:
    """One part of the page; ``told`` is False when its only line is 以窗口为准."""

    element: Element
    title: str
    lines: tuple[str, ...]
    told: bool


@dataclass(frozen=True)
class Notice:
    """The notice of one item, printed ``on`` a day from a snapshot; ``as_of`` dates the guide.

    The section of the materials holds only the lines that belong to all ``materials`` together.
    """

    item_id: str
    name: str
    summary: str | None
    snapshot: str
    on: date
    as_of: date | None
    materials: tuple[Material, ...]
    sections: tuple[Section, ...]


def build_notice(guide: Guide, corpus: Corpus, snapshot: str, on: date) -> Notice:
    """The notice of ``guide``; every line is the guide's or stands in the reviewed texts."""
    return Notice(
        item_id=guide.item_id,
        name=guide.name,
        summary=guide.summary,
        snapshot=snapshot,
        on=on,
        as_of=guide.as_of,
        materials=guide.materials,
        sections=tuple(_sections(guide, corpus)),
    )


def material_details(material: Material) -> tuple[str, ...]:
    """Lines on one material: who needs it; form, how many, from whom, what may replace it; a note."""
    return tuple(_details(material))


def is_brought(material: Material) -> bool:
    """Whether the person brings it, rather than fills it in at the window."""
    return material.form is not Form.ON_SITE


def is_counted(material: Material) -> bool:
    """Whether the guide says how many are brought; an electronic one is never counted."""
    return material.form is Form.ELECTRONIC or bool(material.originals or material.copies)


def _sections(guide: Guide, corpus: Corpus) -> Iterator[Section]:
    yield _section(Element.PLACE, _place(guide, corpus))
    yield _section(Element.CONTACT, _contact(guide))
    yield _section(Element.CONDITIONS, _conditions(guide))
    yield _materials(guide)
    yield _section(Element.PROCEDURE, guide.steps)
    yield _section(Element.LIMIT, lines("time", guide, corpus))
    yield _section(Element.FEE, lines("fee", guide, corpus))
    yield _section(Element.PROXY, proxy_lines(guide))
    yield _section(Element.RESULT, lines("result", guide, corpus))
    yield _section(Element.SUPPLEMENTS, texts_notice.SUPPLEMENTS)
    yield _section(Element.REFUSAL, texts_notice.REFUSAL)
    yield _section(Element.WRONG_WINDOW, _wrong_window(guide))
    yield _section(Element.SUPERVISION, filter(None, (guide.supervision_phone,)))
    yield _section(Element.BASIS, lines("legal_basis", guide, corpus))


def _section(element: Element, found: Iterable[str]) -> Section:
    told = tuple(found)
    shown = told or (f"{texts.ASK_AT_WINDOW}。",)
    return Section(element, texts_notice.TITLES[element], shown, bool(told))


def _materials(guide: Guide) -> Section:
    if not guide.materials:
        return _section(Element.MATERIALS, filter(None, (guide.materials_note,)))
    shared = [guide.materials_note] if guide.materials_note else []
    if any(is_brought(material) and not material.issuer for material in guide.materials):
        shared.append(texts_notice.ISSUER_AT_WINDOW)
    title = texts_notice.TITLES[Element.MATERIALS]
    return Section(Element.MATERIALS, title, tuple(shared), told=True)


def _place(guide: Guide, corpus: Corpus) -> Iterator[str]:
    """The place of the guide, without a channel that only says the same window again."""
    window = guide.where.window if guide.where else ""
    again = texts.CHANNEL.format(form=ChannelForm.WINDOW, note=window)
    return (line for line in lines("where", guide, corpus) if line.rstrip("。") != again)


def _conditions(guide: Guide) -> Iterator[str]:
    yield from guide.eligibility
    if guide.not_eligible_hint:
        yield texts_notice.NOT_ELIGIBLE.format(hint=guide.not_eligible_hint)


def _contact(guide: Guide) -> Iterator[str]:
    if guide.phone:
        yield guide.phone
        yield texts_notice.CALL_FIRST


def _wrong_window(guide: Guide) -> Iterator[str]:
    yield texts.HANDLED_BY.format(department=guide.department)
    yield texts_notice.WRONG_WINDOW


def _details(material: Material) -> Iterator[str]:
    if material.when:
        yield texts_notice.WHO_NEEDS.format(when=material.when)
    yield "，".join(_facts(material))
    if material.note:
        yield material.note


def _facts(material: Material) -> Iterator[str]:
    if is_brought(material):
        yield texts.ELECTRONIC if material.form is Form.ELECTRONIC else material.form
        if not is_counted(material):
            yield texts_notice.COUNTS_AT_WINDOW
        elif material.form is not Form.ELECTRONIC:
            if material.originals:
                yield texts.ORIGINALS.format(count=material.originals)
            if material.copies:
                yield texts.COPIES.format(count=material.copies)
    else:
        yield texts.ON_SITE
    if material.issuer:
        yield texts.ISSUED_BY.format(issuer=material.issuer)
    if not material.required and not material.when:
        yield texts.OPTIONAL
    if material.promise_allowed:
        yield texts.MAY_PROMISE
    if material.defer_allowed:
        yield texts.MAY_DEFER
