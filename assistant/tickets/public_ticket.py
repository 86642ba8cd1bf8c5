"""What a citizen may read of a ticket with its number alone: nothing that tells who they are."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assistant.texts import ticket as texts
from assistant.tickets.clock import local_day
from assistant.tickets.routing import Directory
from assistant.tickets.stage import RUNNING, Stage
from assistant.tickets.ticket import Ticket
from ingest.place import Window


class PublicTicket(BaseModel):
    """A ticket's state; ``told`` says it in sentences, the last one being the next step."""

    model_config = ConfigDict(frozen=True)

    number: str
    stage: Stage
    taken_on: date
    due: date | None
    department: str
    window: Window
    told: tuple[str, ...]


def public_ticket(ticket: Ticket, directory: Directory) -> PublicTicket:
    """The public side of ``ticket``; without its matter, its contact and its people."""
    window = directory.places.by_id.get(ticket.window_id, directory.places.city)
    department = directory.departments.get(ticket.department)
    name = department.name if department else ""
    classified = ticket.stage in RUNNING and ticket.complexity is not None
    return PublicTicket(
        number=ticket.number,
        stage=ticket.stage,
        taken_on=local_day(ticket.taken_at),
        due=ticket.due if classified else None,
        department=name,
        window=window,
        told=(
            texts.STAGES[ticket.stage].format(department=name or texts.THE_DEPARTMENT),
            *_result(ticket),
            *((texts.DUE.format(due=_day(ticket.due)),) if classified else ()),
            *_first_word(ticket, window),
            *window_lines(window),
            texts.ASK_WITH_NUMBER.format(phone=window.phone),
        ),
    )


def window_lines(window: Window) -> tuple[str, str, str]:
    """Where the window is and when it is open, as far as it is known."""
    return (
        texts.AT_WINDOW.format(name=window.name),
        texts.WINDOW_ADDRESS.format(address=window.address or texts.BY_NOTICE),
        texts.WINDOW_HOURS.format(hours=window.hours or texts.BY_NOTICE),
    )


def _result(ticket: Ticket) -> tuple[str, ...]:
    if ticket.refusal is not None:
        return texts.REFUSALS[ticket.refusal]
    return (texts.OUTCOMES[ticket.outcome],) if ticket.outcome is not None else ()


def _first_word(ticket: Ticket, window: Window) -> tuple[str, ...]:
    if ticket.stage not in RUNNING or ticket.contacted_at is not None:
        return ()
    if ticket.contact_due is None:
        return (texts.NO_CONTACT,)
    return (texts.CONTACT_DUE.format(due=_day(ticket.contact_due), phone=window.phone),)


def _day(day: date) -> str:
    return texts.DAY.format(month=day.month, day=day.day)
