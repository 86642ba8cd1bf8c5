"""The monthly report: what it holds, computed from the records; how it looks is no matter here."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from assistant.insight.counts import ASKED, TAKEN, Tally
from assistant.insight.names import Names
from assistant.insight.said import LEAST
from assistant.insight.section import Section
from assistant.insight.span import month_span
from assistant.insight.trouble_sections import trouble_sections
from assistant.insight.use_sections import use_sections
from assistant.records.consultation import Consultation
from assistant.texts import insight as texts
from assistant.tickets.routing import Directory
from assistant.tickets.ticket_table import TicketRow


@dataclass(frozen=True)
class MonthReport:
    """The report of ``month`` (2026-11), up to the day on which it was made."""

    month: str
    title: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


def month_report(
    session: Session, directory: Directory, month: str, today: date, retention_days: int
) -> MonthReport:
    """The report of ``month``, written as 2026-11; holds nothing that is about one person.

    Args:
        session: may be one that only reads.
        directory: names of items, departments and windows.
        month: which.
        today: in China.
        retention_days: how long consultations are kept; older weeks and months lack them.

    Raises:
        MonthError: no month, or one that has not begun.
    """
    span = month_span(month, today)
    tally = Tally(session, Names(directory), today)
    notes = [
        texts.MADE.format(
            first=span.first,
            last=span.last,
            consultations=tally.count(ASKED, Consultation.status, span).total(),
            tickets=tally.count(TAKEN, TicketRow.stage, span).total(),
        ),
        texts.NOBODY.format(least=LEAST),
    ]
    if span.month_before.first < today - timedelta(days=retention_days):
        notes.append(texts.KEPT.format(days=retention_days))
    return MonthReport(
        month=f"{span.first:%Y-%m}",
        title=texts.TITLE.format(year=span.first.year, month=span.first.month),
        notes=tuple(notes),
        sections=(*use_sections(tally, span), *trouble_sections(tally, span)),
    )
