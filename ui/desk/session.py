"""The session of a request: its cookie, who is signed in, the token that forms send back."""

import secrets
from typing import Annotated

from fastapi import Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from assistant.records.account import Staff
from assistant.records.app_database import database_in
from assistant.records.base import utc_now
from assistant.records.staff_session import csrf_matches, csrf_token, signed_in
from assistant.tickets.role import Actor

COOKIE = "bdc_desk"
PATH = "/desk"
CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf-token"
_LONGEST = 100  # characters of a token, ours are 43


class StalePageError(Exception):
    """A form came without the token of its session: an old page, or somebody else's."""


async def signed_in_staff(request: Request) -> Staff | None:
    """Who is signed in, looked up once for a request.

    Raises:
        ApiError, DatabaseError: there is no database to look in.
    """
    token = token_of(request)
    staff = None
    if token:
        database = database_in(request.app)
        staff = await run_in_threadpool(signed_in, database, token, utc_now())
    request.state.staff = staff
    return staff


async def came_with_token(request: Request) -> bool:
    """Whether the form, or the header of a script, brings the token of the session."""
    token, sent = token_of(request), request.headers.get(CSRF_HEADER)
    if sent is None:
        field = (await request.form()).get(CSRF_FIELD)
        sent = field if isinstance(field, str) else ""
    return bool(token) and csrf_matches(token, sent)


def token_of(request: Request) -> str:
    """The token that the browser came with, of a session or not; empty when there is none."""
    token = request.cookies.get(COOKIE, "")
    return token if len(token) <= _LONGEST else ""


def form_token(token: str) -> str:
    """What forms send back of a session's token; empty where there is no session."""
    return csrf_token(token) if token else ""


def fresh_token() -> str:
    """A token that names no session: it only ties the sign-in form to this browser."""
    return secrets.token_urlsafe(32)


def hand_out(response: Response, token: str, *, secure: bool) -> None:
    """Give the browser ``token``, for as long as it is open; scripts cannot read it."""
    response.set_cookie(COOKIE, token, path=PATH, httponly=True, samesite="strict", secure=secure)


def take_back(response: Response) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict")


def staff_in(request: Request) -> Staff:
    """Who is signed in, on a route that only they reach."""
    staff: Staff = request.state.staff
    return staff


def actor_of(staff: Staff) -> Actor:
    """``staff`` as tickets name who acts."""
    return Actor(staff.account, staff.role)


SignedInStaff = Annotated[Staff, Depends(staff_in)]
