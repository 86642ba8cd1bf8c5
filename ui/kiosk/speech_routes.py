"""The route of reading aloud: one sentence of a shown answer as sound."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Response

from ui.kiosk.speech import Speaker, SpeechError, Speed

_SPEEDS = {"1": Speed.SLOW, "2": Speed.NORMAL, "3": Speed.FAST}


def speech_router(speaker: Speaker) -> APIRouter:
    """``GET /speech/{key}``: WAV at one of three speeds; 404 for what no answer showed."""
    router = APIRouter()

    @router.get("/speech/{key}", response_class=Response)
    def speech(
        key: Annotated[str, Path(pattern="^[0-9a-f]{16}$")],
        speed: Annotated[str, Query(pattern="^[123]$")] = "2",
    ) -> Response:
        """One sentence; nothing is kept in the browser."""
        try:
            sound = speaker.speak(key, _SPEEDS[speed])
        except SpeechError as error:
            raise HTTPException(404) from error
        return Response(sound, media_type="audio/wav", headers={"Cache-Control": "no-store"})

    return router
