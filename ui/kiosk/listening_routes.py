"""The route of listening: one recording in, its words out."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from ui.kiosk.listening import Listener, ListenError

_UNKEPT = {"Cache-Control": "no-store"}


def listening_router(listener: Listener) -> APIRouter:
    """``POST /listen``: the recording is the body itself, so that nothing spools it to a disk."""
    router = APIRouter()

    @router.post("/listen", include_in_schema=False)
    async def listen(request: Request) -> JSONResponse:
        """``text``, or 422 with a ``detail`` that says what to do next."""
        kind = request.headers.get("content-type", "")
        try:
            heard = await listener.hear(await request.body(), kind)
        except ListenError as error:
            told = {"detail": str(error)}
            return JSONResponse(told, HTTPStatus.UNPROCESSABLE_ENTITY, _UNKEPT)
        return JSONResponse({"text": heard}, headers=_UNKEPT)

    return router
