"""An application that is slow to import, started behind one that is already serving."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from importlib import import_module

from fastapi import FastAPI
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.texts import common as texts

_log = logging.getLogger(__name__)
_WAITING = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    '<title>办得成</title><body style="font:28px sans-serif;margin:3em">{}</body></html>'
)


class LateApp:
    """ASGI application that comes later; until then a page says so and looks again by itself."""

    def __init__(self, module: str, build: Callable[[], FastAPI]) -> None:
        """``module`` is imported in a thread; then ``build`` makes the application quickly."""
        self._module = module
        self._build = build
        self._app: FastAPI | None = None
        self._exit = AsyncExitStack()

    async def start(self) -> None:
        """Import and build the application, run its start-up, then hand requests to it.

        When that fails, the failure is logged and the waiting page stays: what is already
        serving goes on.
        """
        try:
            await asyncio.to_thread(import_module, self._module)
            app = self._build()
            await self._exit.enter_async_context(app.router.lifespan_context(app))
        except Exception:
            _log.exception("%s did not start", self._module)
            return
        self._app = app

    async def stop(self) -> None:
        """Run its shut-down."""
        await self._exit.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or ask for a moment's patience."""
        if self._app is not None:
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            page = HTMLResponse(_WAITING.format(texts.NOT_READY), 503, {"Retry-After": "2"})
            await page(scope, receive, send)


class ByPrefix:
    """ASGI application: paths under ``prefix`` go to ``front``, everything else to ``rest``."""

    def __init__(self, prefix: str, front: ASGIApp, rest: ASGIApp) -> None:
        self._prefix = prefix
        self._front = front
        self._rest = rest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Choose by the path; life-span events belong to ``rest``."""
        path = scope.get("path", "")
        inside = path == self._prefix or path.startswith(f"{self._prefix}/")
        await (self._front if inside else self._rest)(scope, receive, send)
