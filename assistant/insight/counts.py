"""Counts over consultations and tickets, made by the database."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from assistant.insight.local_hour import local_hour
from assistant.insight.months import Months
from assistant.insight.names import Names
from assistant.insight.span import Span
from assistant.records.consultation import Consultation, Feedback
from assistant.tickets.ticket_table import TicketRow

Moment = InstrumentedAttribute[datetime]
Value = ColumnElement[Any] | InstrumentedAttribute[Any]

#: The moments by which a consultation or a ticket counts.
ASKED: Moment = Consultation.created_at
TAKEN: Moment = TicketRow.taken_at
#: The item of a consultation: as staff marked it, else as it was answered.
MEANT: Value = func.coalesce(Consultation.right_item_id, Consultation.item_id)


@dataclass(frozen=True)
class Tally:
    """Counts in the database of ``session``; ``names`` says what their keys are called."""

    session: Session
    names: Names
    today: date

    def count(self, moment: Moment, by: Value, span: Span) -> Counter[str]:
        """How many rows of the table of ``moment`` have each value of ``by``; nothing is ""."""
        query = select(by, func.count()).where(*_within(moment, span)).group_by(by)
        found: Counter[str] = Counter()
        for value, count in self.session.execute(query):
            found[value or ""] += count
        return found

    def months(self, moment: Moment, by: Value, month: Span) -> Months:
        """``count`` for ``month``, and for the one before."""
        return Months(self.count(moment, by, month), self.count(moment, by, month.month_before))

    def by_week(self, moment: Moment, by: Value, weeks: Sequence[Span]) -> dict[str, list[int]]:
        """For each value of ``by``: how many rows in each of ``weeks``, in their order."""
        columns = [self.count(moment, by, week) for week in weeks]
        keys = dict.fromkeys(key for column in columns for key in column)
        return {key: [column[key] for column in columns] for key in keys}

    def hours(self, moment: Moment, span: Span) -> Counter[tuple[int, int]]:
        """How many rows by weekday (0 is Monday) and hour of the day in China."""
        found: Counter[tuple[int, int]] = Counter()
        for stamp, count in self.count(moment, local_hour(moment), span).items():
            day, hour = stamp.split()
            found[date.fromisoformat(day).weekday(), int(hour)] += count
        return found

    def feedback(self, span: Span) -> Counter[str]:
        """How often people said each thing of the answers in ``span``."""
        query = (
            select(Feedback.kind, func.count())
            .join(Consultation, Consultation.sequence == Feedback.consultation_sequence)
            .where(*_within(ASKED, span))
            .group_by(Feedback.kind)
        )
        found: Counter[str] = Counter()
        for kind, count in self.session.execute(query):
            found[kind] = count
        return found


def _within(moment: Moment, span: Span) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return moment >= span.start, moment < span.end
