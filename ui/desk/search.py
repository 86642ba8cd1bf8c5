"""Asking at the desk: the box, answers as one pauses, keeping and marking the consultation."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Form, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from assistant.answering.answer import Answer
from assistant.api import service_in
from assistant.pipeline import Pipeline
from assistant.problem import ApiError
from assistant.records import consultation_log
from assistant.records.account import Staff
from assistant.records.app_database import database_in
from assistant.records.base import utc_now
from assistant.records.consultation import Channel
from assistant.records.consultation_queue import keep_consultation
from assistant.records.permission import Permission
from assistant.route_parts import LONGEST, known_guide
from assistant.texts import records as texts_records
from ui.desk.access import desk_router
from ui.desk.answer_panel import Panel, panel
from ui.desk.consultations import settle
from ui.desk.front import front_in
from ui.desk.pages import page, wants_part
from ui.desk.session import SignedInStaff
from ui.desk.ticket_new import Draft, choices_of

router = desk_router()


class AskForm(BaseModel):
    """A question, or an item to tell about.

    ``keep`` is false while somebody is still typing. ``consultation_id`` is of a consultation that
    is kept already.
    """

    question: str = Field(default="", max_length=LONGEST)
    item_id: str = Field(default="", max_length=20)
    consultation_id: str = Field(default="", max_length=24)
    keep: bool = True


class MarkForm(AskForm):
    """The item that was the right one; the last of the two that is filled counts."""

    other_item_id: str = Field(default="", max_length=20)


@router.get("/")
def home(
    request: Request,
    staff: SignedInStaff,
    item: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The box; with ``item`` the answer about it, such as from a ticket."""
    shown = _shown(request, AskForm(item_id=item)) if item else None
    return _page(request, "", shown, "", staff)


@router.post("/ask")
def ask(request: Request, form: Annotated[AskForm, Form()], staff: SignedInStaff) -> Response:
    """The answer: a part of the page for the script, the whole page without one."""
    shown = _shown(request, form)
    kept = form.consultation_id
    if form.keep and not kept:
        kept = _keep(request, shown.answer, staff)
    return _page(request, form.question, shown, kept, staff)


@router.post("/keep")
def keep(request: Request, form: Annotated[AskForm, Form()], staff: SignedInStaff) -> Response:
    """Keep what was asked, once it stands; the script puts the identifier into its forms."""
    kept = _keep(request, _answer(service_in(request.app).pipeline(), form), staff)
    return JSONResponse({"consultation_id": kept})


@router.post("/mark")
def mark(request: Request, form: Annotated[MarkForm, Form()], staff: SignedInStaff) -> Response:
    """Note which item was the right one."""
    pipeline = service_in(request.app).pipeline()
    wanted = form.other_item_id.strip().upper() or form.item_id
    guide = known_guide(wanted, pipeline.snapshot.corpus)
    asked = form.model_copy(update={"item_id": ""})
    kept = form.consultation_id or _keep(request, _answer(pipeline, asked), staff)
    settle(request.app)
    done = database_in(request.app).run(
        lambda session: consultation_log.mark_right(
            session, kept, guide.item_id, who=staff.account, now=utc_now()
        )
    )
    if not done:
        raise ApiError(HTTPStatus.NOT_FOUND, "consultation", "", texts_records.CONSULTATION_UNKNOWN)
    return page(request, "marked.html", here="home", name=guide.name)


def _shown(request: Request, form: AskForm) -> Panel:
    pipeline = service_in(request.app).pipeline()
    answer = _answer(pipeline, form)
    chosen = form.item_id and form.question.strip()
    asked = pipeline.ask(form.question) if chosen else answer
    return panel(answer, asked, pipeline, front_in(request).snags)


def _answer(pipeline: Pipeline, form: AskForm) -> Answer:
    if not form.item_id:
        return pipeline.ask(form.question)
    guide = known_guide(form.item_id, pipeline.snapshot.corpus)
    return pipeline.about(guide.item_id, form.question)


def _keep(request: Request, answer: Answer, staff: Staff) -> str:
    kept = keep_consultation(request.app, answer, Channel.DESK, staff.window_id)
    return kept.consultation_id or ""


def _page(
    request: Request, question: str, shown: Panel | None, kept: str, staff: Staff
) -> Response:
    draft = None
    if shown is not None and staff.may(Permission.TICKET_CREATE):
        draft = Draft(
            matter=question,
            item_id=shown.answer.item_id or "",
            place=staff.window_id,
            root_cause=shown.root_cause,
            key=shown.request_key,
        )
    return page(
        request,
        "answer.html" if wants_part(request) else "home.html",
        here="home",
        question=question,
        panel=shown,
        consultation_id=kept,
        draft=draft,
        choices=choices_of(request) if draft else None,
    )
