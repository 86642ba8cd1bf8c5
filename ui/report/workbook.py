"""The monthly report as a workbook: a sheet for each section, no cell a formula."""

import os
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.insight.month_report import MonthReport
from assistant.insight.section import Cell
from assistant.texts import insight as texts
from ingest.text_table import text_width
from ingest.workbook_cell import Cell as WorkbookCell
from ingest.workbook_cell import to_cell

_WIDEST = 60  # characters of a column


def write_workbook(report: MonthReport, path: Path) -> None:
    """Write the workbook at ``path``, whole or not at all; an older one is replaced.

    Raises:
        OSError: it cannot be written.
    """
    workbook = Workbook()
    first = workbook.active
    first.title = texts.NOTES_SHEET
    _fill(first, [(report.title,), *((note,) for note in report.notes)])
    for section in report.sections:
        sheet = workbook.create_sheet(section.title)
        _fill(sheet, [section.columns, *(section.rows or ((texts.EMPTY,),))])
        sheet.freeze_panes = "B2"
        for note in section.notes:
            sheet.append([])
            sheet.append([to_cell(note)])
    scratch = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        workbook.save(scratch)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _fill(sheet: Worksheet, rows: list[tuple[Cell, ...]]) -> None:
    for row in rows:
        sheet.append([_cell(cell) for cell in row])
    for place in range(max(map(len, rows))):
        widest = max(text_width(str(row[place])) for row in rows if place < len(row))
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(widest + 2, _WIDEST)


def _cell(cell: Cell) -> WorkbookCell | float:
    return cell if isinstance(cell, float) else to_cell(cell)
