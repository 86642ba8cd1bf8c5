"""The HTTP routes about consultations: feedback with one touch."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from assistant.problem import ApiError
from assistant.records.app_database import database_in
from assistant.records.base import utc_now
from assistant.records.consultation import FeedbackKind
from assistant.records.consultation_queue import queue_in
from assistant.records.feedback import Touch, give_feedback
from assistant.route_parts import problems
from assistant.texts import records as texts

router = APIRouter()
_SETTLE = 2.0  # seconds


class FeedbackRequest(BaseModel):
    """One touch on an answer."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"consultation_id": "q3Vn0aXw9sLk2bTz", "kind": "wrong"}]},
    )

    consultation_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16}$")]
    kind: FeedbackKind


class FeedbackReply(BaseModel):
    """``already``: the same was said of this consultation before, and counts once."""

    status: Literal["kept", "already"]


@router.post(
    "/api/v1/feedback",
    responses=problems(404, 422, 503, told={404: "没有这次咨询", 503: "没有存上"}),
    summary="说说答得怎样",
)
def feedback(body: FeedbackRequest, request: Request) -> FeedbackReply:
    """Keep that an answer was helpful, wrong, or not found."""
    database, queue = database_in(request.app), queue_in(request.app)

    def work(session: Session) -> Touch:
        return give_feedback(session, body.consultation_id, body.kind, utc_now())

    touch = database.run(work)
    # What was answered this very moment may still wait to be kept.
    if touch is Touch.NO_CONSULTATION and queue and queue.settle(_SETTLE):
        touch = database.run(work)
    if touch is Touch.NO_CONSULTATION:
        raise ApiError(
            HTTPStatus.NOT_FOUND, "consultation", "没有这次咨询", texts.CONSULTATION_UNKNOWN
        )
    return FeedbackReply(status="kept" if touch is Touch.KEPT else "already")
