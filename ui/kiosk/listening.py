"""Listening: a recording becomes the words of a question; the sound is never kept."""

from typing import Protocol

from pydantic import BaseModel, SecretStr, ValidationError

from assistant.language.normalise import LONGEST, QuestionError, normalise
from assistant.outside_service import OutsideError, OutsideService
from assistant.settings import Settings
from assistant.texts import kiosk as words

_TIMEOUT = 15.0  # seconds, from the first to the last byte
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
            self._service = OutsideService(
                f"{url.rstrip('/')}/audio/transcriptions", key, timeout_s
            )
        except OutsideError as error:
            raise ListenError(f"听写{error}") from None
        self._model = model

    async def hear(self, sound: bytes, media_type: str) -> str:
        """See ``Listener.hear``."""
        kind = media_type.partition(";")[0].strip().lower()
        if not sound or kind not in _KINDS:
            raise ListenError(words.LISTEN_EMPTY)
        speech = {"file": (f"speech.{_KINDS[kind]}", sound, kind)}
        try:
            body = await self._service.post(
                files=speech, data={"model": self._model, "language": "zh"}
            )
        except OutsideError:
            raise ListenError(words.LISTEN_FAILED) from None
        return _words(body)


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
