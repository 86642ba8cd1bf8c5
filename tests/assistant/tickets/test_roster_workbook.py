from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from assistant.records.permission import Role
from assistant.tickets.duty import Duty, Roster
from assistant.tickets.roster_import import RosterReader
from assistant.tickets.roster_sheet import SHEETS, export_roster
from ingest.problem import Problem
from ingest.workbook_limits import WorkbookError
from tests.assistant.tickets.made import DIRECTORY

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
ROSTER = Roster(
    (
        Duty(Role.SPECIALIST, "W-01", FIRST, LAST, "甲", "jia"),
        Duty(Role.SPECIALIST, "W-55", FIRST, FIRST, "=HYPERLINK(1)", ""),
        Duty(Role.CHIEF_REPRESENTATIVE, "GA", FIRST, LAST, "乙", "yi"),
        Duty(Role.TASK_FORCE, "", FIRST, LAST, "丙", ""),
        Duty(Role.DIRECTOR, "", FIRST, FIRST, "丁", "ding"),
    )
)
ACCOUNTS = {"jia", "yi", "ding"}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "值班表.xlsx"
    export_roster(ROSTER, DIRECTORY, path)
    return path


def read(path: Path) -> tuple[Roster, list[Problem]]:
    return RosterReader(path, DIRECTORY, ACCOUNTS).read()


def changed(path: Path, change: Callable[[Workbook], object]) -> list[Problem]:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read(path)[1]


def test_what_was_exported_is_imported_unchanged(workbook: Path) -> None:
    assert read(workbook) == (ROSTER, [])


def test_no_cell_is_a_formula_and_the_codes_are_told(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert [*book.sheetnames] == [*(sheet.name for sheet in SHEETS), "对照"]
    assert book["窗口值守"]["D3"].value == "'=HYPERLINK(1)"
    assert book["对照"].max_row == 1 + 55 + 22
    assert all(c.data_type != "f" for sheet in book for row in sheet for c in row)


def test_an_empty_end_means_one_day(workbook: Path) -> None:
    book = load_workbook(workbook)
    book["局长坐席"]["B2"] = None
    book.save(workbook)
    assert read(workbook) == (ROSTER, [])


@pytest.mark.parametrize(
    ("where", "value", "field", "value_told", "allowed"),
    [
        ("窗口值守!A2", "W-99", "表 窗口值守 第 2 行 列 窗口编号", "W-99", "“对照”表"),
        ("窗口值守!A2", None, "表 窗口值守 第 2 行 列 窗口编号", "(没有)", "“对照”表"),
        ("首席代表!A2", "公安", "表 首席代表 第 2 行 列 部门代码", "公安", "“对照”表"),
        ("首席代表!B2", "下周一", "表 首席代表 第 2 行 列 起", "下周一", "日期"),
        ("首席代表!B2", None, "表 首席代表 第 2 行 列 起", "(没有)", "必填"),
        ("首席代表!C2", date(2026, 11, 1), "表 首席代表 第 2 行 列 止", "2026-11-01", "不早于"),
        ("工作专班!C2", None, "表 工作专班 第 2 行 列 姓名", "(没有)", "必填"),
        ("工作专班!C2", "长" * 41, "表 工作专班 第 2 行 列 姓名", "长长", ""),
        ("工作专班!C2", "=A1", "表 工作专班 第 2 行 列 姓名", "=A1", "不是公式"),
        ("局长坐席!A1", "日期", "表 局长坐席", "日期、止", "起、止、姓名、账号"),
    ],
)
def test_a_wrong_cell_is_named_and_its_row_left_out(  # noqa: PLR0913, PLR0917 - a table of cases
    workbook: Path, where: str, value: object, field: str, value_told: str, allowed: str
) -> None:
    sheet, cell = where.split("!")

    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    problems = changed(workbook, change)
    assert [(p.field, p.error) for p in problems] == [(field, True)]
    assert value_told in problems[0].value
    assert allowed in problems[0].allowed
    assert len(read(workbook)[0].duties) == len(ROSTER.duties) - 1


def test_a_missing_sheet_is_named(workbook: Path) -> None:
    problems = changed(workbook, lambda book: book.remove(book["首席代表"]))
    assert [(p.field, p.value) for p in problems] == [("表 首席代表", "(没有这张表)")]


def test_two_chief_representatives_on_one_day_are_told_with_both_rows(workbook: Path) -> None:
    problems = changed(
        workbook,
        lambda book: book["首席代表"].append(["GA", date(2026, 12, 31), None, "戊", None]),
    )
    assert [p.field for p in problems] == ["表 首席代表 第 3 行"]
    assert "表 首席代表 第 2 行" in problems[0].allowed


def test_an_account_that_does_not_exist_is_only_a_notice(workbook: Path) -> None:
    def change(book: Workbook) -> None:
        book["工作专班"]["D2"] = "bing"

    problems = changed(workbook, change)
    assert [(p.value, p.error) for p in problems] == [("bing", False)]
    assert read(workbook)[0].duties[3].account == "bing"


def test_what_is_no_workbook_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "值班表.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(WorkbookError, match="下一步"):
        read(path)


@pytest.mark.parametrize(("name", "told"), [("值班表.csv", "只能写 .xlsx"), ("有.xlsx", "不覆盖")])
def test_the_export_goes_only_to_a_new_workbook(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "有.xlsx").write_bytes(b"")
    with pytest.raises(WorkbookError, match=told):
        export_roster(ROSTER, DIRECTORY, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["有.xlsx"]


def test_a_text_that_no_cell_can_hold_is_refused(tmp_path: Path) -> None:
    bad = Roster((Duty(Role.TASK_FORCE, "", FIRST, LAST, "丙\x01"),))
    with pytest.raises(WorkbookError, match="控制字符"):
        export_roster(bad, DIRECTORY, tmp_path / "值班表.xlsx")
    assert list(tmp_path.iterdir()) == []
