"""What comes in when a matter is handed to a window, and what goes back."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.language.mask import is_masked
from assistant.language.normalise import normalise
from assistant.records.consultation import Channel
from assistant.texts import common as texts
from assistant.tickets.clock import Clocks, local_day
from assistant.tickets.contact import Contact
from assistant.tickets.routing import Route
from assistant.tickets.ticket import Ticket
from ingest.case import RootCause


@dataclass(frozen=True)
class Intake:
    """A matter as it was told; all but ``matter`` may be empty.

    ``place`` is a window's id, or the district or town that somebody named.
    """

    matter: str
    item_id: str = ""
    place: str = ""
    root_cause: RootCause | None = None
    contact: Contact | None = None
    channel: Channel = Channel.API

    def masked(self) -> "Intake":
        """This intake with its matter in one masked line.

        Raises:
            QuestionError: nothing readable is left, or it is too long.
        """
        return replace(self, matter=normalise(self.matter), item_id=self.item_id.strip().upper())


@dataclass(frozen=True)
class Taken:
    """The ticket of an intake; ``created`` is false where the same request came before."""

    ticket: Ticket
    created: bool
    contact_kept: bool

    @property
    def notices(self) -> tuple[str, ...]:
        """What the citizen should know besides."""
        return (texts.MASKED,) if is_masked(self.ticket.matter) else ()


def new_ticket(intake: Intake, route: Route, number: str, clocks: Clocks, now: datetime) -> Ticket:
    """The ticket of a masked ``intake``, just taken; without a contact nobody is to be called."""
    day = local_day(now)
    contact_due, due = clocks.at_taking(day)
    return Ticket(
        number=number,
        matter=intake.matter,
        window_id=route.window.window_id,
        channel=intake.channel,
        taken_at=now,
        due=due,
        level_since=day,
        contact_due=contact_due if intake.contact else None,
        item_id=intake.item_id,
        department=route.department,
        root_cause=intake.root_cause,
    )


def request_hash(key: str) -> str | None:
    """What is kept of a client's key, which might hold anything; None for an empty one."""
    return hashlib.sha256(key.encode()).hexdigest() if key else None
