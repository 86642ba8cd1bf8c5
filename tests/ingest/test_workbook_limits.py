import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.workbook_limits import WorkbookError
from ingest.workbook_table import read_tables


def package(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)


def renamed_program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + bytes(1000))


def old_workbook(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def too_large(path: Path) -> None:
    with path.open("wb") as out:
        out.truncate(20 * 1024 * 1024 + 1)


def too_large_unpacked(path: Path) -> None:
    package(path, {"xl/media.bin": bytes(201 * 1024 * 1024)})


def bomb(path: Path) -> None:
    package(path, {"xl/worksheets/sheet1.xml": b"<a>" + bytes(5_000_000)})


def macros(path: Path) -> None:
    package(path, {"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b"code"})


def outer_entity(path: Path) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    package(path, {"xl/workbook.xml": text.encode("utf-16")})


def locked(path: Path) -> None:
    package(path, {"xl/workbook.xml": b"<a/>"})
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)


def not_a_workbook(path: Path) -> None:
    package(path, {"照片/一.txt": "不是表格".encode()})


def cut_off(path: Path) -> None:
    Workbook().save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:200]
    package(path, parts)


def with_rows(path: Path, rows: str) -> None:
    """A workbook whose one sheet holds the ``rows``, as XML."""
    Workbook().save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    before, after = re.split(r"<sheetData ?/>|<sheetData></sheetData>", sheet)
    parts["xl/worksheets/sheet1.xml"] = f"{before}<sheetData>{rows}</sheetData>{after}".encode()
    package(path, parts)


def many_rows(path: Path) -> None:
    values = random.Random(7).choices(range(10**6), k=100_002)  # noqa: S311 - no secret
    with_rows(path, "".join(f"<row><c><v>{value}</v></c></row>" for value in values))


def far_row(path: Path) -> None:
    with_rows(path, '<row r="999999999"><c r="A999999999"><v>1</v></c></row>')


def far_columns(path: Path) -> None:
    rows = (f'<row r="{n}"><c r="XFD{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 5_000))
    with_rows(path, "".join(rows))


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a renamed program": (renamed_program, "改了后缀"),
    "an old workbook, or one with a password": (old_workbook, "旧的 .xls"),
    "an empty file": (empty_file, "不是 .xlsx"),
    "a file above 20 MB": (too_large, "20.0 MB,最多 20 MB"),
    "a file above 200 MB unpacked": (too_large_unpacked, "201 MB,最多 200 MB"),
    "a bomb": (bomb, "压缩比是 .*最多 100"),
    "macros": (macros, "带有宏"),
    "an outer entity": (outer_entity, "实体声明"),
    "a locked part": (locked, "密码"),
    "a package of something else": (not_a_workbook, "不是工作簿"),
    "a sheet that is cut off": (cut_off, "已损坏"),
    "100,001 rows": (many_rows, "超过 100000 行"),
    "a row far below": (far_row, "超过 100000 行"),
    "columns far to the right": (far_columns, "超过 100000 行"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_may_do_harm_is_refused_with_the_reason(
    make: Callable[[Path], None], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "指南.xlsx"
    make(path)
    start = time.perf_counter()
    with pytest.raises(WorkbookError, match=reason) as refusal:
        read_tables(path)
    assert "下一步" in str(refusal.value)
    assert time.perf_counter() - start < 10  # 2 seconds on a machine that does nothing else


def test_only_xlsx_is_taken_and_a_missing_file_is_missing(workbook: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"不是 \.xlsx 文件"):
        read_tables(workbook.rename(tmp_path / "指南.xlsm"))
    with pytest.raises(FileNotFoundError):
        read_tables(tmp_path / "没有.xlsx")


def test_serving_and_the_command_line_do_not_load_pandas() -> None:
    code = (
        "import sys, ui.serving.server, ui.cli, ui.commands.corpus_cli, assistant.service, index.build\n"
        "import ingest.workbook_export, ingest.workbook_import, ingest.mapping_import\n"
        "print([name for name in ('pandas', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
