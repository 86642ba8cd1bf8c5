"""The sweep over all open tickets: who is overdue goes a step up; old contacts are forgotten."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from assistant.texts import ticket as texts
from assistant.tickets import ticket_store as store
from assistant.tickets.clock import local_day
from assistant.tickets.role import SYSTEM
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import TicketDesk
from assistant.tickets.working_days import CalendarError


@dataclass
class Escalated:
    """What a sweep did: the tickets it moved up, as they stand now."""

    moved: list[Ticket] = field(default_factory=list)
    overdue: int = 0
    contacts_forgotten: int = 0
    trouble: str = ""

    @property
    def gaps(self) -> list[Ticket]:
        """Those that came to a role with nobody on duty."""
        return [ticket for ticket in self.moved if not ticket.holder]


def escalate(desk: TicketDesk, now: datetime, contact_days: int) -> Escalated:
    """Move every ticket up whose span has passed, one step each; harmless to repeat.

    Contacts of tickets put away more than ``contact_days`` days ago are removed. Where the
    calendar does not reach, the ticket stays and ``trouble`` says what to do.

    Raises:
        DatabaseError: what was moved before stays moved; run it again.
    """
    today, done = local_day(now), Escalated()
    with desk.database.reading() as session:
        late = store.overdue(session, today)
    done.overdue = len(late)
    for ticket in late:
        try:
            level = desk.clocks.next_level(ticket, today, desk.directory.ladder(ticket.department))
            if level is None:
                continue
            told = texts.ESCALATED.format(level=texts.party_name(level))
            action = Action(Step.ESCALATE, SYSTEM, now, told, level=level)
            done.moved.append(desk.step(ticket.number, ticket.version, action))
        except store.StaleTicketError:
            continue  # somebody is at it this very moment; the next sweep looks again
        except CalendarError as error:
            done.trouble = str(error)
    before = now - timedelta(days=contact_days)
    done.contacts_forgotten = desk.database.run(lambda s: store.forget_contacts(s, before))
    return done
