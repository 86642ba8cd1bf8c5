"""Workbooks of the ingest tests: finding, changing and comparing what they hold."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from openpyxl import Workbook, load_workbook

from ingest.corpus import Corpus
from ingest.guide import Guide
from ingest.guide_update import ImportResult
from ingest.problem import Problem

Data = dict[str, Any]
Edit = Callable[[Workbook], None]
GuideData = Callable[..., Data]
GuideOf = Callable[[str], Guide]


class Real(NamedTuple):
    folder: Path
    corpus: Corpus
    workbook: Path


class Load(Protocol):
    """Loads rows (by header) through a mapping whose parts can be changed."""

    def __call__(
        self,
        rows: Sequence[Mapping[str, object]],
        columns: Data,
        *,
        write: bool = True,
        **parts: object,
    ) -> ImportResult:
        """The result of the import."""


def edit(path: Path, change: Edit) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def find(book: Workbook, sheet: str, item_id: str, number: int = 1) -> int:
    """The row of an item's ``number``-th entry in the sheet."""
    column = book[sheet]["A"]
    return [cell.row for cell in column if cell.value == item_id][number - 1]


def column(book: Workbook, sheet: str, header: str) -> int:
    return next(cell.column for cell in book[sheet][1] if cell.value == header)


def set_cell(path: Path, sheet: str, header: str, value: object, number: int = 1) -> int:
    """Set a cell of GA-002 and return its row."""
    book = load_workbook(path)
    row = find(book, sheet, "GA-002", number)
    book[sheet].cell(row, column(book, sheet, header)).value = value
    book.save(path)
    return row


def shown(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.field, problem.value) for problem in problems]


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
