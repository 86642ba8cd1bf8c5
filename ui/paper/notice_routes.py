"""The route of the one-time notice: one item, on a sheet or on a slip."""

import base64
import hashlib
from datetime import date
from functools import cache
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

from assistant.answering.notice import build_notice
from assistant.api import service_in
from assistant.problem import ApiError
from assistant.route_parts import known_guide, problems
from assistant.texts import notice as texts_notice
from ui.paper.notice_html import LinkError, Paper, notice_html, style

_HTML: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/html": {}}, "description": "可以打印的告知单"}
}


def notice_router(public_url: str) -> APIRouter:
    """The route; QR codes lead to ``public_url``, or where that is empty to the address asked."""
    router = APIRouter()

    @router.get(
        "/api/v1/items/{item_id}/notice",
        response_class=HTMLResponse,
        responses=_HTML | problems(404, 422, 503),
        summary="一次性告知单",
    )
    def notice(
        item_id: Annotated[str, Path(examples=["GA-014"], max_length=20)],
        request: Request,
        paper: Annotated[str, Query(examples=[*Paper], max_length=20)] = Paper.A4,
    ) -> HTMLResponse:
        """The notice of one item: large print, boxes to tick, a QR code that leads back here."""
        chosen = _paper(paper)
        snapshot = service_in(request.app).pipeline().snapshot
        guide = known_guide(item_id, snapshot.corpus)
        told = build_notice(guide, snapshot.corpus, snapshot.snapshot_id, date.today())
        path = request.app.url_path_for("notice", item_id=guide.item_id)
        link = f"{(public_url or str(request.base_url)).rstrip('/')}{path}"
        try:
            page = notice_html(told, link, chosen)
        except LinkError as error:
            raise ApiError(HTTPStatus.BAD_REQUEST, "address", "网址太长", str(error)) from error
        return HTMLResponse(page, headers=_headers(chosen))

    return router


def _paper(name: str) -> Paper:
    try:
        return Paper(name)
    except ValueError:
        detail = texts_notice.PAPER_UNKNOWN.format(seen=name, allowed="、".join(Paper))
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, "paper", "没有这种纸", detail) from None


@cache
def _headers(paper: Paper) -> dict[str, str]:
    # The page needs its own style sheet and the icon, nothing else.
    digest = base64.b64encode(hashlib.sha256(style(paper).encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'"
    )
    # What somebody printed is nothing for the next person at the same browser.
    return {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
