"""What every request passes first: a cap on the body, and headers for the browser."""

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant import texts
from assistant.problem import MEDIA_TYPE

LARGEST_BODY = 2_000_000  # bytes
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'none'",
}


class Limits:
    """ASGI middleware; a body that is too large is refused before anything parses it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on, capped and with headers added to the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            refusal = {
                "type": "/problems/too-large",
                "title": "内容太大",
                "status": 413,
                "detail": texts.BODY_TOO_LARGE,
            }
            await JSONResponse(refusal, 413, media_type=MEDIA_TYPE)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)
