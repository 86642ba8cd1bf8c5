"""The tables of tickets: the ticket as it stands, its history, the counter of each day."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assistant.records.base import LONG, Base, Sequence, Utc, choice
from assistant.records.consultation import Channel
from assistant.records.permission import Role
from assistant.tickets.stage import Complexity, Outcome, Refusal, Stage
from assistant.tickets.step import Step
from ingest.case import RootCause


class TicketRow(Base):
    """A ticket; its columns are the fields of ``Ticket``, and three that never leave here."""

    __tablename__ = "tickets"

    sequence: Mapped[Sequence]
    number: Mapped[str] = mapped_column(String(24), unique=True)
    request_hash: Mapped[str | None] = mapped_column(String(64), unique=True)  # none: no key came
    contact: Mapped[str] = mapped_column(Text)  # sealed; empty when none was left, or forgotten
    matter: Mapped[str] = mapped_column(Text)  # masked
    window_id: Mapped[str] = mapped_column(String(10), index=True)
    channel: Mapped[Channel] = mapped_column(choice(Channel))
    taken_at: Mapped[datetime] = mapped_column(Utc, index=True)
    due: Mapped[date] = mapped_column(Date, index=True)
    level_since: Mapped[date] = mapped_column(Date)
    contact_due: Mapped[date | None] = mapped_column(Date)  # none: nobody to be contacted
    contacted_at: Mapped[datetime | None] = mapped_column(Utc)
    item_id: Mapped[str] = mapped_column(String(20), index=True)
    department: Mapped[str] = mapped_column(String(10), index=True)
    root_cause: Mapped[RootCause | None] = mapped_column(choice(RootCause))
    stage: Mapped[Stage] = mapped_column(choice(Stage), index=True)
    complexity: Mapped[Complexity | None] = mapped_column(choice(Complexity))
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome))
    refusal: Mapped[Refusal | None] = mapped_column(choice(Refusal))
    level: Mapped[Role] = mapped_column(choice(Role))
    holder: Mapped[str] = mapped_column(String(40), index=True)
    claimed_by: Mapped[str] = mapped_column(String(40))
    reported_by: Mapped[Role | None] = mapped_column(choice(Role))
    resolved_by: Mapped[str] = mapped_column(String(40))
    version: Mapped[int] = mapped_column(Integer)


class EntryRow(Base):
    """One step in a ticket's history; only ever added."""

    __tablename__ = "ticket_history"
    __table_args__ = (
        UniqueConstraint("ticket_sequence", "seq"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[Sequence]
    ticket_sequence: Mapped[int] = mapped_column(
        LONG, ForeignKey("tickets.sequence", ondelete="CASCADE")
    )
    seq: Mapped[int] = mapped_column(Integer)  # 1, 2, 3 … within the ticket
    step: Mapped[Step] = mapped_column(choice(Step))
    stage: Mapped[Stage] = mapped_column(choice(Stage))  # that it led to
    account: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(Utc)
    note: Mapped[str] = mapped_column(Text)  # masked
    level: Mapped[Role] = mapped_column(choice(Role))
    holder: Mapped[str] = mapped_column(String(40))


class CounterRow(Base):
    """How many tickets a day has."""

    __tablename__ = "ticket_counters"
    __table_args__ = ()

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
