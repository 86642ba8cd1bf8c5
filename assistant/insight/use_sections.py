"""Sections about use: how much, about what, where, when, with which result."""

from collections.abc import Iterator

from assistant.insight.counts import ASKED, MEANT, TAKEN, Tally, Value
from assistant.insight.months import Months
from assistant.insight.names import called, department_of
from assistant.insight.rising import WEEKS
from assistant.insight.section import Cell, Plot, Section, both, columns, compared
from assistant.insight.span import Span, weeks_until
from assistant.records.consultation import Consultation
from assistant.texts import insight as texts
from assistant.tickets.ticket_table import TicketRow

_OPENING, _CLOSING = 7, 20  # hours that the table of hours always shows


def use_sections(tally: Tally, span: Span) -> Iterator[Section]:
    """The sections for ``span``, in the order in which they are told."""
    names = tally.names

    def asked(by: Value) -> Months:
        return tally.months(ASKED, by, span)

    def taken(by: Value) -> Months:
        return tally.months(TAKEN, by, span)

    items = asked(MEANT)
    yield _weeks(tally, span)
    yield compared("items", items.without_nothing(), names.item)
    departments = items.folded(department_of)
    yield both("departments", departments, taken(TicketRow.department), names.department)
    windows = asked(Consultation.window_id).folded(names.district)
    yield both("districts", windows, taken(TicketRow.window_id).folded(names.district), str)
    yield compared("statuses", asked(Consultation.status), called(texts.STATUSES))
    touched = tally.feedback(span)
    rows = tuple((name, touched[kind]) for kind, name in texts.FEEDBACKS.items())
    yield Section("feedback", columns("name", "times"), rows)
    channels = asked(Consultation.channel)
    yield both("channels", channels, taken(TicketRow.channel), called(texts.CHANNELS))
    yield _hours(tally, span)


def _weeks(tally: Tally, span: Span) -> Section:
    weeks = weeks_until(span.last, WEEKS, tally.today)
    asked = [tally.count(ASKED, Consultation.status, week).total() for week in weeks]
    taken = [tally.count(TAKEN, TicketRow.stage, week).total() for week in weeks]
    rows = tuple(zip((week.first for week in weeks), asked, taken, strict=True))
    series = {
        texts.COLUMNS["consultations"]: tuple(asked),
        texts.COLUMNS["tickets"]: tuple(taken),
    }
    plot = Plot(tuple(f"{week.first:%m-%d}" for week in weeks), series, line=True)
    return Section("weeks", columns("week", "consultations", "tickets"), rows, plot=plot)


def _hours(tally: Tally, span: Span) -> Section:
    found = tally.hours(ASKED, span)
    seen = [hour for _, hour in found]
    hours = range(min([_OPENING, *seen]), max([_CLOSING, *seen]) + 1)
    table = [[found.get((day, hour), 0) for day in range(7)] for hour in hours]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (texts.HOUR.format(hour=hour), *line) for hour, line in zip(hours, table, strict=True)
    )
    series = {texts.COLUMNS["consultations"]: tuple(map(sum, table))}
    plot = Plot(tuple(map(str, hours)), series)
    return Section("hours", (texts.COLUMNS["hour"], *texts.WEEKDAYS), rows, plot=plot)
