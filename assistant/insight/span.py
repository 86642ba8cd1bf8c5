"""A span of local days: a month, a week, the weeks before it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from assistant.records.error import RecordsError
from assistant.texts import insight as texts
from assistant.tickets.clock import CHINA

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


class MonthError(RecordsError):
    """What was typed is no month that has begun; the message says what is allowed."""


@dataclass(frozen=True)
class Span:
    """Days in China from ``first`` to ``last``, both counted."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment."""
        return datetime.combine(self.first, time(), CHINA)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + _DAY, time(), CHINA)

    @property
    def month_before(self) -> "Span":
        """The whole month before the one that this span begins in."""
        last = self.first.replace(day=1) - _DAY
        return Span(last.replace(day=1), last)


def month_span(typed: str, today: date) -> Span:
    """The month that is typed as 2026-11, up to ``today`` while it lasts.

    Raises:
        MonthError: no month, or one that has not begun.
    """
    found = _MONTH.fullmatch(typed.strip())
    if found is None or not 1 <= int(found[2]) <= 12 or not int(found[1]):
        raise MonthError(texts.MONTH_BAD.format(seen=typed))
    year, month = int(found[1]), int(found[2])
    first = date(year, month, 1)
    if first > today:
        raise MonthError(texts.MONTH_AHEAD.format(seen=typed))
    return Span(first, min(date(year, month, monthrange(year, month)[1]), today))


def weeks_until(last: date, count: int, today: date) -> list[Span]:
    """The last ``count`` whole weeks (Monday to Sunday) that ended by ``last``, before ``today``."""
    end = min(last, today - _DAY)
    sunday = end - timedelta(days=(end.weekday() + 1) % 7)
    mondays = [sunday - 6 * _DAY - _WEEK * back for back in reversed(range(count))]
    return [Span(monday, monday + 6 * _DAY) for monday in mondays]
