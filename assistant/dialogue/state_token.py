"""The state as a signed token that the client keeps and hands back."""

import base64
import binascii
import hashlib
import hmac
import json
from dataclasses import asdict

from pydantic import TypeAdapter, ValidationError

from assistant.dialogue.state import State

LARGEST = 512  # bytes
LIFETIME = 30 * 60  # seconds
_SKEW = 60  # seconds that the clocks of two servers may differ
_VERSION = 1  # of the token's form; another one is not read
_STATE = TypeAdapter(State)


class StateError(ValueError):
    """The token is not one of ours, or too old; the conversation starts anew."""


class StateSigner:
    """Signs states with HMAC-SHA256 (RFC 2104) and reads them back."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sign(self, state: State, now: float) -> str:
        """``state`` as a token, at most ``LARGEST`` ASCII characters; the empty state is ``""``.

        ``now``: seconds since the epoch.
        """
        if state == State():
            return ""
        body = json.dumps([_VERSION, int(now), asdict(state)], separators=(",", ":")).encode()
        return f"{_text(body)}.{_text(self._mac(body))}"

    def read(self, token: str, now: float) -> State:
        """The state in ``token``.

        Raises:
            StateError: changed, signed with another key, too large, or older than ``LIFETIME``;
                also one from the future, so that a clock set back revives nothing.
        """
        if not token:
            return State()
        if len(token) > LARGEST or not token.isascii():
            raise StateError(f"状态有 {len(token)} 个字符,最多 {LARGEST} 个,只能是 ASCII 字符")
        body_text, _, mac_text = token.partition(".")
        body, mac = _bytes(body_text), _bytes(mac_text)
        # Only one spelling of a token counts: base64 would pass over foreign characters.
        if token != f"{_text(body)}.{_text(mac)}" or not hmac.compare_digest(mac, self._mac(body)):
            raise StateError("状态的签名不对:改动过,或者是用别的密钥签的")
        version, issued, value = json.loads(body)
        if version != _VERSION:
            raise StateError(f"状态的版本是 {version},现在用 {_VERSION}")
        if not -_SKEW <= now - issued <= LIFETIME:
            raise StateError(f"状态是 {int(now - issued)} 秒前的,最多 {LIFETIME} 秒")
        try:
            return _STATE.validate_python(value)
        except ValidationError as error:  # signed by an older release with other fields
            raise StateError("状态的字段和现在的版本不同") from error

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise StateError("状态不是这里发出的") from error
