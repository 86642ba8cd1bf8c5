"""The clocks of a ticket in words, and how urgent they make it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from assistant.texts import desk as words
from assistant.tickets.stage import RUNNING
from assistant.tickets.ticket import Ticket
from assistant.tickets.working_days import CalendarError, WorkingDays


class Urgency(IntEnum):
    """How soon something must be done; the most urgent comes first."""

    LATE = 0
    TODAY = 1
    SOON = 2
    NONE = 3


@dataclass(frozen=True)
class ClockWords:
    """One clock of a ticket, as a person reads it."""

    urgency: Urgency
    text: str


def clock_words(ticket: Ticket, today: date, calendar: WorkingDays) -> tuple[ClockWords, ...]:
    """The clocks that run, the most urgent first; one line that says so when none does."""
    if ticket.stage not in RUNNING:
        return (ClockWords(Urgency.NONE, words.NO_CLOCK),)
    return tuple(sorted(_running(ticket, today, calendar), key=lambda clock: clock.urgency))


def urgency(ticket: Ticket, today: date, calendar: WorkingDays) -> tuple[Urgency, date, str]:
    """Sorts tickets, the most urgent first; ties by the day, then by number."""
    return clock_words(ticket, today, calendar)[0].urgency, ticket.due, ticket.number


def _running(ticket: Ticket, today: date, calendar: WorkingDays) -> Iterator[ClockWords]:
    if ticket.contact_due is not None and ticket.contacted_at is None:
        due = ticket.contact_due
        if today > due:
            yield _late(words.CONTACT, due, today, calendar)
        elif today == due:
            yield ClockWords(Urgency.TODAY, words.CONTACT_TODAY)
        else:
            yield ClockWords(Urgency.SOON, words.CONTACT_BY.format(due=_day(due)))
    what = words.RESULT_BY if ticket.complexity else words.CLASSIFY_BY
    if today > ticket.due:
        yield _late(what, ticket.due, today, calendar)
    elif today == ticket.due:
        yield ClockWords(Urgency.TODAY, words.TODAY.format(what=what))
    else:
        days = _days(today, ticket.due, calendar)
        told = words.LEFT_UNCOUNTED if days is None else words.LEFT
        left = told.format(what=what, days=days, due=_day(ticket.due))
        yield ClockWords(Urgency.SOON, left)


def _late(what: str, due: date, today: date, calendar: WorkingDays) -> ClockWords:
    days = _days(due, today, calendar)
    told = words.LATE if days else words.LATE_UNCOUNTED  # overdue on a weekend: no day yet
    return ClockWords(Urgency.LATE, told.format(what=what, days=days))


def _days(first: date, last: date, calendar: WorkingDays) -> int | None:
    """Working days after ``first`` up to ``last``; None where the calendar does not reach."""
    try:
        return calendar.count(first, last)
    except CalendarError:
        return None


def _day(day: date) -> str:
    return words.DAY.format(month=day.month, day=day.day)
