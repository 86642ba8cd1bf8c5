"""Every request observed: counted, timed, logged by its route; never by what was asked."""

import logging
import secrets
import time
from collections.abc import Container

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars

from assistant.metrics import Metrics
from ui.serving.logs import ACCESS
from ui.serving.pace import QUESTIONS

_log = logging.getLogger(ACCESS)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET = frozenset({"/healthz", "/readyz", "/metrics"})  # asked every few seconds
_NOWHERE = "(none)"


class Observed:
    """ASGI middleware, the outermost: what is refused further in is observed too."""

    def __init__(self, app: ASGIApp, metrics: Metrics, fronts: Container[str]) -> None:
        """``fronts``: first parts of paths that count as one route each, such as ``/kiosk``."""
        self._app = app
        self._metrics = metrics
        self._fronts = fronts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on and note what became of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id, start, status = secrets.token_hex(8), time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        with bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, watched)
            finally:
                self._note(scope, status, time.perf_counter() - start)

    @staticmethod
    def _unrouted(path: str) -> str:
        # What was refused before it came to its route.
        return path if path in QUESTIONS else _NOWHERE

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        front = "/" + scope["path"].split("/", 2)[1] if "/" in scope["path"] else ""
        if front in self._fronts:  # with streams that last as long as the page is open
            route, level = front, logging.DEBUG
        else:
            path = getattr(scope.get("route"), "path", self._unrouted(scope["path"]))
            route = scope.get("root_path", "") + path  # of what is mounted, such as the desk
            level = logging.DEBUG if route in _QUIET else logging.INFO
            self._metrics.request_seconds.labels(route).observe(seconds)
        self._metrics.requests.labels(method, route, status).inc()
        if status >= 500:
            level = logging.WARNING
        told = {"method": method, "route": route, "status": status, "ms": round(1000 * seconds, 1)}
        _log.log(level, "request", extra=told)
