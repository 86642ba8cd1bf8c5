"""The mapping file: which column of another platform's export holds which field of a guide."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ingest.guide_update import FROM_CATALOGUE
from ingest.problem import Problem, shorten
from ingest.source import Certainty, Record
from ingest.workbook_layout import GUIDES, LISTS, Column, Sheet
from ingest.yaml_file import read_record

_UNTOUCHED = FROM_CATALOGUE | {"sources"}
SCALARS: dict[str, Column] = {c.field: c for c in GUIDES.columns if c.field not in _UNTOUCHED}
LISTED: dict[str, Sheet] = {s.field: s for s in LISTS if s.field not in _UNTOUCHED}


class MappedItem(Record):
    """The column that says which item a row is; rows of other items are refused or skipped."""

    column: str
    by: Literal["item_id", "name"] = "item_id"
    skip_unknown: bool = False


class MappedColumn(Record):
    """Where the cells of one column go.

    ``split`` holds separators, each character one, for a list field; ``as`` names the sub-field
    that the parts of a list of records fill; ``values`` says their words in ours.
    """

    field: str
    split: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1)] | None = None
    as_: str | None = Field(default=None, alias="as")
    values: dict[str, str] = Field(default_factory=dict)


class MappedSource(Record):
    """The source that guides get for what was taken over; ``as_of`` missing means today."""

    title: str = Field(min_length=2)
    certainty: Certainty
    as_of: date | None = None


class Mapping(Record):
    """One mapping file; ``sheet`` missing means the first one."""

    sheet: str | None = None
    header_row: int = Field(default=1, ge=1, le=100)
    item: MappedItem
    columns: dict[str, MappedColumn] = Field(min_length=1)
    source: MappedSource

    def header_of(self, field: str) -> str | None:
        """The column that fills a dotted place in a guide's data, or a part of it."""
        place = f"{field}."
        for header, column in self.columns.items():
            mapped = f"{column.field}."
            if place.startswith(mapped) or mapped.startswith(place):
                return header
        return None


def read_mapping(path: Path) -> tuple[Mapping | None, list[Problem]]:
    """The mapping in the YAML file at ``path``, or None and what is wrong."""
    mapping, problems = read_record(path, Mapping, Path(path.name))
    if mapping is not None:
        problems += _check(mapping, Path(path.name))
    return (None if problems else mapping), problems


def _check(mapping: Mapping, path: Path) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for header, column in mapping.columns.items():
        where = f"columns.{header}"
        first = taken.setdefault(column.field, header)
        if first != header:
            yield Problem(
                path,
                f"{where}.field",
                column.field,
                f"一个字段一列(列 {first} 已用)",
                "删去其中一列",
            )
        if column.field in LISTED:
            yield from _check_list(LISTED[column.field], column, path, where)
        elif column.field in SCALARS:
            for name, value in (("split", column.split), ("as", column.as_)):
                if value is not None:
                    yield Problem(
                        path, f"{where}.{name}", shorten(value), "只用于列表字段", f"删去 {name}"
                    )
        else:
            allowed = "、".join([*SCALARS, *LISTED])
            yield Problem(path, f"{where}.field", column.field, allowed, "改成其中一个")


def _check_list(sheet: Sheet, column: MappedColumn, path: Path, where: str) -> Iterator[Problem]:
    if sheet.plain:
        if column.as_ is not None:
            allowed = f"{sheet.field} 是一条条句子,没有子字段"
            yield Problem(path, f"{where}.as", column.as_, allowed, "删去 as")
        return
    fields = [c.field for c in sheet.columns]
    if column.as_ not in fields:
        yield Problem(
            path, f"{where}.as", column.as_ or "(没有)", "、".join(fields), "写上其中一个"
        )
