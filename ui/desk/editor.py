"""The editor of one guide: a form that is checked as one types, a preview, saving, going back."""

import base64
import hashlib
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Path, Request, Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData

from assistant.api import service_in
from assistant.learning.error import LearningError
from assistant.learning.guide_check import GuideCheck
from assistant.learning.guide_editor import (
    GuideEditor,
    OpenGuide,
    RefusedGuideError,
    StaleGuideError,
)
from assistant.pipeline import Pipeline
from assistant.records.base import utc_now
from assistant.texts import editor as words
from assistant.tickets.clock import local_day
from index.manifest import SnapshotError
from ui.desk.access import desk_router
from ui.desk.candidates import learning_in
from ui.desk.editor_clash import Merged, merge
from ui.desk.editor_draft import Draft, as_data, label, look_at, said_of
from ui.desk.editor_form import Data, read_form, shown, without_row
from ui.desk.editor_preview import preview
from ui.desk.front import front_in
from ui.desk.pages import go, page
from ui.desk.session import SignedInStaff
from ui.paper.notice_html import Paper, notice_html, style

router = desk_router()
_ItemId = Annotated[str, Path(max_length=20)]


async def _typed(request: Request) -> FormData:
    return await request.form()


_Form = Annotated[FormData, Depends(_typed)]


@router.get("/guides/{item_id}")
def guide(request: Request, item_id: _ItemId) -> Response:
    """The form, with the guide as its file has it now."""
    found = _editor(request).open(item_id)
    return _page(request, found, as_data(found.guide))


@router.post("/guides/{item_id}/draft")
def draft_guide(request: Request, item_id: _ItemId, form: _Form) -> Response:
    """The same page over what was typed, checked; a row more or less where one asked for that."""
    found = _editor(request).open(item_id)
    data: Data = read_form(form)
    more = ""
    match str(form.get("do", "")).split(":"):
        case ["add", block]:
            more = block
        case ["drop", block, row] if row.isdecimal():
            data = without_row(data, block, int(row))
    return _page(request, found, data, more=more, seen=_seen(form))


@router.post("/guides/{item_id}/save")
def save_guide(request: Request, item_id: _ItemId, form: _Form, staff: SignedInStaff) -> Response:
    """Write the guide and publish it; what stands in the way is told, and nothing typed is lost."""
    editor = _editor(request)
    found = editor.open(item_id)
    data: Data = read_form(form)
    seen, draft = _seen(form), look_at(data, found.guide, _check(request))
    if draft.guide is None:
        return _refused(request, found, data, draft, seen)
    try:
        editor.save(draft.guide, seen, staff, now=utc_now())
    except StaleGuideError as error:
        merged = merge(editor, draft.guide, seen)
        status, data = HTTPStatus.CONFLICT, as_data(merged.guide)
        return _page(request, merged.found, data, message=str(error), status=status, merged=merged)
    except RefusedGuideError as error:
        refused = Draft(draft.guide, said_of(error.problems, item_id))
        return _refused(request, found, data, refused, seen)
    except (LearningError, SnapshotError) as error:
        return _page(request, found, data, seen=seen, message=str(error))
    return go(f"/guides/{item_id}", said="guide_saved")


@router.post("/guides/{item_id}/undo")
def undo_guide(request: Request, item_id: _ItemId, form: _Form, staff: SignedInStaff) -> Response:
    """Take the last edit back, file and snapshot."""
    editor = _editor(request)
    try:
        editor.undo(item_id, _seen(form), staff, now=utc_now())
    except (LearningError, SnapshotError) as error:
        found = editor.open(item_id)
        return _page(request, found, as_data(found.guide), message=str(error))
    return go(f"/guides/{item_id}", said="guide_undone")


@router.post("/guides/{item_id}/notice")
def print_draft(request: Request, item_id: _ItemId, form: _Form) -> Response:
    """The notice of what was typed, as it will be printed; what is wrong is told instead."""
    found = _editor(request).open(item_id)
    data = read_form(form)
    draft = look_at(data, found.guide, _check(request))
    told = draft.guide and preview(draft.guide, _pipeline(request), local_day(utc_now()))
    if not told:
        return _refused(request, found, data, draft, _seen(form))
    link = str(request.base_url.replace(path=f"/api/v1/items/{found.guide.item_id}/notice"))
    digest = base64.b64encode(hashlib.sha256(style(Paper.A4).encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    html = notice_html(told.notice, link, Paper.A4)
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


def _editor(request: Request) -> GuideEditor:
    learning = learning_in(request.app)
    return GuideEditor(learning.database, learning.publisher)


def _pipeline(request: Request) -> Pipeline:
    return service_in(request.app).pipeline()


def _check(request: Request) -> GuideCheck:
    corpora = learning_in(request.app).publisher.corpora
    snapshot = _pipeline(request).snapshot
    return front_in(request).checks.of(snapshot, corpora, local_day(utc_now()))


def _seen(form: FormData) -> str:
    seen = form.get("seen")
    return seen if isinstance(seen, str) else ""


def _refused(request: Request, found: OpenGuide, data: Data, draft: Draft, seen: str) -> Response:
    message = words.REFUSED.format(count=draft.errors)
    return _page(request, found, data, seen=seen, message=message, draft=draft)


def _page(  # noqa: PLR0913 - what a page of the editor may say besides the form
    request: Request,
    found: OpenGuide,
    data: Data,
    *,
    more: str = "",
    seen: str = "",
    message: str = "",
    status: HTTPStatus | None = None,
    draft: Draft | None = None,
    merged: Merged | None = None,
) -> Response:
    draft = draft or look_at(data, found.guide, _check(request))
    pipeline = _pipeline(request)
    today = local_day(utc_now())
    return page(
        request,
        "editor.html",
        status or (HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK),
        here="guides",
        e=words,
        guide=found.guide,
        seen=seen or found.digest,
        stale=bool(seen) and seen != found.digest,
        last=found.last,
        last_fields="、".join(map(label, found.last.fields)) if found.last else "",
        sections=shown(data, more),
        draft=draft,
        first=label(draft.first) if draft.first else "",
        same=draft.guide == found.guide,
        told=preview(draft.guide, pipeline, today) if draft.guide else None,
        message=message,
        merged=merged,
    )
