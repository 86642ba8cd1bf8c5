"""The staff desk: pages rendered on the server, driven by the keyboard, behind a sign-in."""

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.settings import Settings
from ui.desk import (
    candidates,
    consultations,
    editor,
    editor_list,
    errors,
    evaluation,
    insights,
    search,
    shortcuts,
    sign_in,
    ticket_list,
    ticket_new,
    ticket_page,
    twins,
)
from ui.desk.front import Front
from ui.desk.session import PATH
from ui.look.static_folder import STATIC

_HEADERS = {
    # Own files and own forms only; no script and no style inside a page.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def mount_desk(app: FastAPI, settings: Settings) -> None:
    """Put the desk into ``app`` under ``/desk``.

    It answers from what ``app.state`` holds at the moment of a request: ``service``, ``database``,
    ``tickets`` and ``learning``; what is not there yet is told on the page that needs it.

    Raises:
        ValueError: a file of the lexicon is wrong.
    """
    app.mount(PATH, _Headers(desk_app(app, settings)))


def desk_app(app: FastAPI, settings: Settings) -> FastAPI:
    """The desk as an application of its own, over the state of ``app``."""
    desk = FastAPI(openapi_url=None)
    desk.state = app.state
    desk.state.desk_front = Front.of(settings)
    desk.state.insights = insights.open_insights(settings)
    desk.state.evaluations = evaluation.open_evaluations(settings)
    errors.install(desk)
    # The fixed addresses under /tickets before the one that takes any number.
    for part in (
        sign_in,
        shortcuts,
        search,
        twins,
        consultations,
        candidates,
        editor_list,
        editor,
        insights,
        evaluation,
        ticket_list,
        ticket_new,
        ticket_page,
    ):
        desk.include_router(part.router)
    desk.mount("/static", StaticFiles(directory=STATIC), name="static")
    return desk


class _Headers:
    """ASGI middleware: what the browser may do with a page, unless the page says it itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on, with headers added to the response."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                # What a clerk saw is nothing for the next one at the same browser.
                own_file = headers.get("etag") is not None
                headers.setdefault("Cache-Control", "no-cache" if own_file else "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)
