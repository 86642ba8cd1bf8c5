"""Handing a matter to a “办不成事” window: a form that comes filled, and its ticket."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Request, Response
from pydantic import BaseModel, Field

from assistant.language.normalise import QuestionError
from assistant.records.base import new_id, utc_now
from assistant.records.consultation import Channel
from assistant.route_parts import LONGEST
from assistant.tickets.contact import ContactError, read_contact
from assistant.tickets.intake import Intake
from assistant.tickets.routing import RouteError
from assistant.tickets.ticket_desk import OtherRequestError
from assistant.tickets.ticket_routes import desk_in
from ingest.case import RootCause
from ingest.place import Window
from ui.desk.access import desk_router
from ui.desk.pages import go, page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff, actor_of

router = desk_router()


@dataclass(frozen=True)
class Draft:
    """What the form is filled with; ``key`` makes a form that is sent twice one ticket."""

    matter: str = ""
    item_id: str = ""
    place: str = ""
    root_cause: str = ""
    phone: str = ""
    name: str = ""
    key: str = ""


@dataclass(frozen=True)
class Choices:
    """What the form offers to choose from."""

    windows: tuple[Window, ...]
    root_causes: tuple[str, ...]


class TicketForm(BaseModel):
    """What the form sends; only the matter is needed."""

    matter: str = Field(default="", max_length=LONGEST)
    item_id: str = Field(default="", max_length=20)
    place: str = Field(default="", max_length=100)
    root_cause: RootCause | None = None
    phone: str = Field(default="", max_length=40, repr=False)
    name: str = Field(default="", max_length=100, repr=False)
    key: str = Field(default="", max_length=200)


def choices_of(request: Request) -> Choices:
    """The windows and root causes.

    Raises:
        ApiError: there is no desk of tickets.
    """
    windows = desk_in(request.app).directory.places.by_id.values()
    return Choices(tuple(windows), tuple(RootCause))


@router.get("/tickets/new")
def new_ticket_page(request: Request, staff: SignedInStaff) -> Response:
    """The form, empty but for the window."""
    return _page(request, Draft(place=staff.window_id, key=new_id()))


@router.post("/tickets/new")
def new_ticket(
    request: Request, form: Annotated[TicketForm, Form()], staff: SignedInStaff
) -> Response:
    """Take the matter; what is wrong with it is told beside what was typed."""
    desk, now = desk_in(request.app), utc_now()
    try:
        contact = read_contact(form.phone, form.name) if form.phone or form.name else None
        told = Intake(form.matter, form.item_id, form.place, form.root_cause, contact, Channel.DESK)
        taken = desk.take(told, now=now, actor=actor_of(staff), key=form.key)
    except (ContactError, RouteError, QuestionError, OtherRequestError) as error:
        return _page(request, Draft(**form.model_dump(mode="json")), str(error))
    note_seen(request, staff, "ticket.take", taken.ticket.number)
    said = "taken" if taken.created else "same"
    if contact and not taken.contact_kept:
        said = "no_contact"
    return go(f"/tickets/{taken.ticket.number}", said=said)


def _page(request: Request, draft: Draft, message: str = "") -> Response:
    return page(
        request,
        "ticket_new.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK,
        here="new_ticket_page",
        draft=draft,
        choices=choices_of(request),
        candidates=(),
        message=message,
    )
