from pathlib import Path

import pytest

from ingest.place import Department, Window, read_rows

HEADER = "window_id,name,level,district,address,hours,phone\n"
GOOD = "W-01,市政务服务中心窗口,市级,攀枝花市,,,12345\n"


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "windows.csv"
    path.write_bytes(content)
    return path


def test_an_unknown_address_and_unknown_hours_are_empty(tmp_path: Path) -> None:
    rows, problems = read_rows(
        write(tmp_path, (HEADER + GOOD).encode()), Window, Path("windows.csv")
    )
    assert problems == []
    assert (rows[0].window_id, rows[0].address, rows[0].hours) == ("W-01", "", "")


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("W-1,市窗口,市级,攀枝花市,,,12345\n", "window_id"),
        ("W-02,市窗口,省级,攀枝花市,,,12345\n", "level"),
        ("W-02,市窗口,市级,,,,12345\n", "district"),
        ("W-02,市窗口,市级,攀枝花市,,,\n", "phone"),
    ],
)
def test_a_bad_row_is_named_by_line_and_field_and_the_rest_is_read(
    tmp_path: Path, row: str, field: str
) -> None:
    path = write(tmp_path, (HEADER + row + GOOD).encode())
    rows, problems = read_rows(path, Window, Path("windows.csv"))
    assert [(str(p.path), p.field) for p in problems] == [("windows.csv:2", field)]
    assert [row.window_id for row in rows] == ["W-01"]


@pytest.mark.parametrize("row", ["W-02,市窗口\n", "W-02,市窗口,市级,攀枝花市,,,12345,多的\n"])
def test_a_row_with_too_few_or_too_many_cells_is_reported(tmp_path: Path, row: str) -> None:
    path = write(tmp_path, (HEADER + row + GOOD).encode())
    rows, problems = read_rows(path, Window, Path("windows.csv"))
    assert {str(p.path) for p in problems} == {"windows.csv:2"}
    assert [row.window_id for row in rows] == ["W-01"]


def test_a_file_that_excel_saved_as_utf_8_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, (HEADER + GOOD).encode("utf-8-sig"))
    rows, problems = read_rows(path, Window, Path("windows.csv"))
    assert (len(rows), problems) == (1, [])


def test_a_file_in_another_encoding_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    path = write(tmp_path, (HEADER + GOOD).encode("gbk"))
    rows, problems = read_rows(path, Window, Path("windows.csv"))
    assert rows == []
    assert "UTF-8" in problems[0].allowed


def test_a_department_says_what_it_handles_and_whom_to_go_to(tmp_path: Path) -> None:
    path = tmp_path / "departments.csv"
    path.write_text(
        "code,name,units,handles,hotline,escalation\n"
        "GA,市公安局,户政,户口和身份证,12345,首席代表;局长坐席\n"
        "公安,市公安局,户政,户口和身份证,12345,首席代表;局长坐席\n",
        encoding="utf-8",
    )
    rows, problems = read_rows(path, Department, Path("departments.csv"))
    assert [row.code for row in rows] == ["GA"]
    assert [(str(p.path), p.field, p.value) for p in problems] == [
        ("departments.csv:3", "code", "公安")
    ]
