"""Lists of tickets: mine, those that wait for somebody at my post, and all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, Field

from assistant.records.account import Staff
from assistant.records.base import utc_now
from assistant.records.permission import Role
from assistant.tickets.clock import local_day
from assistant.tickets.number import NumberError, read_number
from assistant.tickets.stage import Stage
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import TicketDesk
from assistant.tickets.ticket_routes import desk_in
from assistant.tickets.ticket_store import MOST, Wanted
from ui.desk.access import desk_router
from ui.desk.pages import go, page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff
from ui.desk.ticket_clock import ClockWords, clock_words, urgency

router = desk_router()
_OPEN = tuple(stage for stage in Stage if stage is not Stage.ARCHIVED)
_ANY = "any"


@dataclass(frozen=True)
class Line:
    """One ticket of a list."""

    ticket: Ticket
    clocks: tuple[ClockWords, ...]


class Filter(BaseModel):
    """What the list of all tickets is narrowed to; ``stage`` empty means: not put away."""

    stage: str = Field(default="", max_length=20)
    window: str = Field(default="", max_length=20)
    department: str = Field(default="", max_length=20)
    overdue: bool = False

    @property
    def stages(self) -> tuple[Stage | None, ...]:
        """The stages to look for; None is any."""
        if self.stage == _ANY:
            return (None,)
        return (Stage(self.stage),) if self.stage in set(Stage) else _OPEN


@router.get("/tickets")
def my_tickets(request: Request, staff: SignedInStaff) -> Response:
    """What is in my hands, and what waits at my post for somebody to claim it."""
    desk, today = desk_in(request.app), local_day(utc_now())
    found = _listed(desk, Filter(), today)
    mine = [ticket for ticket in found if is_mine(ticket, staff)]
    post = [ticket for ticket in found if waits_for(ticket, staff)]
    note_seen(request, staff, "ticket.list", "mine", len(mine) + len(post))
    return page(
        request,
        "tickets_mine.html",
        here="my_tickets",
        mine=_lines(desk, mine, today),
        post=_lines(desk, post, today),
    )


@router.get("/tickets/all")
def all_tickets(
    request: Request, staff: SignedInStaff, wanted: Annotated[Filter, Query()]
) -> Response:
    """Every ticket that is not put away, or those that are asked for."""
    return _all(request, staff, wanted)


@router.get("/tickets/find")
def find_ticket(
    request: Request, staff: SignedInStaff, number: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """To the ticket with a number as somebody typed or scanned it."""
    try:
        return go(f"/tickets/{read_number(number)}")
    except NumberError as error:
        return _all(request, staff, Filter(), number=number, message=str(error))


def is_mine(ticket: Ticket, staff: Staff) -> bool:
    """Whether ``staff`` claimed ``ticket``, or is on duty for it while nobody has."""
    return staff.account == (ticket.claimed_by or ticket.holder)


def waits_for(ticket: Ticket, staff: Staff) -> bool:
    """Whether ``ticket`` is unclaimed at the post of ``staff``, and not theirs anyway."""
    if ticket.claimed_by or ticket.level is not staff.role or is_mine(ticket, staff):
        return False
    match staff.role:
        case Role.SPECIALIST:
            return staff.window_id in ("", ticket.window_id)
        case Role.CHIEF_REPRESENTATIVE:
            return staff.department in ("", ticket.department)
    return True


def _all(
    request: Request, staff: Staff, wanted: Filter, *, number: str = "", message: str = ""
) -> Response:
    desk, today = desk_in(request.app), local_day(utc_now())
    found = _listed(desk, wanted, today)
    note_seen(request, staff, "ticket.list", "all", len(found))
    return page(
        request,
        "tickets_all.html",
        422 if message else 200,
        here="all_tickets",
        lines=_lines(desk, found, today),
        filter=wanted,
        stages=tuple(Stage),
        windows=desk.directory.places.by_id.values(),
        departments=desk.directory.departments.values(),
        most=MOST,
        number=number,
        message=message,
    )


def _listed(desk: TicketDesk, wanted: Filter, today: date) -> list[Ticket]:
    late = today if wanted.overdue else None
    return [
        ticket
        for stage in wanted.stages
        for ticket in desk.listed(Wanted(stage, wanted.window, wanted.department, "", late))
    ]


def _lines(desk: TicketDesk, tickets: Iterable[Ticket], today: date) -> list[Line]:
    calendar = desk.clocks.working_days
    ordered = sorted(tickets, key=lambda ticket: urgency(ticket, today, calendar))
    return [Line(ticket, clock_words(ticket, today, calendar)) for ticket in ordered]
