"""Device tokens: a signed random name in a cookie, to count questions by; it tells no person."""

import base64
import hashlib
import hmac
import secrets

from starlette.requests import HTTPConnection
from starlette.responses import Response

COOKIE = "bdc_device"
_DAY = 24 * 60 * 60  # seconds
_LONGEST = 64


class Devices:
    """Gives out tokens and knows its own again."""

    def __init__(self, key: bytes, *, secure: bool) -> None:
        """``key`` signs; ``secure``: the browser sends the cookie over HTTPS only."""
        self._key = key
        self._secure = secure

    def known(self, connection: HTTPConnection) -> str:
        """The token that came with ``connection``; empty when there is none of ours."""
        token = connection.cookies.get(COOKIE, "")
        if len(token) > _LONGEST or not token.isascii():
            return ""
        name, _, mac = token.partition(".")
        return token if hmac.compare_digest(mac, self._mac(name)) else ""

    def cookie(self) -> str:
        """The value of a ``Set-Cookie`` header with a new token."""
        name = secrets.token_urlsafe(12)
        response = Response()
        response.set_cookie(
            COOKIE,
            f"{name}.{self._mac(name)}",
            max_age=_DAY,
            secure=self._secure,
            httponly=True,
            samesite="strict",
        )
        return response.headers["set-cookie"]

    def _mac(self, name: str) -> str:
        mac = hmac.digest(self._key, b"device " + name.encode(), hashlib.sha256)[:16]
        return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()
