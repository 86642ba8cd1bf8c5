"""The HTTP routes of tickets that need no account: hand a matter in, ask how it stands."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, FastAPI, Header, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.problem import ApiError
from assistant.records.base import utc_now
from assistant.records.consultation import Channel
from assistant.route_parts import LONGEST, problems
from assistant.texts import ticket as texts
from assistant.tickets.contact import ContactError, read_contact
from assistant.tickets.intake import Intake
from assistant.tickets.number import NumberError, read_number
from assistant.tickets.public_ticket import PublicTicket, public_ticket
from assistant.tickets.routing import RouteError
from assistant.tickets.ticket_desk import OtherRequestError, TicketDesk, UnknownTicketError
from ingest.case import RootCause

router = APIRouter()
_NOT_KEPT = "暂时存不上"


class ContactRequest(BaseModel):
    """How to reach the citizen; nobody has to leave it."""

    model_config = ConfigDict(extra="forbid")

    phone: str = Field(max_length=40, description="手机号或座机号")
    name: str = Field(default="", max_length=100, description="怎么称呼,可不填")


class TicketRequest(BaseModel):
    """A matter for a “办不成事” window; only ``matter`` is needed, never an ID number."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"matter": "户口簿上名字写错了,跑了两次没改成", "place": "炳草岗街道"}]
        },
    )

    matter: str = Field(max_length=LONGEST, description="什么事、卡在哪里,最多 1,000 字")
    item_id: str = Field(default="", max_length=20, description="事项编码,不知道可不填")
    place: str = Field(default="", max_length=100, description="窗口编号,或区县、乡镇街道")
    root_cause: RootCause | None = None
    contact: ContactRequest | None = None
    channel: Literal[Channel.KIOSK, Channel.API] = Channel.API


class TakenTicket(PublicTicket):
    """A ticket that was just taken, and what the citizen should know besides."""

    contact_kept: bool
    notices: tuple[str, ...]


def desk_in(app: FastAPI) -> TicketDesk:
    """The desk of tickets of ``app``.

    Raises:
        ApiError: there is none, such as while the database cannot be opened.
    """
    desk = getattr(app.state, "tickets", None)
    if not isinstance(desk, TicketDesk):
        raise _problem(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", texts.TICKETS_NOT_READY)
    return desk


@router.post(
    "/api/v1/tickets",
    status_code=HTTPStatus.CREATED,
    responses=problems(409, 422, 429, 503, told={409: "这个键交过另一件事", 503: _NOT_KEPT}),
    summary="交一件办不成的事",
)
def create(
    body: TicketRequest,
    request: Request,
    response: Response,
    idempotency_key: Annotated[
        str,
        Header(max_length=200, examples=["7f0c2a"], description="同一个键重交,得到同一张单"),
    ] = "",
) -> TakenTicket:
    """Take a matter. Sent again with the same ``Idempotency-Key`` it answers 200, same ticket."""
    desk = desk_in(request.app)
    try:
        contact = read_contact(body.contact.phone, body.contact.name) if body.contact else None
        told = Intake(body.matter, body.item_id, body.place, body.root_cause, contact, body.channel)
        taken = desk.take(told, now=utc_now(), key=idempotency_key)
    except (ContactError, RouteError) as error:
        raise _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "request", str(error)) from error
    except OtherRequestError as error:
        raise _problem(HTTPStatus.CONFLICT, "key-used", str(error)) from error
    if not taken.created:
        response.status_code = HTTPStatus.OK
    response.headers["Location"] = f"/api/v1/tickets/{taken.ticket.number}"
    refused = (texts.CONTACT_NOT_KEPT,) if contact and not taken.contact_kept else ()
    return TakenTicket(
        **dict(public_ticket(taken.ticket, desk.directory)),
        contact_kept=taken.contact_kept,
        notices=(*taken.notices, *refused),
    )


@router.get(
    "/api/v1/tickets/{number}",
    responses=problems(404, 422, 503, told={404: "没有这张单", 503: _NOT_KEPT}),
    summary="问一张单到哪一步了",
)
def status(
    number: Annotated[str, Path(examples=["PZH-20261124-0007-R"], max_length=40)],
    request: Request,
) -> PublicTicket:
    """How a ticket stands, by its number; nothing that tells who asked."""
    desk = desk_in(request.app)
    try:
        return public_ticket(desk.find(read_number(number)), desk.directory)
    except NumberError as error:
        raise _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "number", str(error)) from error
    except UnknownTicketError as error:
        raise _problem(HTTPStatus.NOT_FOUND, "ticket", str(error)) from error


def _problem(status: HTTPStatus, kind: str, detail: str) -> ApiError:
    return ApiError(status, kind, texts.PROBLEMS[kind], detail)
