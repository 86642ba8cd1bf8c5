"""The duty roster as a workbook: its sheets, and how one is written."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.records.permission import Role
from assistant.texts import ticket as texts
from assistant.tickets.duty import Roster
from assistant.tickets.routing import Directory
from ingest.workbook_cell import Cell, CellError, Kind, to_cell
from ingest.workbook_limits import WorkbookError

_WIDTH = 18
_KEY_SHEET = "对照"


@dataclass(frozen=True)
class Column:
    """One column: its header, the field of a turn that it holds, and of what kind."""

    header: str
    field: str
    kind: Kind = Kind.TEXT


_COLUMNS = (
    Column("起", "first", Kind.DATE),
    Column("止", "last", Kind.DATE),
    Column("姓名", "name"),
    Column("账号", "account"),
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: the turns of a role; ``post`` is the header of the post, empty without one."""

    name: str
    role: Role
    post: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns from left to right."""
        return (Column(self.post, "place"), *_COLUMNS) if self.post else _COLUMNS


SHEETS = (
    Sheet("窗口值守", Role.SPECIALIST, "窗口编号"),
    Sheet("首席代表", Role.CHIEF_REPRESENTATIVE, "部门代码"),
    Sheet("工作专班", Role.TASK_FORCE),
    Sheet("局长坐席", Role.DIRECTOR),
)


def export_roster(roster: Roster, directory: Directory, path: Path) -> None:
    """Write ``roster`` as the workbook at ``path``, whole or not at all.

    A last sheet, which is not read back, tells the ids of the windows and departments.

    Raises:
        WorkbookError: ``path`` will not do, or a text cannot stand in a cell.
    """
    if path.suffix.lower() != ".xlsx":
        raise WorkbookError(texts.ROSTER_SUFFIX.format(name=path.name))
    if path.exists():
        raise WorkbookError(texts.ROSTER_EXISTS.format(name=path.name))
    try:
        tables = {sheet.name: _rows(sheet, roster) for sheet in SHEETS}
        tables[_KEY_SHEET] = _key(directory)
    except CellError as error:
        raise WorkbookError(texts.ROSTER_CELL.format(error=error)) from error
    _write(tables, path)


def _rows(sheet: Sheet, roster: Roster) -> list[Sequence[Cell]]:
    turns = [duty for duty in roster.duties if duty.role is sheet.role]
    return [
        [column.header for column in sheet.columns],
        *([to_cell(getattr(turn, column.field)) for column in sheet.columns] for turn in turns),
    ]


def _key(directory: Directory) -> list[Sequence[Cell]]:
    windows = ((one.window_id, one.name) for one in directory.places.by_id.values())
    departments = ((one.code, one.name) for one in directory.departments.values())
    rows = [("编号或代码", "名称"), *windows, *departments]
    return [[to_cell(value) for value in row] for row in rows]


def _write(tables: Mapping[str, list[Sequence[Cell]]], path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - serving must not load it

    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append(row)
        for letter in "ABCDE":
            sheet.column_dimensions[letter].width = _WIDTH
    scratch = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        book.save(scratch)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
