"""Signing in and out of the desk."""

import re
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Query, Request, Response
from pydantic import BaseModel, Field

from assistant.records import sign_in as signing
from assistant.records.app_database import database_in
from assistant.records.base import utc_now
from ui.desk.access import desk_router
from ui.desk.front import front_in
from ui.desk.pages import go, page
from ui.desk.session import (
    SignedInStaff,
    form_token,
    fresh_token,
    hand_out,
    take_back,
    token_of,
)

router = desk_router()
# Where to go on afterwards: an address of the desk itself, without a query.
_ADDRESS = re.compile(r"(?:/[A-Za-z0-9-]+)+")


class SignInForm(BaseModel):
    """What the sign-in page sends."""

    account: str = Field(default="", max_length=100)
    password: str = Field(default="", max_length=1_000, repr=False)
    next: str = Field(default="", max_length=200)


@router.get("/sign-in")
def sign_in_page(
    request: Request, wanted: Annotated[str, Query(alias="next", max_length=200)] = ""
) -> Response:
    """The page, tied to this browser by a token that is worth nothing else."""
    if request.state.staff is not None:
        return go("/")
    token = token_of(request) or fresh_token()
    response = page(
        request, "sign_in.html", next=wanted, account="", message="", csrf=form_token(token)
    )
    hand_out(response, token, secure=_secure(request))
    return response


@router.post("/sign-in")
def sign_in(request: Request, form: Annotated[SignInForm, Form()]) -> Response:
    """Check account and password; which of them was wrong is not told."""
    # The address of the connection: a header could be anybody's invention.
    address = request.client.host if request.client else ""
    attempt = signing.Attempt(form.account, form.password, address, token_of(request))
    now = utc_now()
    done = signing.sign_in(database_in(request.app), attempt, now)
    if isinstance(done, signing.SignedIn):
        response: Response = go(form.next if _ADDRESS.fullmatch(form.next) else "/")
        hand_out(response, done.token, secure=_secure(request))
        return response
    status = HTTPStatus.TOO_MANY_REQUESTS if done.locked_until else HTTPStatus.UNAUTHORIZED
    response = page(
        request,
        "sign_in.html",
        status,
        next=form.next,
        account=form.account,
        message=done.message,
    )
    if done.locked_until:
        seconds = -(-(done.locked_until - now) // timedelta(seconds=1))
        response.headers["Retry-After"] = str(seconds)
    return response


@router.post("/sign-out")
def sign_out(request: Request, staff: SignedInStaff) -> Response:
    """End the session on the server; the browser's token is worth nothing after that."""
    token, now = token_of(request), utc_now()
    database_in(request.app).run(
        lambda session: signing.sign_out(session, token, who=staff.account, now=now)
    )
    response = go("/sign-in", said="out")
    take_back(response)
    return response


def _secure(request: Request) -> bool:
    return front_in(request).secure or request.url.scheme == "https"
