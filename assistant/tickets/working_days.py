"""Working days: weekends, public holidays and shifted days (调休), read from a reviewed file."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from assistant.records.error import RecordsError
from ingest.guide import Sentence
from ingest.place import read_rows
from ingest.source import Record

HOLIDAYS_FILE = "holidays.tsv"
_STATUTE = "放假办法"
_DAY = timedelta(days=1)
_SATURDAY = 5


class CalendarError(RecordsError):
    """The holiday file is wrong or does not reach far enough; the message says what to do."""


class DayKind(StrEnum):
    """What the General Office's notice makes of a day."""

    OFF = "放假"
    WORK = "调休上班"


class SpecialDay(Record):
    """One row of ``holidays.tsv``; ``basis`` is the yearly notice, or only the statute."""

    date: date
    kind: DayKind
    name: Sentence
    basis: Sentence


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked; knows the years of its file and no others."""

    days: dict[date, SpecialDay]

    @classmethod
    def read(cls, path: Path) -> "WorkingDays":
        """Read the file.

        Raises:
            CalendarError: a bad row, a day that stands twice, or a shifted day on no weekend.
        """
        rows, problems = read_rows(path, SpecialDay, Path(path.name))
        found = [str(problem) for problem in problems]
        times = Counter(row.date for row in rows)
        found += [
            f"{path.name}:{day} 有 {n} 行,只许一行;删去多的" for day, n in times.items() if n > 1
        ]
        found += [
            f"{path.name}:{row.date} 是工作日,不能写“{row.kind}”;改日期或删去"
            for row in rows
            if row.kind is DayKind.WORK and row.date.weekday() < _SATURDAY
        ]
        if found:
            raise CalendarError("\n".join(found))
        return cls({row.date: row for row in rows})

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that the file covers, in order."""
        return tuple(sorted({day.year for day in self.days}))

    def lacks(self, year: int) -> str:
        """What the file lacks of ``year`` and what to do; empty when the notice is in it.

        A year with nothing but the statute's days can be counted, though not to the day: make-up
        and shifted days come with the yearly notice.
        """
        known = "、".join(map(str, self.years)) or "(没有)"
        next_step = f"下一步:照国务院办公厅 {year} 年放假通知补上这一年的放假和调休上班"
        if year not in self.years:
            return f"{HOLIDAYS_FILE} 没有 {year} 年,现有 {known};{next_step}"
        bases = {row.basis for row in self.days.values() if row.date.year == year}
        return (
            f"{HOLIDAYS_FILE} 的 {year} 年只有法定节日;{next_step}" if bases == {_STATUTE} else ""
        )

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked.

        Raises:
            CalendarError: the file does not cover its year.
        """
        if day.year not in self.years:
            raise CalendarError(self.lacks(day.year))
        special = self.days.get(day)
        return day.weekday() < _SATURDAY if special is None else special.kind is DayKind.WORK

    def add(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``, which itself is not counted.

        A start on a holiday changes nothing. ``count`` 0 is ``start`` itself, or the next
        working day when nobody works on it. (民法典 §§ 201, 203: the first day is not counted,
        a period does not end on a holiday.)

        Raises:
            CalendarError: the file does not cover a year on the way.
        """
        day = start
        if count == 0:
            while not self.is_working(day):
                day += _DAY
            return day
        for _ in range(count):
            day += _DAY
            while not self.is_working(day):
                day += _DAY
        return day

    def count(self, start: date, end: date) -> int:
        """How many working days follow ``start`` up to and with ``end``; 0 when none do.

        Raises:
            CalendarError: the file does not cover a year on the way.
        """
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working, days))
