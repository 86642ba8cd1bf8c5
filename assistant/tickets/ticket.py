"""The ticket: a matter handed to a “办不成事” window."""

from dataclasses import dataclass
from datetime import date, datetime

from assistant.records.consultation import Channel
from assistant.records.permission import Role
from assistant.tickets.role import Party
from assistant.tickets.stage import Complexity, Outcome, Refusal, Stage
from assistant.tickets.step import Step
from ingest.case import RootCause


@dataclass(frozen=True)
class Ticket:
    """What is known of a matter, and where it stands.

    ``matter`` is masked text. ``department``, ``item_id`` and ``holder`` are empty while unknown.
    ``level`` is the role that has the ticket, since the day ``level_since``; ``holder`` is the
    person of that role on duty then, ``claimed_by`` who took it on. ``version`` counts the steps
    taken, the first being 1: it is the sequence number of the newest entry of the history.
    """

    number: str
    matter: str
    window_id: str
    channel: Channel
    taken_at: datetime
    due: date
    level_since: date
    contact_due: date | None = None
    contacted_at: datetime | None = None
    item_id: str = ""
    department: str = ""
    root_cause: RootCause | None = None
    stage: Stage = Stage.TAKEN
    complexity: Complexity | None = None
    outcome: Outcome | None = None
    refusal: Refusal | None = None
    level: Role = Role.SPECIALIST
    holder: str = ""
    claimed_by: str = ""
    reported_by: Role | None = None
    resolved_by: str = ""
    version: int = 1


@dataclass(frozen=True)
class Entry:
    """One line of a ticket's history; ``seq`` gives the order, whatever the clock said."""

    number: str
    seq: int
    step: Step
    stage: Stage
    account: str
    role: Party
    at: datetime
    note: str
    level: Role
    holder: str
