from datetime import UTC, date, datetime

import pytest

from assistant.insight.span import MonthError, Span, month_span, weeks_until

TUESDAY = date(2026, 11, 24)


def test_a_month_that_lasts_ends_today_and_a_past_one_with_its_last_day() -> None:
    assert month_span("2026-11", TUESDAY) == Span(date(2026, 11, 1), TUESDAY)
    assert month_span("2026-02", TUESDAY).last == date(2026, 2, 28)
    assert month_span("2026-11", TUESDAY).month_before == Span(
        date(2026, 10, 1), date(2026, 10, 31)
    )
    assert month_span("2026-01", TUESDAY).month_before.first == date(2025, 12, 1)


def test_a_day_begins_at_midnight_in_china() -> None:
    span = Span(TUESDAY, TUESDAY)
    assert span.start == datetime(2026, 11, 23, 16, tzinfo=UTC)
    assert span.end == datetime(2026, 11, 24, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["", "2026", "2026-13", "2026-00", "0000-01", "11-2026", "十一月"]
)
def test_what_is_no_month_is_told_with_what_is_allowed(typed: str) -> None:
    with pytest.raises(MonthError, match="像 2026-11"):
        month_span(typed, TUESDAY)


def test_a_month_to_come_is_refused() -> None:
    with pytest.raises(MonthError, match="还没有到"):
        month_span("2026-12", TUESDAY)


def test_weeks_are_whole_and_over() -> None:
    weeks = weeks_until(TUESDAY, 9, TUESDAY)
    assert len(weeks) == 9
    assert weeks[-1] == Span(date(2026, 11, 16), date(2026, 11, 22))
    assert all(week.first.weekday() == 0 and (week.last - week.first).days == 6 for week in weeks)
    assert weeks_until(date(2026, 11, 22), 1, TUESDAY) == weeks[-1:]
    assert weeks_until(date(2026, 11, 21), 1, TUESDAY) == weeks[-2:-1]
    assert weeks_until(date(2026, 11, 22), 1, date(2026, 11, 22)) == weeks[-2:-1]
