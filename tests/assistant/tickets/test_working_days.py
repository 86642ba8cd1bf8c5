from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tickets.working_days import HOLIDAYS_FILE, CalendarError, WorkingDays

HEADER = "date\tkind\tname\tbasis\n"
REAL = WorkingDays.read(Path(__file__).parents[3] / "corpora" / HOLIDAYS_FILE)


def read(tmp_path: Path, *rows: str) -> WorkingDays:
    path = tmp_path / HOLIDAYS_FILE
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return WorkingDays.read(path)


@pytest.mark.parametrize(
    "day",
    [
        "2024-02-04",
        "2024-02-18",
        "2024-10-12",
        "2025-01-26",
        "2025-09-28",
        "2026-02-14",
        "2026-01-04",
        "2026-05-09",
        "2026-10-10",
        "2026-11-24",
    ],
)
def test_shifted_weekends_and_ordinary_weekdays_are_worked(day: str) -> None:
    assert REAL.is_working(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    [
        "2024-02-12",
        "2024-09-16",
        "2025-01-28",
        "2025-10-08",
        "2026-01-02",
        "2026-02-23",
        "2026-09-25",
        "2026-10-07",
        "2026-11-22",
        "2026-12-26",
    ],
)
def test_holidays_and_ordinary_weekends_are_not_worked(day: str) -> None:
    assert not REAL.is_working(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("year", "worked"),
    # Weekdays, less the holidays that fall on them, and the shifted weekend days.
    [(2024, 262 - 19 + 8), (2025, 261 - 18 + 5), (2026, 261 - 19 + 6)],
)
def test_a_year_has_as_many_working_days_as_its_notice_leaves(year: int, worked: int) -> None:
    assert REAL.count(date(year - 1, 12, 31), date(year, 12, 31)) == worked


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-24", 0, "2026-11-24"),  # Tuesday, on the spot
        ("2026-11-21", 0, "2026-11-23"),  # a Saturday waits for Monday
        ("2026-11-24", 5, "2026-12-01"),  # Wed Thu Fri Mon Tue
        ("2026-11-22", 5, "2026-11-27"),  # a start on Sunday is not counted
        ("2026-09-28", 5, "2026-10-10"),  # 29, 30; seven days off; 8, 9; Saturday the 10th
        ("2026-02-12", 5, "2026-02-26"),  # 13; Saturday the 14th; nine days off; 24, 25, 26
        ("2025-12-30", 2, "2026-01-04"),  # 31; three days off; Sunday the 4th
    ],
)
def test_deadlines_skip_holidays_and_count_shifted_days(start: str, count: int, end: str) -> None:
    assert REAL.add(date.fromisoformat(start), count) == date.fromisoformat(end)


@given(start=st.dates(date(2024, 1, 1), date(2026, 11, 1)), count=st.integers(1, 30))
def test_counting_undoes_adding_and_a_deadline_is_always_worked(start: date, count: int) -> None:
    end = REAL.add(start, count)
    assert REAL.is_working(end)
    assert REAL.count(start, end) == count
    assert REAL.count(end, start) == 0


def test_a_year_whose_notice_is_not_out_is_told_with_what_to_do() -> None:
    assert REAL.years == (2024, 2025, 2026, 2027)
    assert [REAL.lacks(year) for year in (2024, 2025, 2026)] == ["", "", ""]
    assert "2027 年只有法定节日;下一步" in REAL.lacks(2027)
    assert "没有 2028 年" in REAL.lacks(2028)
    assert not REAL.is_working(date(2027, 2, 5))  # 除夕


def test_a_year_that_is_missing_is_named_with_what_to_do() -> None:
    with pytest.raises(CalendarError, match=r"没有 2028 年,现有 2024、2025、2026、2027.*放假通知"):
        REAL.add(date(2027, 12, 30), 5)
    with pytest.raises(CalendarError, match="2023"):
        REAL.count(date(2023, 12, 1), date(2024, 1, 5))


def test_real_rows_are_in_order_and_no_shifted_day_is_a_holiday_too() -> None:
    assert list(REAL.days) == sorted(REAL.days)
    assert max(REAL.days) - min(REAL.days) > timedelta(days=3 * 365)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("2026-13-01\t放假\t元旦\t某通知", "字段 date"),
        ("2026-01-01\t休息\t元旦\t某通知", "允许:放假、调休上班"),
        ("2026-01-05\t调休上班\t元旦\t某通知", "2026-01-05 是工作日"),
        ("2026-01-01\t放假\t元旦\t某通知\n2026-01-01\t放假\t元旦\t某通知", "2 行"),
    ],
)
def test_a_wrong_row_refuses_the_file_and_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(CalendarError, match=told):
        read(tmp_path, row)
