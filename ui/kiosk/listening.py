"""Listening: a recording becomes the words of a question; the sound is never kept."""

import asyncio
from typing import Any, Protocol

from pydantic import BaseModel, SecretStr, ValidationError

from assistant.language.normalise import LONGEST, QuestionError, normalise
from assistant.settings import Settings
from assistant.texts import kiosk as words

_TIMEOUT = 15.0  # seconds, from the first to the last byte
_LARGEST = 65_536  # bytes of a reply
_PLAIN = {"Accept-Encoding": "identity"}  # nothing that grows when it is unpacked
_KINDS = {"audio/webm": "webm", "audio/mp4": "mp4", "audio/ogg": "ogg"}


class ListenError(RuntimeError):
    """There are no words; the message is for the person who spoke."""


class Listener(Protocol):
    """Turns a recording into words."""

    async def hear(self, sound: bytes, media_type: str) -> str:
        """The words in ``sound``, normalised and masked, at most ``LONGEST`` characters.

        Raises:
            ListenError: there are none.
        """


class _Reply(BaseModel):
    text: str


class OpenAiListener:
    """Asks a service that speaks the audio transcriptions of OpenAI. Implements ``Listener``."""

    def __init__(
        self, url: str, model: str, key: SecretStr, *, timeout_s: float = _TIMEOUT
    ) -> None:
        """Prepare calls to ``url`` + ``/audio/transcriptions``.

        Raises:
            ListenError: httpx is not installed.
        """
        try:
            import httpx  # noqa: PLC0415 - an extra
        except ImportError:
            raise ListenError("听写要用 httpx；下一步：pip install 'bandecheng[polish]'") from None
        self._httpx = httpx
        self._ssl = httpx.create_ssl_context()
        self._url = f"{url.rstrip('/')}/audio/transcriptions"
        self._model, self._key, self._timeout_s = model, key, timeout_s

    async def hear(self, sound: bytes, media_type: str) -> str:
        """See ``Listener.hear``."""
        kind = media_type.partition(";")[0].strip().lower()
        if not sound or kind not in _KINDS:
            raise ListenError(words.LISTEN_EMPTY)
        try:
            # The time-out of httpx is for each read: a service that drips bytes would never end.
            async with asyncio.timeout(self._timeout_s):
                body = await self._post(sound, kind)
        except (TimeoutError, self._httpx.HTTPError, self._httpx.InvalidURL):
            raise ListenError(words.LISTEN_FAILED) from None
        return _words(body)

    async def _post(self, sound: bytes, kind: str) -> bytes:
        key = self._key.get_secret_value()
        form: dict[str, Any] = {
            "files": {"file": (f"speech.{_KINDS[kind]}", sound, kind)},
            "data": {"model": self._model, "language": "zh"},
        }
        client = self._httpx.AsyncClient(verify=self._ssl, timeout=None, trust_env=False)
        headers = _PLAIN | ({"Authorization": f"Bearer {key}"} if key else {})
        async with client, client.stream("POST", self._url, headers=headers, **form) as response:
            if response.status_code != self._httpx.codes.OK:
                raise ListenError(words.LISTEN_FAILED)
            body = b""
            async for part in response.aiter_raw():
                body += part
                if len(body) > _LARGEST:
                    raise ListenError(words.LISTEN_FAILED)
            return body


def open_listener(settings: Settings) -> Listener | None:
    """The listener of the settings; None, which is the default, when no URL is set.

    Raises:
        ListenError: httpx is not installed.
    """
    if not settings.transcription_url:
        return None
    return OpenAiListener(
        settings.transcription_url, settings.transcription_model, settings.transcription_key
    )


def _words(body: bytes) -> str:
    try:
        text = _Reply.model_validate_json(body).text
    except ValidationError:
        raise ListenError(words.LISTEN_FAILED) from None
    try:
        heard = normalise(text)
    except QuestionError:
        told = words.LISTEN_LONG if len(text) > LONGEST else words.LISTEN_EMPTY
        raise ListenError(told) from None
    if len(heard) > LONGEST:  # a mask may be longer than what it hides
        raise ListenError(words.LISTEN_LONG)
    return heard
