"""One ticket: what it says, its history, its contact on demand, and the next steps."""

import base64
import hashlib
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Path, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from assistant.language.normalise import QuestionError
from assistant.records.account import Staff
from assistant.records.base import utc_now
from assistant.records.permission import Permission, Role
from assistant.route_parts import LONGEST
from assistant.texts import ticket as texts_ticket
from assistant.tickets.clock import local_day
from assistant.tickets.guard import StepError
from assistant.tickets.number import read_number
from assistant.tickets.routing import RouteError
from assistant.tickets.stage import Complexity, Outcome, Refusal
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import TicketDesk
from assistant.tickets.ticket_routes import desk_in
from assistant.tickets.ticket_store import StaleTicketError
from assistant.tickets.working_days import CalendarError
from ui.desk.access import desk_router
from ui.desk.pages import go, page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff, actor_of
from ui.desk.ticket_clock import clock_words
from ui.desk.ticket_offer import Offer, offers
from ui.paper.notice_html import Paper, style
from ui.paper.slip_html import slip_html

router = desk_router()
_Number = Annotated[str, Path(max_length=40)]


class StepForm(BaseModel):
    """What the form of a step sends; what the step does not need stays empty."""

    step: Step
    version: int = Field(ge=1)
    note: str = Field(default="", max_length=LONGEST)
    complexity: Complexity | None = None
    refusal: Refusal | None = None
    outcome: Outcome | None = None
    department: str = Field(default="", max_length=10)
    level: Role | None = None


@router.get("/tickets/{number}")
def ticket(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """The page of one ticket; that it was read is noted."""
    return _page(request, read_number(number), staff)


@router.post("/tickets/{number}/step")
def step(
    request: Request, number: _Number, form: Annotated[StepForm, Form()], staff: SignedInStaff
) -> Response:
    """Take one step with the ticket as it was seen; a refusal is told on its page."""
    known = read_number(number)
    given = form.model_dump(exclude={"version"})
    action = Action(actor=actor_of(staff), at=utc_now(), **given)
    try:
        desk_in(request.app).step(known, form.version, action)
    except StaleTicketError as error:
        return _page(request, known, staff, str(error), HTTPStatus.CONFLICT)
    except (StepError, RouteError, CalendarError, QuestionError) as error:
        return _page(request, known, staff, str(error), HTTPStatus.UNPROCESSABLE_ENTITY)
    return go(f"/tickets/{known}", said="stepped")


@router.post("/tickets/{number}/contact")
def contact(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """How to reach the citizen; every look is noted."""
    known = read_number(number)
    found = desk_in(request.app).contact(known, actor_of(staff), utc_now())
    return page(request, "contact.html", here="all_tickets", contact=found, number=known)


@router.get("/tickets/{number}/slip")
def slip(request: Request, number: _Number, staff: SignedInStaff) -> Response:
    """The slip for the citizen, on its own page for printing."""
    desk = desk_in(request.app)
    found = desk.find(read_number(number))
    note_seen(request, staff, "ticket.slip", found.number)
    digest = base64.b64encode(hashlib.sha256(style(Paper.SLIP).encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    return HTMLResponse(
        slip_html(found, desk.directory), headers={"Content-Security-Policy": policy}
    )


def _page(
    request: Request,
    number: str,
    staff: Staff,
    message: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    desk, now = desk_in(request.app), utc_now()
    found = desk.find(number)
    note_seen(request, staff, "ticket.read", number)
    directory = desk.directory
    department = directory.departments.get(found.department)
    item = directory.items.get(found.item_id)
    window = directory.places.by_id.get(found.window_id)
    return page(
        request,
        "ticket.html",
        status,
        here="all_tickets",
        ticket=found,
        clocks=clock_words(found, local_day(now), desk.clocks.working_days),
        department=department.name if department else "",
        item=item.name if item else "",
        window=window.name if window else found.window_id,
        history=desk.history(number),
        offers=_offers(desk, found, staff, now),
        message=message,
    )


def _offers(desk: TicketDesk, ticket: Ticket, staff: Staff, now: datetime) -> tuple[Offer, ...]:
    if not staff.may(Permission.TICKET_WORK):
        return ()
    directory = desk.directory
    departments = {code: one.name for code, one in directory.departments.items()}
    levels = {role: texts_ticket.party_name(role) for role in directory.ladder(ticket.department)}
    return offers(ticket, actor_of(staff), now, departments, levels)
