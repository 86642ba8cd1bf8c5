"""``/docs``: the interface to look at and to try, from files of this machine.

FastAPI's own page fetches its script from a foreign host; here it comes with ``fastapi-offline``.
"""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import fastapi_offline
from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

PATH = "/docs"
_FILES = f"{PATH}-files"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def mount_api_docs(app: FastAPI) -> None:
    """Serve the page for ``app``, which was made with ``docs_url=None``."""
    folder = Path(fastapi_offline.__file__).with_name("static")
    app.mount(_FILES, StaticFiles(directory=folder), name="api-docs")
    page = get_swagger_ui_html(
        openapi_url=app.openapi_url or "",
        title=f"{app.title} · 接口",
        swagger_js_url=f"{_FILES}/swagger-ui-bundle.js",
        swagger_css_url=f"{_FILES}/swagger-ui.css",
        swagger_favicon_url="/favicon.ico",
    )
    html = bytes(page.body).decode()
    headers = {"Content-Security-Policy": _policy(html)}

    @app.get(PATH, include_in_schema=False)
    def _docs() -> HTMLResponse:
        return HTMLResponse(html, headers=headers)


def _policy(html: str) -> str:
    """Only the page's own starting script runs; Swagger sets styles and draws icons from data."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    allowed = " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' {allowed}; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data:; base-uri 'self'; form-action 'self'; frame-ancestors 'none';"
        " object-src 'none'"
    )
