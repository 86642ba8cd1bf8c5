import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from assistant.records.database import Database
from assistant.records.schema import upgrade
from tests.assistant.insight.made import PRIVATE, fill
from tests.ui.commands.records_command import run

MONTH = f"{datetime.now(UTC):%Y-%m}"


@pytest.fixture
def data(tmp_path: Path, open_database: Callable[[str], Database]) -> Path:
    database = open_database(f"sqlite:///{tmp_path / 'records/bandecheng.sqlite3'}")
    upgrade(database)
    fill(database)
    return tmp_path


def test_the_report_is_a_page_and_a_workbook_without_anybody_in_it(
    data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "月报"
    done = run(data, "report", "--month", "2026-11", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    page = (out / "report-2026-11.html").read_text("utf-8")
    book = load_workbook(out / "report-2026-11.xlsx")
    assert sorted(path.name for path in out.iterdir()) == [
        "report-2026-11.html",
        "report-2026-11.xlsx",
    ]
    cells = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    for told in (page, cells):
        assert "GA-015" in told
        assert PRIVATE[:4] not in told
        assert "七栋" not in told
        assert "PZH-" not in told
    again = run(data, "report", "--month", "2026-11", "--out", str(out))
    assert again.returncode == 0
    assert (out / "report-2026-11.html").read_text("utf-8") == page


def test_the_page_needs_nothing_else_and_its_ids_are_its_own(data: Path, tmp_path: Path) -> None:
    run(data, "report", "--month", "2026-11", "--out", str(tmp_path))
    page = (tmp_path / "report-2026-11.html").read_text("utf-8")
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) > 100
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    svgs = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(svgs) >= 6
    for svg in svgs:
        ET.fromstring(svg)  # noqa: S314 - drawn by ourselves
    tables = page.count("<table>")
    assert tables >= len(svgs)


def test_what_will_not_do_is_told_in_one_line(tmp_path: Path) -> None:
    for month, told in (("十一月", "像 2026-11"), ("2999-01", "还没有到")):
        done = run(tmp_path, "report", "--month", month, "--out", str(tmp_path / "out"))
        assert done.returncode == 2
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.write_text("一", "utf-8")
    done = run(tmp_path, "report", "--month", MONTH, "--out", str(file))
    assert done.returncode == 2
    assert "请换一个能写的文件夹" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_month_without_anything_is_reported_too(tmp_path: Path) -> None:
    done = run(tmp_path, "report", "--month", MONTH, "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert "共 0 次咨询" in done.stdout
    assert "这个月没有" in (tmp_path / "out" / f"report-{MONTH}.html").read_text("utf-8")
