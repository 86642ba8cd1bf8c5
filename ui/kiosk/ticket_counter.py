"""The counter for what could not be done: a form, then a ticket of the “办不成事” window."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.language.normalise import QuestionError
from assistant.records.base import utc_now
from assistant.records.consultation import Channel
from assistant.records.database_error import DatabaseError
from assistant.records.error import RecordsError
from assistant.texts import records as texts_records
from assistant.texts import ticket as texts_ticket
from assistant.tickets.contact import read_contact
from assistant.tickets.intake import Intake
from assistant.tickets.public_ticket import public_ticket
from assistant.tickets.ticket_desk import TicketDesk
from ui.kiosk.screens import message_html, person_html
from ui.kiosk.session import Session
from ui.kiosk.ticket_html import Draft, ticket_done_html, ticket_form_html
from ui.kiosk.touch import Touch
from ui.look.html_parts import Say
from ui.paper.slip_html import slip_html

_KEY = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True)
class TicketCounter:
    """``desk`` gives the desk of tickets, or none while the database cannot be opened."""

    desk: Callable[[], TicketDesk | None]
    say: Say

    def form(self, session: Session, matter: str) -> Session:
        """The empty form, its matter filled in."""
        desk = self.desk()
        if desk is None:
            return self._closed(session)
        return session.then(self._form(desk, Draft(secrets.token_urlsafe(12), matter), session))

    def take(self, touch: Touch, session: Session) -> Session:
        """The ticket of a form; the form again, with what was typed, where something is wrong."""
        desk = self.desk()
        if desk is None:
            return self._closed(session)
        key = touch.value if _KEY.fullmatch(touch.value) else secrets.token_urlsafe(12)
        draft = Draft(key, touch.text, touch.place, touch.phone)
        try:
            contact = read_contact(touch.phone) if touch.phone.strip() else None
            told = Intake(
                touch.text, session.item_id, touch.place, contact=contact, channel=Channel.KIOSK
            )
            taken = desk.take(told, now=utc_now(), key=key)
        except DatabaseError:
            return self._again(desk, replace(draft, problem=texts_records.NOT_KEPT), session)
        except (QuestionError, RecordsError) as error:
            return self._again(desk, replace(draft, problem=str(error)), session)
        refused = (texts_ticket.CONTACT_NOT_KEPT,) if contact and not taken.contact_kept else ()
        told_lines = public_ticket(taken.ticket, desk.directory).told
        slip = slip_html(taken.ticket, desk.directory)
        notices = (*taken.notices, *refused)
        number = taken.ticket.number
        return Session(html=ticket_done_html(number, told_lines, slip, notices, self.say))

    def _again(self, desk: TicketDesk, draft: Draft, session: Session) -> Session:
        return replace(self._form(desk, draft, session), before=session.before)

    def _form(self, desk: TicketDesk, draft: Draft, session: Session) -> Session:
        windows = tuple(desk.directory.places.by_id.values())
        html = ticket_form_html(draft, windows, phone_kept=desk.cipher is not None, say=self.say)
        return replace(session, html=html, before=())

    def _closed(self, session: Session) -> Session:
        html = message_html(texts_ticket.TICKETS_NOT_READY) + person_html(self.say)
        return session.then(replace(session, html=html, before=()))
