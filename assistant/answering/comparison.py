"""Twin items side by side: where they differ, as their guides say it."""

from collections.abc import Iterator, Sequence

from assistant.answering.answer import AnswerPart, Citation
from assistant.answering.blocks import block, cite, material_line
from assistant.texts import common as texts
from assistant.texts import notice as texts_notice
from ingest.corpus import Corpus
from ingest.guide import Guide, Material
from ingest.shared_materials import material_names

LEAST, MOST = 2, 5  # items side by side
_KINDS = ("eligibility", "time", "fee", "where", "proxy", "result")
_BEFORE_MATERIALS = "eligibility"


class ComparedItem(AnswerPart):
    """The head of one column."""

    item_id: str
    name: str
    summary: str | None
    department: str


class Cell(AnswerPart):
    """What one guide says in one row."""

    lines: tuple[str, ...]
    citation: Citation


class ComparisonRow(AnswerPart):
    """One side of the items, a cell for each in their order; ``same`` when all cells agree."""

    kind: str
    title: str
    cells: tuple[Cell, ...]
    same: bool


class Difference(AnswerPart):
    """What the guide of ``item_id`` says of how ``other`` differs."""

    item_id: str
    other: str
    sentence: str
    citation: Citation


class Comparison(AnswerPart):
    """Two to five items side by side, and the differences that their own guides name."""

    items: tuple[ComparedItem, ...]
    differences: tuple[Difference, ...]
    rows: tuple[ComparisonRow, ...]
    snapshot: str


def compare(guides: Sequence[Guide], corpus: Corpus, snapshot: str) -> Comparison:
    """``guides``, different ones and at least two, side by side."""
    return Comparison(
        items=tuple(
            ComparedItem(item_id=g.item_id, name=g.name, summary=g.summary, department=g.department)
            for g in guides
        ),
        differences=tuple(_differences(guides)),
        rows=tuple(_rows(guides, corpus)),
        snapshot=snapshot,
    )


def _rows(guides: Sequence[Guide], corpus: Corpus) -> Iterator[ComparisonRow]:
    for kind in _KINDS:
        yield _row(kind, texts.TITLES[kind], guides, [block(kind, g, corpus).lines for g in guides])
        if kind == _BEFORE_MATERIALS:
            yield from _material_rows(guides)


def _material_rows(guides: Sequence[Guide]) -> Iterator[ComparisonRow]:
    """A material that every list has under some wording is shared; the others are a guide's own."""
    titles = texts_notice.COMPARISON_TITLES
    shared = frozenset[str].intersection(*map(material_names, guides))
    # Beside a guide that is silent on materials nothing can be said to be shared, or not to be.
    if all(guide.materials for guide in guides):
        told = [_materials(g, shared, texts_notice.NOTHING_SHARED, in_all=True) for g in guides]
        yield _row("materials_shared", titles["materials_shared"], guides, told, "materials")
    told = [_materials(g, shared, texts_notice.NOTHING_OWN, in_all=False) for g in guides]
    yield _row("materials_own", titles["materials_own"], guides, told, "materials")


def _materials(guide: Guide, shared: frozenset[str], none: str, *, in_all: bool) -> tuple[str, ...]:
    if not guide.materials:
        return (guide.materials_note or f"{texts.ASK_AT_WINDOW}。",)
    found = (m for m in guide.materials if (_key(guide, m) <= shared) is in_all)
    return tuple(map(material_line, found)) or (none,)


def _key(guide: Guide, material: Material) -> frozenset[str]:
    """The material's name as lists of materials are compared everywhere."""
    return material_names(guide.model_copy(update={"materials": (material,)}))


def _row(
    kind: str,
    title: str,
    guides: Sequence[Guide],
    told: Sequence[tuple[str, ...]],
    cited: str = "",
) -> ComparisonRow:
    cells = tuple(
        Cell(lines=lines, citation=cite(guide, cited or kind))
        for guide, lines in zip(guides, told, strict=True)
    )
    return ComparisonRow(kind=kind, title=title, cells=cells, same=len(set(told)) == 1)


def _differences(guides: Sequence[Guide]) -> Iterator[Difference]:
    compared = {guide.item_id for guide in guides}
    for guide in guides:
        for related in guide.related:
            if related.item_id in compared:
                yield Difference(
                    item_id=guide.item_id,
                    other=related.item_id,
                    sentence=related.difference,
                    citation=cite(guide, "related"),
                )
