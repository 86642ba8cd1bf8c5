"""What a person of the desk reads when something is not done, always with a next step."""

import logging
from contextlib import suppress
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from assistant.language.normalise import QuestionError
from assistant.problem import ApiError
from assistant.records.database_error import DatabaseError
from assistant.records.error import RecordsError
from assistant.texts import common as texts
from assistant.texts import desk as words
from assistant.texts import records as texts_records
from assistant.texts import ticket as texts_ticket
from assistant.tickets.ticket_desk import UnknownTicketError
from assistant.tickets.ticket_store import StaleTicketError
from ui.desk.access import NotAllowedError, NotSignedInError
from ui.desk.pages import go, page, wants_part
from ui.desk.session import PATH, StalePageError, signed_in_staff, token_of

_log = logging.getLogger(__name__)
_STATUSES: dict[type[Exception], HTTPStatus] = {
    UnknownTicketError: HTTPStatus.NOT_FOUND,
    StaleTicketError: HTTPStatus.CONFLICT,
}


def failed(request: Request, status: HTTPStatus, message: str) -> Response:
    """A page, or a part of one, that says what was not done."""
    return page(request, "failed.html", status, message=message)


def install(desk: FastAPI) -> None:
    """Turn every error of ``desk`` into a page."""

    @desk.exception_handler(NotSignedInError)
    async def _not_signed_in(request: Request, _error: NotSignedInError) -> Response:
        if wants_part(request):
            return failed(request, HTTPStatus.UNAUTHORIZED, words.NOT_SIGNED_IN)
        wanted = request.url.path.removeprefix(PATH) if request.method == "GET" else ""
        query = {
            "said": "again" if token_of(request) else "",
            "next": wanted.strip("/") and wanted,
        }
        return go("/sign-in", **query)

    @desk.exception_handler(NotAllowedError)
    async def _not_allowed(request: Request, _error: NotAllowedError) -> Response:
        role = texts_ticket.party_name(request.state.staff.role)
        return failed(request, HTTPStatus.FORBIDDEN, words.NOT_ALLOWED.format(role=role))

    @desk.exception_handler(StalePageError)
    async def _stale(request: Request, _error: StalePageError) -> Response:
        return failed(request, HTTPStatus.FORBIDDEN, words.STALE_PAGE)

    @desk.exception_handler(ApiError)
    async def _api(request: Request, error: ApiError) -> Response:
        return failed(request, HTTPStatus(error.problem.status), error.problem.detail)

    @desk.exception_handler(QuestionError)
    async def _question(request: Request, error: QuestionError) -> Response:
        return failed(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))

    @desk.exception_handler(RecordsError)
    async def _records(request: Request, error: RecordsError) -> Response:
        status = _STATUSES.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)
        return failed(request, status, str(error))

    @desk.exception_handler(DatabaseError)
    async def _database(request: Request, error: DatabaseError) -> Response:
        _log.error("database: %s", error)  # its own words are for the operator
        return failed(request, HTTPStatus.SERVICE_UNAVAILABLE, texts_records.DATABASE_FAILED)

    @desk.exception_handler(RequestValidationError)
    async def _validation(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        told = texts.REQUEST_INVALID.format(where=where, allowed=texts.allowed(first["type"]))
        return failed(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)

    @desk.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        # No route was found, so nobody has looked yet who it is; the menu depends on it.
        with suppress(ApiError, DatabaseError):
            await signed_in_staff(request)
        told = words.NO_SUCH_PAGE if error.status_code < 500 else texts.INTERNAL_ERROR
        return failed(request, HTTPStatus(error.status_code), told)

    @desk.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> Response:
        # The type and place only: a message could hold what somebody typed.
        _log.error("unexpected %s", type(error).__name__, exc_info=error)
        return failed(request, HTTPStatus.INTERNAL_SERVER_ERROR, texts.INTERNAL_ERROR)
