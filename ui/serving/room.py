"""Room: how many requests are answered at a time, and a part of it that only staff take up."""

import asyncio
from collections.abc import Mapping
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.metrics import Metrics
from assistant.texts import limits as texts_limits
from ui.serving.refusal import refusal

# Together fewer than the 40 threads that answer requests, so that /readyz always finds one.
ROOMS: Mapping[str, int] = {"/api/": 24, "/desk": 12}
_WAIT = 0.05  # seconds; whoever finds no room by then is told at once
_RETRY_AFTER = 2  # seconds


class Room:
    """ASGI middleware; each prefix has its own places, so the public never crowds out staff."""

    def __init__(self, app: ASGIApp, metrics: Metrics, rooms: Mapping[str, int] = ROOMS) -> None:
        self._app = app
        self._metrics = metrics
        self._places = {prefix: asyncio.Semaphore(count) for prefix, count in rooms.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on when there is room for it."""
        path = scope.get("path", "") if scope["type"] == "http" else ""
        found = (room for prefix, room in self._places.items() if path.startswith(prefix))
        places = next(found, None)
        if places is None:
            await self._app(scope, receive, send)
            return
        try:
            await asyncio.wait_for(places.acquire(), _WAIT)
        except TimeoutError:
            detail = texts_limits.BUSY.format(seconds=_RETRY_AFTER)
            busy = refusal(HTTPStatus.SERVICE_UNAVAILABLE, "busy", "正忙", detail, _RETRY_AFTER)
            await busy(scope, receive, send)
            return
        try:
            with self._metrics.in_flight.track_inprogress():
                await self._app(scope, receive, send)
        finally:
            places.release()
