"""How much of what a one-time notice must tell the guide of an item holds, and the page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.notice import (
    Element,
    Notice,
    Section,
    is_brought,
    is_counted,
    material_details,
)
from assistant.texts.common import ASK_AT_WINDOW
from assistant.texts.notice import ISSUER_AT_WINDOW

# What the rules on one-time notification ask for; the other elements are extra.
REQUIRED = tuple(
    e for e in Element if e not in {Element.PROXY, Element.RESULT, Element.SUPERVISION}
)


class Told(StrEnum):
    """How far an element is told."""

    FULLY = "told"
    IN_PART = "in_part"
    AT_WINDOW = "at_window"


@dataclass(frozen=True)
class Coverage:
    """Each element of one notice, and those that are not on the page in full."""

    item_id: str
    told: dict[Element, Told]
    absent: tuple[Element, ...]

    @property
    def score(self) -> float:
        """Share of the required elements told at least in part, in [0, 1]; higher is better."""
        return sum(self.told[e] is not Told.AT_WINDOW for e in REQUIRED) / len(REQUIRED)

    @property
    def score_fully(self) -> float:
        """Share of the required elements told without a word of 以窗口为准, in [0, 1]."""
        return sum(self.told[e] is Told.FULLY for e in REQUIRED) / len(REQUIRED)


def coverage(notice: Notice, page: str) -> Coverage:
    """Coverage of ``notice``; ``page`` is the text that its reader sees, spaces do not matter."""
    told = {section.element: _told(section) for section in notice.sections}
    told |= dict(_told_of_materials(notice, told[Element.MATERIALS]))
    seen = "".join(page.split())
    absent = tuple(
        element
        for element in Element
        if not all("".join(part.split()) in seen for part in _parts(notice, element))
    )
    return Coverage(notice.item_id, {element: told[element] for element in Element}, absent)


def _told(section: Section) -> Told:
    if not section.told:
        return Told.AT_WINDOW
    open_ = any(ASK_AT_WINDOW in line for line in section.lines if line != ISSUER_AT_WINDOW)
    return Told.IN_PART if open_ else Told.FULLY


def _told_of_materials(notice: Notice, materials: Told) -> Iterator[tuple[Element, Told]]:
    # A list that is told and empty leaves nothing to say of form, number and issuer.
    brought = [material for material in notice.materials if is_brought(material)]
    for element, silent in (
        (Element.MATERIAL_FORMS, 0),
        (Element.MATERIAL_COUNTS, sum(not is_counted(material) for material in brought)),
        (Element.MATERIAL_ISSUERS, sum(not material.issuer for material in brought)),
    ):
        if materials is Told.AT_WINDOW or (silent and silent == len(brought)):
            yield element, Told.AT_WINDOW
        else:
            yield element, Told.IN_PART if silent else Told.FULLY


def _parts(notice: Notice, element: Element) -> Iterator[str]:
    for section in notice.sections:
        if section.element is element:
            yield section.title
            yield from section.lines
    match element:
        case Element.MATERIALS:
            yield from (material.name for material in notice.materials)
        case Element.MATERIAL_FORMS | Element.MATERIAL_COUNTS | Element.MATERIAL_ISSUERS:
            for material in notice.materials:
                yield from material_details(material)
