"""A row of another platform's export merged into a guide, and the source that it gets for that."""

from collections.abc import Iterator
from collections.abc import Mapping as Cells
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ingest.guide import DayUnit, Guide
from ingest.guide_lint import CITED_BLOCKS
from ingest.mapping import LISTED, SCALARS, MappedColumn, MappedSource, Mapping
from ingest.mapping_value import Days, read_parts, read_value
from ingest.source import Source
from ingest.workbook_cell import CellError, Kind, from_cell
from ingest.workbook_layout import put

_LIMITS = ("statutory_days", "promised_days")
_BLOCK_OF = dict.fromkeys((*_LIMITS, "day_unit"), "limit_note")


@dataclass
class Merged:
    """A guide's data after the row, the dotted fields that the row filled, and its bad cells."""

    data: dict[str, Any]
    fields: set[str] = field(default_factory=set)
    faults: list[tuple[str, CellError]] = field(default_factory=list)


def merge(guide: Guide, mapping: Mapping, cells: Cells[str, object]) -> Merged:
    """The guide with the mapped ``cells`` (by header) in place of what it had.

    An empty cell changes nothing; a record of a list that a cell names again keeps its other fields.
    """
    merged = Merged(guide.model_dump())
    limits: dict[str, Days] = {}
    for header, column in mapping.columns.items():
        try:
            text = from_cell(cells.get(header), Kind.TEXT)
            value = _value(str(text), column, guide) if text else None
        except CellError as fault:
            merged.faults.append((header, fault))
            continue
        if isinstance(value, Days):
            limits[header] = value
            value = value.number
        if value is not None:
            put(merged.data, column.field, value)
            merged.fields.add(column.field)
    merged.faults += _set_unit(guide, merged, limits)
    return merged


def with_source(
    guide: Guide, before: Guide, fields: set[str], source: MappedSource, as_of: date
) -> Guide:
    """The guide with the mapping's source for the blocks that the row filled.

    Other sources no longer support what is now unlike ``before``.
    """
    changed = {
        _block(name) for name in Guide.model_fields if getattr(guide, name) != getattr(before, name)
    }
    filled = {_block(name) for name in fields}
    others: list[Source] = []
    for known in guide.sources:
        if known.title == source.title:
            filled |= set(known.supports)
        else:
            kept = tuple(block for block in known.supports if block not in changed)
            others.append(known.model_copy(update={"supports": kept}))
    supports = tuple(block for block in CITED_BLOCKS if block in filled)
    added = Source(title=source.title, as_of=as_of, certainty=source.certainty, supports=supports)
    return guide.model_copy(update={"sources": (*others, added)})


def _block(name: str) -> str:
    return _BLOCK_OF.get(name, name.split(".", maxsplit=1)[0])


def _value(text: str, column: MappedColumn, guide: Guide) -> object:
    if column.field in SCALARS:
        return read_value(column.values.get(text, text), SCALARS[column.field].kind)
    parts = [column.values.get(part, part) for part in read_parts(text, column.split)]
    if column.as_ is None:
        return parts or None
    known = {
        str(getattr(record, column.as_)): record.model_dump()
        for record in getattr(guide, LISTED[column.field].field)
    }
    return [known.get(part, {column.as_: part}) for part in parts] or None


def _set_unit(
    guide: Guide, merged: Merged, limits: Cells[str, Days]
) -> Iterator[tuple[str, CellError]]:
    """Both limits have one unit: what cells say must agree, and fit a limit that stays."""
    unit = merged.data["day_unit"] if "day_unit" in merged.fields else None
    for header, limit in limits.items():
        unit = unit or limit.unit
        if limit.unit not in (None, unit):
            yield header, CellError(limit.unit, f"两个时限同一单位({unit})", "核对时限的单位")
    stays = [name for name in _LIMITS if getattr(guide, name) and name not in merged.fields]
    for header, limit in limits.items():
        if unit is None and limit.number and guide.day_unit is None:
            yield header, CellError(limit.number, "写明工作日或自然日", "写成“5个工作日”这样")
        if limit.unit and stays and limit.unit != guide.day_unit:
            allowed = f"与指南里已有的时限同一单位({guide.day_unit})"
            yield header, CellError(limit.unit, allowed, "两个时限都映射,或先改指南")
    if limits:
        merged.data["day_unit"] = unit or guide.day_unit or DayUnit.WORKING
