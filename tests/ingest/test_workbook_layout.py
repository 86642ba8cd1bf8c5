from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from pydantic import BaseModel

from ingest.guide import Guide
from ingest.source import Record
from ingest.workbook_layout import SHEETS


def leaves(kind: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Dotted fields of a record that are neither a record nor a list of records."""
    for name, info in kind.model_fields.items():
        nested = [t for t in types_in(info.annotation) if issubclass(t, Record)]
        if nested:
            yield from leaves(nested[0], f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def types_in(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from types_in(part)


def test_every_field_of_a_guide_has_its_column() -> None:
    laid_out = [
        ".".join(filter(None, (sheet.field, column.field)))
        for sheet in SHEETS
        for column in sheet.columns
    ]
    assert sorted(laid_out) == sorted(leaves(Guide))


def test_every_sheet_has_a_frozen_header_and_widths(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert tuple(cell.value for cell in page[1]) == sheet.headers
        assert page.freeze_panes == "C2"
        widths = [page.column_dimensions[cell.column_letter].width for cell in page[1]]
        assert widths == list(sheet.widths)
        assert all(6 <= width <= 60 for width in widths)


def test_lists_are_numbered_within_their_item(workbook: Path) -> None:
    rows = list(load_workbook(workbook)["材料"].values)
    assert rows[0][:3] == ("事项编码", "序号", "材料名称")
    assert rows[1][:6] == ("GA-001", 1, "居民户口簿", "纸质", 1, 0)
    assert rows[2][:6] == ("GA-001", 2, "居民身份证", "纸质", 1, 1)
    assert rows[3][:2] == ("GA-002", 1)
