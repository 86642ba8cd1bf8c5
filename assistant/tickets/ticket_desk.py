"""The desk of tickets: takes a matter, moves it a step, finds it again. Safe for many at once."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from assistant.language.normalise import normalise
from assistant.records.audit import note as note_in_audit
from assistant.records.cipher import Cipher, CipherError
from assistant.records.database import Database
from assistant.records.error import RecordsError
from assistant.records.permission import Role
from assistant.settings import Settings
from assistant.texts import ticket as texts
from assistant.texts.records import KEY_MISSING
from assistant.tickets import ticket_store as store
from assistant.tickets.clock import Clocks, local_day, read_spans
from assistant.tickets.contact import Contact
from assistant.tickets.effect import Rules
from assistant.tickets.intake import Intake, Taken, new_ticket, request_hash
from assistant.tickets.life import HANDED_OVER, advance
from assistant.tickets.role import CITIZEN, SYSTEM, Actor
from assistant.tickets.roster_store import on_duty
from assistant.tickets.routing import Directory
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Entry, Ticket
from assistant.tickets.working_days import HOLIDAYS_FILE, WorkingDays


class UnknownTicketError(RecordsError):
    """There is no such ticket; the message says what to do."""


class OtherRequestError(RecordsError):
    """The key of a request was used for another matter before."""


@dataclass(frozen=True)
class TicketDesk:
    """What tickets are judged by, and where they are kept; ``cipher`` None keeps no contact."""

    database: Database
    directory: Directory
    clocks: Clocks
    cipher: Cipher | None

    @classmethod
    def open(cls, settings: Settings, database: Database) -> "TicketDesk":
        """The desk over an upgraded ``database``.

        Raises:
            CalendarError, RouteError, ValueError: a file of the corpora is wrong.
            CipherError: there is a contact key, but it is none.
        """
        calendar = WorkingDays.read(settings.corpora / HOLIDAYS_FILE)
        return cls(
            database,
            Directory.read(settings.corpora),
            Clocks(read_spans(), calendar),
            Cipher(settings.contact_key) if settings.contact_key else None,
        )

    def take(self, told: Intake, *, now: datetime, actor: Actor = CITIZEN, key: str = "") -> Taken:
        """Take a matter; the same ``key`` again gives the same ticket again.

        Raises:
            QuestionError: the matter is empty or too long.
            RouteError: there is no such item.
            OtherRequestError: the key came with another matter before.
            DatabaseError: nothing was kept.
        """
        intake = told.masked()
        if self.cipher is None:
            intake = replace(intake, contact=None)
        route = self.directory.route(intake.matter, intake.item_id, intake.place)
        hashed = request_hash(key)
        action = Action(Step.TAKE, actor, now)

        def work(session: Session) -> Taken:
            store.take_turn(session)
            before = store.find_request(session, hashed) if hashed else None
            if before is not None:
                return _repeated(before, intake, bool(store.sealed_contact(session, before.number)))
            number = store.next_number(session, local_day(now))
            ticket = new_ticket(intake, route, number, self.clocks, now)
            ticket = replace(ticket, holder=self._holder(session, ticket, local_day(now)))
            contact = self._sealed(intake.contact, number)
            store.add(session, ticket, action, request_hash=hashed, contact=contact)
            return Taken(ticket, created=True, contact_kept=bool(contact))

        return self.database.run(work)

    def step(self, number: str, version: int, action: Action) -> Ticket:
        """Take one step with the ticket that was seen at ``version``; of two, one succeeds.

        Raises:
            UnknownTicketError: there is no such ticket.
            StaleTicketError: somebody else was faster; nothing changed.
            StepError: the step is not possible, or something is missing.
            CalendarError: a deadline lies beyond the calendar.
            RouteError: there is no such department.
            QuestionError: the note is too long, or not readable.
            DatabaseError: nothing was kept.
        """
        self.directory.check_department(action.department)
        written = action
        if action.note and action.actor != SYSTEM:  # what a person typed
            written = replace(action, note=normalise(action.note))

        def work(session: Session) -> Ticket:
            before = self._known(session, number)
            if before.version != version:
                raise store.StaleTicketError(texts.STALE.format(number=number))
            rules = Rules(self.clocks, self.directory.ladder(before.department))
            after, done = advance(before, written, rules), written
            if action.step in HANDED_OVER:
                after = replace(after, holder=self._holder(session, after, local_day(action.at)))
                done = written if after.holder else _with_gap(written, after)
            store.move(session, before, after, done)
            note_in_audit(
                session,
                who=action.actor.account,
                action=f"ticket.{action.step.name.lower()}",
                subject=number,
                now=action.at,
                detail={"stage": after.stage, "version": after.version},
            )
            return after

        return self.database.run(work)

    def find(self, number: str) -> Ticket:
        """The ticket with ``number``.

        Raises:
            UnknownTicketError: there is none.
        """
        with self.database.reading() as session:
            return self._known(session, number)

    def history(self, number: str) -> list[Entry]:
        """Every step of a ticket, in order; empty when there is no such ticket."""
        with self.database.reading() as session:
            return store.history(session, number)

    def listed(self, wanted: store.Wanted) -> list[Ticket]:
        """The tickets that are wanted, oldest first."""
        with self.database.reading() as session:
            return store.listed(session, wanted)

    def contact(self, number: str, actor: Actor, now: datetime) -> Contact | None:
        """How to reach the citizen, for staff; that it was read is noted.

        Raises:
            UnknownTicketError: there is no such ticket.
            CipherError: there is no key, or none that fits.
        """

        def work(session: Session) -> str:
            sealed = store.sealed_contact(session, self._known(session, number).number)
            note_in_audit(
                session, who=actor.account, action="ticket.contact", subject=number, now=now
            )
            return sealed

        sealed = self.database.run(work)
        if not sealed:
            return None
        if self.cipher is None:
            raise CipherError(KEY_MISSING)
        return Contact.open(self.cipher, sealed, number)

    def _known(self, session: Session, number: str) -> Ticket:
        ticket = store.find(session, number)
        if ticket is None:
            raise UnknownTicketError(texts.TICKET_UNKNOWN.format(number=number[:24]))
        return ticket

    def _holder(self, session: Session, ticket: Ticket, day: date) -> str:
        """Who has the post that ``ticket`` has come to, on that day; empty for a gap."""
        place = {
            Role.SPECIALIST: ticket.window_id,
            Role.CHIEF_REPRESENTATIVE: ticket.department,
        }.get(ticket.level, "")
        duty = on_duty(session, ticket.level, place, day)
        return duty.holder if duty else ""

    def _sealed(self, contact: Contact | None, number: str) -> str:
        return contact.seal(self.cipher, number) if contact and self.cipher else ""


def _repeated(before: Ticket, intake: Intake, contact_kept: bool) -> Taken:
    if (before.matter, before.item_id) != (intake.matter, intake.item_id):
        raise OtherRequestError(texts.KEY_USED)
    return Taken(before, created=False, contact_kept=contact_kept)


def _with_gap(action: Action, ticket: Ticket) -> Action:
    gap = texts.GAP.format(level=texts.party_name(ticket.level))
    return replace(action, note=f"{action.note}{gap}")
