"""Pace: how many questions a minute come from one device."""

import math
import time
from http import HTTPStatus

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.texts import limits as texts_limits
from ui.serving.device import Devices
from ui.serving.refusal import refusal

QUESTIONS = frozenset({"/api/v1/ask", "/api/v1/chat", "/api/v1/tickets"})
_TOUCH = "/queue/join"  # of Gradio: one touch of a button
_LISTENING = "/listen"  # of the kiosk: one recording
_NEW = 30  # devices a minute that show up at one address
_TOUCHES = 4  # for each question: examples, choices, 重新问


class Pace:
    """ASGI middleware; a device is known by its token, never by what a proxy says of it.

    Who comes without a token gets one, and counts with all others at the same address: dropping
    the cookie buys nothing. The desk of the staff is not counted.
    """

    def __init__(
        self, app: ASGIApp, devices: Devices, front: str, *, device: int, address: int
    ) -> None:
        """Limit to ``device`` questions a minute, ``address`` without a token; 0 is no limit.

        ``front`` is the prefix of the kiosk.
        """
        self._app = app
        self._devices = devices
        self._front = front
        self._most = {"device": device, "address": address}
        self._storage = MemoryStorage()
        self._window = MovingWindowRateLimiter(self._storage)
        self._latest = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on, unless its device asks too fast."""
        path = scope.get("path", "") if scope["type"] == "http" else ""
        in_front = path.startswith(self._front)
        question = scope.get("method") == "POST" and (
            path in QUESTIONS
            or path == f"{self._front}{_LISTENING}"
            or (in_front and path.endswith(_TOUCH))
        )
        if not question and path != f"{self._front}/":
            await self._app(scope, receive, send)
            return
        token = self._devices.known(HTTPConnection(scope))
        refused = (
            self._refused(scope, token, _TOUCHES if path.endswith(_TOUCH) else 1)
            if question
            else None
        )
        if refused:
            await refused(scope, receive, send)
        elif token or not self._may_be_new(scope):
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, self._with_cookie(send))

    def _with_cookie(self, send: Send) -> Send:
        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", self._devices.cookie())
            await send(message)

        return with_cookie

    def _may_be_new(self, scope: Scope) -> bool:
        """Whether one more device may show up at the address: tokens must not be for the taking."""
        limit = RateLimitItemPerMinute(_NEW)
        return self._window.hit(limit, "new", _address(scope))

    def _refused(self, scope: Scope, token: str, times: int) -> JSONResponse | None:
        kind, who = ("device", token) if token else ("address", _address(scope))
        most = self._most[kind] * times
        if not most:
            return None
        self._notice_clock()
        limit: RateLimitItem = RateLimitItemPerMinute(most)
        if self._window.hit(limit, kind, who):
            return None
        until = self._window.get_window_stats(limit, kind, who).reset_time
        seconds = min(60, max(1, math.ceil(until - time.time())))
        detail = texts_limits.TOO_FAST.format(most=most, seconds=seconds)
        return refusal(HTTPStatus.TOO_MANY_REQUESTS, "too-fast", "问得太快了", detail, seconds)

    def _notice_clock(self) -> None:
        """Begin anew when the clock was set back: what lies ahead would lock a device for long."""
        now = time.time()
        if now < self._latest - 1:
            self._storage.reset()
        self._latest = now


def _address(scope: Scope) -> str:
    client = scope["client"]
    return client[0] if client else ""
