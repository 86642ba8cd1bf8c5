"""The tables of an .xlsx file: headers and rows as they stand, nothing evaluated."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from ingest.workbook_cell import Unreadable
from ingest.workbook_limits import COLUMNS, ROWS, WorkbookError, check_package, damaged


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet, and by header what its cells hold; empty ones left out."""

    number: int
    cells: dict[str, object]


@dataclass(frozen=True)
class Table:
    """One sheet: its headers from left to right, doubled and empty ones too, and its rows.

    A row without a value is left out; a value under no header has the header ``""``.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def read_tables(path: Path, header_row: int = 1) -> dict[str, Table]:
    """Every sheet of the workbook by name; what stands above ``header_row`` is passed over.

    A formula is never evaluated: its cell, like one with an error value, is ``Unreadable``.

    Raises:
        WorkbookError: the file is refused; the message says why.
        FileNotFoundError: there is no such file.
    """
    check_package(path)
    from openpyxl import load_workbook  # noqa: PLC0415 - serving must not load it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and the like, which are not read
            book = load_workbook(path, read_only=True, keep_links=False)
            try:
                return dict(_tables(path, book, header_row))
            finally:
                book.close()
    except WorkbookError:
        raise
    except Exception as error:  # a damaged file may fail anywhere in openpyxl
        raise damaged(path) from error


def _tables(path: Path, book: Any, header_row: int) -> Iterator[tuple[str, Table]]:  # noqa: ANN401 - untyped library
    left = ROWS + header_row * len(book.worksheets)
    for sheet in tqdm(book.worksheets, desc="读工作簿", unit="表"):
        sheet.reset_dimensions()  # the file's own word on them may be wrong
        headers: tuple[str, ...] = ()
        rows: list[Row] = []
        for number, row in enumerate(sheet.iter_rows(), start=1):
            left -= 1 + len(row) // COLUMNS
            if left < 0:
                raise WorkbookError(
                    f"{path.name} 超过 {ROWS} 行(读到表 {sheet.title} 第 {number} 行),最多 {ROWS} 行;"
                    "下一步:删去末尾的空行,或分成几个文件"
                )
            if number < header_row:
                continue
            values = [_value(cell) for cell in row[:COLUMNS]]
            if number == header_row:
                headers = tuple(_header(value) for value in _without_end(values))
            elif any(value is not None for value in values):
                rows.append(Row(number, _by_header(headers, values)))
        yield sheet.title, Table(sheet.title, headers, tuple(rows))


def _value(cell: Any) -> object:  # noqa: ANN401 - untyped library
    if cell.data_type == "f":
        formula = getattr(cell.value, "text", cell.value)  # an array formula is an object
        return Unreadable(str(formula))
    if cell.data_type == "e":
        return Unreadable(str(cell.value))
    return None if isinstance(cell.value, str) and not cell.value.strip() else cell.value


def _header(value: object) -> str:
    text = value.text if isinstance(value, Unreadable) else value
    return "" if text is None else " ".join(str(text).split())


def _without_end(values: list[object]) -> list[object]:
    last = max((i for i, value in enumerate(values) if value is not None), default=-1)
    return values[: last + 1]


def _by_header(headers: tuple[str, ...], values: list[object]) -> dict[str, object]:
    cells: dict[str, object] = {}
    for number, value in enumerate(values):
        if value is not None:
            cells.setdefault(headers[number] if number < len(headers) else "", value)
    return cells
