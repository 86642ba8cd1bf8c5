"""What every request passes first: a cap on its body, and a limit on how long it may take."""

import asyncio
from http import HTTPStatus

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.texts import common as texts
from assistant.texts import limits as texts_limits
from ui.serving.refusal import refusal

LARGEST_BODY = 2_000_000  # bytes
SLOWEST_BODY = 30.0  # seconds


class _RefusedError(Exception):
    """Ends the application's reading of a body that will not do."""


class _Body:
    """The body of one request as it comes in; ``refused`` is set once it will not do."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive = receive
        self._seconds = seconds
        self._until: float | None = None
        self._size = 0
        self._whole = False
        self.refused: JSONResponse | None = None

    async def read(self) -> Message:
        """The next message; only the body is capped and timed, not the wait for a disconnect."""
        if self._whole:
            return await self._receive()
        now = asyncio.get_running_loop().time()
        self._until = self._until or now + self._seconds
        try:
            message = await asyncio.wait_for(self._receive(), self._until - now)
        except TimeoutError:
            detail = texts_limits.TOO_SLOW.format(seconds=round(self._seconds))
            self.refused = refusal(HTTPStatus.REQUEST_TIMEOUT, "too-slow", "传得太慢", detail)
            raise _RefusedError from None
        self._size += len(message.get("body", b""))
        if self._size > LARGEST_BODY:
            self.refused = _too_large()
            raise _RefusedError
        self._whole = not message.get("more_body", False)
        return message


class Limits:
    """ASGI middleware; a body too large or too slow is refused, however it is announced."""

    def __init__(self, app: ASGIApp, seconds: float = SLOWEST_BODY) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            await _too_large()(scope, receive, send)
            return
        body, started = _Body(receive, self._seconds), False

        async def answer(message: Message) -> None:
            # What the application makes of a body that was cut off is not for the client.
            nonlocal started
            if not body.refused or started:
                started = True
                await send(message)

        try:
            await self._app(scope, body.read, answer)
        except _RefusedError:
            if started:
                raise
        if body.refused and not started:
            await body.refused(scope, receive, send)


def _too_large() -> JSONResponse:
    return refusal(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "内容太大", texts.BODY_TOO_LARGE
    )
