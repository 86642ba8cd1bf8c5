"""Headers that tell the browser what a page may do: nothing beyond this server."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=()",
}
_EVERYWHERE = "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
POLICY = f"default-src 'self'; {_EVERYWHERE}"
# Gradio starts from a script inside its page, styles elements one by one, compiles the templates
# of its HTML blocks in the browser, and draws icons and sounds from data and blob addresses.
GRADIO_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
    f" media-src 'self' data: blob:; worker-src 'self' blob:; {_EVERYWHERE}"
)


class Headers:
    """ASGI middleware; a header that a route sets itself stays as it is."""

    def __init__(self, app: ASGIApp, gradio: str) -> None:
        """``gradio``: the prefix under which Gradio serves."""
        self._app = app
        self._gradio = gradio

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass ``scope`` on, with headers added to the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = GRADIO_POLICY if scope["path"].startswith(self._gradio) else POLICY

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (_HEADERS | {"Content-Security-Policy": policy}).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)
