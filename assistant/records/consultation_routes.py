"""The HTTP routes about consultations: feedback with one touch."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant import texts_records as texts
from assistant.problem import MEDIA_TYPE, ApiError, ProblemDetails
from assistant.records.app_database import database_in
from assistant.records.base import utc_now
from assistant.records.consultation import FeedbackKind
from assistant.records.feedback import Touch, give_feedback

router = APIRouter()
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDetails, "content": {MEDIA_TYPE: {}}, "description": description}
    for status, description in ((404, "没有这次咨询"), (422, "请求内容不对"), (503, "没有存上"))
}


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


@router.post("/api/v1/feedback", responses=_PROBLEMS, summary="说说答得怎样")
def feedback(body: FeedbackRequest, request: Request) -> FeedbackReply:
    """Keep that an answer was helpful, wrong, or not found."""
    touch = database_in(request.app).run(
        lambda session: give_feedback(session, body.consultation_id, body.kind, utc_now())
    )
    if touch is Touch.NO_CONSULTATION:
        raise ApiError(
            HTTPStatus.NOT_FOUND, "consultation", "没有这次咨询", texts.CONSULTATION_UNKNOWN
        )
    return FeedbackReply(status="kept" if touch is Touch.KEPT else "already")
