"""Guides to a workbook that people can edit."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from tqdm import tqdm

from ingest.guide import Guide
from ingest.workbook_cell import Cell, CellError
from ingest.workbook_layout import SHEETS, Sheet, rows_of
from ingest.workbook_limits import WorkbookError


def export_workbook(guides: Iterable[Guide], path: Path) -> None:
    """Write the guides as the workbook at ``path``, whole or not at all.

    Items without a written guide have their row too, so that they can be written there.

    Raises:
        WorkbookError: ``path`` will not do, or a text cannot stand in a cell.
    """
    _check_place(path)
    guides = list(guides)
    try:
        tables = {sheet: [r for guide in guides for r in rows_of(guide, sheet)] for sheet in SHEETS}
    except CellError as error:
        raise WorkbookError(f"不能导出 {error};下一步:{error.next_step}") from error
    scratch = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        with tqdm(total=len(SHEETS) + 1, desc="写工作簿", unit="表") as bar:
            _write(tables, scratch, bar)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _write(tables: Mapping[Sheet, list[list[Cell]]], path: Path, bar: "tqdm[NoReturn]") -> None:
    import pandas as pd  # noqa: PLC0415 - serving must not load it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    with pd.ExcelWriter(path, engine="openpyxl") as writer:
        for sheet, rows in tables.items():
            frame = pd.DataFrame(rows, columns=list(sheet.headers), dtype=object)
            frozen = (1, 2)  # the header, and the item with its name or number
            frame.to_excel(writer, sheet_name=sheet.name, index=False, freeze_panes=frozen)
            for number, width in enumerate(sheet.widths, start=1):
                letter = get_column_letter(number)
                writer.sheets[sheet.name].column_dimensions[letter].width = width
            bar.update()
    bar.update()


def _check_place(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise WorkbookError(f"导出的文件是 {path.name},只能写 .xlsx;下一步:把后缀改成 .xlsx")
    if path.exists():
        raise WorkbookError(f"已有文件 {path},不覆盖;下一步:换个名字,或先移走它")
    if not path.parent.is_dir():
        raise WorkbookError(f"没有文件夹 {path.parent};下一步:先建好它,或换个位置")
