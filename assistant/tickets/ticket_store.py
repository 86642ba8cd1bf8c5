"""Tickets in the database: taken once, moved one step at a time, found again.

Every function belongs to the caller's transaction and does not end it.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.orm import Session

from assistant.records.database import exclusive
from assistant.records.error import RecordsError
from assistant.texts import ticket as texts
from assistant.tickets.number import ticket_number
from assistant.tickets.role import party
from assistant.tickets.stage import RUNNING, Stage
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Entry, Ticket
from assistant.tickets.ticket_table import CounterRow, EntryRow, TicketRow

_FIELDS = tuple(field.name for field in fields(Ticket))
MOST = 500  # tickets of one list


class StaleTicketError(RecordsError):
    """Somebody else was faster; the message says to look again."""


@dataclass(frozen=True)
class Wanted:
    """Which tickets a list shows; what is empty does not narrow it."""

    stage: Stage | None = None
    window_id: str = ""
    department: str = ""
    holder: str = ""
    overdue_on: date | None = None


def take_turn(session: Session) -> None:
    """Let one transaction at a time take tickets, so that numbers and keys are given once."""
    exclusive(session, "ticket-number")


def next_number(session: Session, day: date) -> str:
    """The number of the next ticket of ``day``; after ``take_turn``."""
    counted = update(CounterRow).where(CounterRow.day == day).values(count=CounterRow.count + 1)
    count = session.scalar(counted.returning(CounterRow.count))
    if count is None:
        count = 1
        session.execute(insert(CounterRow).values(day=day, count=count))
    return ticket_number(day, count)


def add(
    session: Session, ticket: Ticket, action: Action, *, request_hash: str | None, contact: str
) -> None:
    """Keep a new ticket and the first line of its history; ``contact`` is sealed or empty."""
    values = {name: getattr(ticket, name) for name in _FIELDS}
    row = insert(TicketRow).values(**values, request_hash=request_hash, contact=contact)
    sequence = session.scalar(row.returning(TicketRow.sequence))
    _write_down(session, sequence, ticket, action)


def move(session: Session, before: Ticket, after: Ticket, action: Action) -> None:
    """Keep ``after``, if the ticket is still as ``before``, and a line of its history.

    Raises:
        StaleTicketError: it has moved on since.
    """
    changed = {
        name: getattr(after, name)
        for name in _FIELDS
        if getattr(after, name) != getattr(before, name)
    }
    row = (
        update(TicketRow)
        .where(TicketRow.number == before.number, TicketRow.version == before.version)
        .values(**changed)
    )
    sequence = session.scalar(row.returning(TicketRow.sequence))
    if sequence is None:
        raise StaleTicketError(texts.STALE.format(number=before.number))
    _write_down(session, sequence, after, action)


def find(session: Session, number: str) -> Ticket | None:
    """The ticket with ``number``."""
    row = session.scalar(select(TicketRow).where(TicketRow.number == number))
    return None if row is None else _ticket(row)


def find_request(session: Session, request_hash: str) -> Ticket | None:
    """The ticket that an earlier request with the same key made."""
    row = session.scalar(select(TicketRow).where(TicketRow.request_hash == request_hash))
    return None if row is None else _ticket(row)


def history(session: Session, number: str) -> list[Entry]:
    """Every step of a ticket, in order."""
    of_ticket = select(EntryRow).join(TicketRow).where(TicketRow.number == number)
    return [_entry(number, row) for row in session.scalars(of_ticket.order_by(EntryRow.seq))]


def listed(session: Session, wanted: Wanted) -> list[Ticket]:
    """The tickets that are wanted, oldest first, at most ``MOST``."""
    query = select(TicketRow).order_by(TicketRow.sequence).limit(MOST)
    for name in ("stage", "window_id", "department", "holder"):
        if value := getattr(wanted, name):
            query = query.where(getattr(TicketRow, name) == value)
    if wanted.overdue_on is not None:
        query = query.where(_is_overdue(wanted.overdue_on))
    return [_ticket(row) for row in session.scalars(query)]


def overdue(session: Session, today: date) -> list[Ticket]:
    """Every ticket that is overdue today, oldest first."""
    query = select(TicketRow).where(_is_overdue(today)).order_by(TicketRow.sequence)
    return [_ticket(row) for row in session.scalars(query)]


def sealed_contact(session: Session, number: str) -> str:
    """The contact of a ticket as it was sealed; empty when there is none."""
    return session.scalar(select(TicketRow.contact).where(TicketRow.number == number)) or ""


def forget_contacts(session: Session, before: datetime) -> int:
    """Remove the contacts of tickets that were put away before ``before``; how many."""
    put_away = select(EntryRow.ticket_sequence).where(
        EntryRow.step == Step.ARCHIVE, EntryRow.at < before
    )
    query = update(TicketRow).where(TicketRow.contact != "", TicketRow.sequence.in_(put_away))
    return len(session.scalars(query.values(contact="").returning(TicketRow.sequence)).all())


def _write_down(session: Session, sequence: int | None, ticket: Ticket, action: Action) -> None:
    session.execute(
        insert(EntryRow).values(
            ticket_sequence=sequence,
            seq=ticket.version,
            step=action.step,
            stage=ticket.stage,
            account=action.actor.account,
            role=action.actor.role.value,
            at=action.at,
            note=action.note,
            level=ticket.level,
            holder=ticket.holder,
        )
    )


def _is_overdue(today: date) -> ColumnElement[bool]:
    """``clock.is_overdue``, for the database to tell."""
    unheard = and_(TicketRow.contacted_at.is_(None), TicketRow.contact_due < today)
    return and_(TicketRow.stage.in_(RUNNING), or_(TicketRow.due < today, unheard))


def _ticket(row: TicketRow) -> Ticket:
    return Ticket(**{name: getattr(row, name) for name in _FIELDS})


def _entry(number: str, row: EntryRow) -> Entry:
    values = {f.name: getattr(row, f.name) for f in fields(Entry) if hasattr(row, f.name)}
    return Entry(**values | {"number": number, "role": party(row.role)})
