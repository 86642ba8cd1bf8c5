"""The rows of a workbook gathered by item, each cell read as what its column holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest.catalogue import CatalogueItem
from ingest.problem import Problem, shorten
from ingest.workbook_cell import CellError, Kind, from_cell
from ingest.workbook_layout import (
    GUIDE_SHEET,
    GUIDES,
    ITEM_ID,
    LISTS,
    ORDER,
    SHEETS,
    Column,
    Sheet,
    place,
    put,
)
from ingest.workbook_table import Row, Table


@dataclass
class ItemRows:
    """One item: its data for ``Guide``, and in which row of which sheet each part stands."""

    row: int
    data: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)

    def place_of(self, location: tuple[int | str, ...]) -> str:
        """The cell of a place in the data, as pydantic names it."""
        for sheet in LISTS:
            path = tuple(sheet.field.split("."))
            if location[: len(path)] == path and len(location) > len(path):
                number, *rest = location[len(path) :]
                headers = {column.field: column.header for column in sheet.columns}
                header = headers[str(rest[0]) if rest else ""]
                return place(sheet.name, self.rows[sheet.name][int(number)], header)
        return self.place_in_guides(".".join(map(str, location)))

    def place_in_guides(self, name: str) -> str:
        """The item's row in the sheet of guides, with the columns or the sheet of field ``name``."""
        headers = [c.header for c in GUIDES.columns if f"{c.field}.".startswith(f"{name}.")]
        if headers:
            return place(GUIDE_SHEET, self.row, "、".join(headers))
        sheets = [s.name for s in LISTS if f"{name}.".startswith(f"{s.field}.")]
        return f"表 {GUIDE_SHEET} 第 {self.row} 行(见表 {'、'.join(sheets) or name})"


def read_items(
    tables: Mapping[str, Table], shown_as: Path, catalogue: Mapping[str, CatalogueItem]
) -> tuple[dict[str, ItemRows], list[Problem]]:
    """Items by id in the order of their rows, and what is wrong with sheets, rows and cells.

    When sheets or columns are not those of the layout, no item is read.
    """
    reading = _Reading(shown_as, catalogue)
    reading.check_structure(tables)
    if not reading.problems:
        reading.read_guides(tables[GUIDE_SHEET])
        for sheet in LISTS:
            reading.read_list(sheet, tables[sheet.name])
    items = {i: item for i, item in reading.items.items() if i in catalogue}
    return items, reading.problems


class _Reading:
    def __init__(self, shown_as: Path, catalogue: Mapping[str, CatalogueItem]) -> None:
        self.items: dict[str, ItemRows] = {}  # unknown items too, so that they are told once
        self.problems: list[Problem] = []
        self._told: set[str] = set()
        self._shown_as = shown_as
        self._catalogue = catalogue

    def check_structure(self, tables: Mapping[str, Table]) -> None:
        names = [sheet.name for sheet in SHEETS]
        for name in tables.keys() - set(names):
            self._problem(f"表 {name}", name, "、".join(names), "删去这张表,或改成正确的表名")
        for sheet in SHEETS:
            if sheet.name not in tables:
                self._problem(f"表 {sheet.name}", "(没有)", "必有", "重新导出,在新文件里改")
                continue
            self._check_headers(sheet, tables[sheet.name])

    def _check_headers(self, sheet: Sheet, table: Table) -> None:
        for header in sheet.headers:
            if header not in table.headers:
                field_ = f"表 {sheet.name} 第 1 行 列 {header}"
                self._problem(field_, "(没有)", "必有", "补上这一列")
        for number, header in enumerate(table.headers):
            field_ = f"表 {sheet.name} 第 1 行 第 {number + 1} 列"
            if header not in sheet.headers:
                self._problem(
                    field_, header or "(没有列名)", "、".join(sheet.headers), "删去或改正这一列"
                )
            elif header in table.headers[:number]:
                self._problem(field_, header, "每个列名一次", "删去重复的一列")
        for row in table.rows:
            if "" in row.cells and "" not in table.headers:
                field_ = f"表 {sheet.name} 第 {row.number} 行"
                value = shorten(row.cells[""])
                self._problem(field_, value, "只在有列名的列里写", "移到它的列里,或删去")

    def read_guides(self, table: Table) -> None:
        for row in table.rows:
            item_id = self._cell(row, GUIDES, GUIDES.columns[0])
            where = place(GUIDE_SHEET, row.number, ITEM_ID)
            if not isinstance(item_id, str):
                self._once(where, "(没有)", "事项编码", "写上编码,或删去这一行")
            elif item_id in self.items:
                first = self.items[item_id].row
                self._problem(where, item_id, f"每个事项一行(第 {first} 行已有)", "删去一行")
            else:
                if item_id not in self._catalogue:
                    allowed = f"catalogue.tsv 里的 {len(self._catalogue)} 个编码之一"
                    self._problem(where, item_id, allowed, "改成正确的编码")
                self.items[item_id] = ItemRows(row.number, self._record(row, GUIDES))

    def read_list(self, sheet: Sheet, table: Table) -> None:
        of_item: dict[str, list[Row]] = defaultdict(list)
        for row in table.rows:
            item_id = self._cell(row, sheet, Column(ITEM_ID, ""))
            if isinstance(item_id, str) and item_id in self.items:
                of_item[item_id].append(row)
            else:
                allowed = f"表 {GUIDE_SHEET} 里有的事项编码"
                value = item_id if isinstance(item_id, str) else "(没有)"
                self._once(
                    place(sheet.name, row.number, ITEM_ID), value, allowed, "改正编码,或删去这一行"
                )
        for item_id, rows in of_item.items():
            self._attach(self.items[item_id], sheet, self._in_order(rows, sheet))

    def _in_order(self, rows: Iterable[Row], sheet: Sheet) -> list[Row]:
        numbered = [
            (self._cell(row, sheet, Column(ORDER, "", kind=Kind.WHOLE)), row) for row in rows
        ]
        ordered = sorted(
            ((n, row) for n, row in numbered if isinstance(n, int)), key=lambda pair: pair[0]
        )
        for number, row in numbered:
            if number is None:
                where = place(sheet.name, row.number, ORDER)
                self._once(where, "(没有)", "从 1 起的整数", "写上序号")
        if len(ordered) == len(numbered):
            for wanted, (number, row) in enumerate(ordered, start=1):
                if number != wanted:
                    where = place(sheet.name, row.number, ORDER)
                    allowed = f"同一事项从 1 起连续,这里应是 {wanted}"
                    self._problem(where, str(number), allowed, "补上缺的行,或重排序号")
                    break
        return [row for _, row in ordered]

    def _attach(self, item: ItemRows, sheet: Sheet, rows: Iterable[Row]) -> None:
        entries: list[object] = []
        item.rows[sheet.name] = []
        for row in rows:
            column = sheet.columns[0]
            entry = self._cell(row, sheet, column) if sheet.plain else self._record(row, sheet)
            if entry is None:
                where = place(sheet.name, row.number, column.header)
                self._once(where, "(没有)", "一段文字", "写上,或删去这一行并重排序号")
                continue
            entries.append(entry)
            item.rows[sheet.name].append(row.number)
        put(item.data, sheet.field, entries)

    def _record(self, row: Row, sheet: Sheet) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for column in sheet.columns:
            value = self._cell(row, sheet, column)
            if value is not None:
                put(data, column.field, value)
        return data

    def _cell(self, row: Row, sheet: Sheet, column: Column) -> object:
        try:
            return from_cell(row.cells.get(column.header), column.kind)
        except CellError as error:
            where = place(sheet.name, row.number, column.header)
            self._once(where, error.value, error.allowed, error.next_step)
            return None

    def _once(self, field_: str, value: str, allowed: str, next_step: str) -> None:
        """One problem for a cell: a formula is not missing text besides."""
        if field_ not in self._told:
            self._told.add(field_)
            self._problem(field_, value, allowed, next_step)

    def _problem(self, field_: str, value: str, allowed: str, next_step: str) -> None:
        self.problems.append(Problem(self._shown_as, field_, value, allowed, next_step))
