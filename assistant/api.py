"""The HTTP routes: ask, look an item up, search items, health."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant import texts
from assistant.answer import Answer, RankedName
from assistant.problem import MEDIA_TYPE, ApiError, ProblemDetails
from assistant.service import Service
from ingest.guide import Guide

router = APIRouter()
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDetails, "content": {MEDIA_TYPE: {}}, "description": description}
    for status, description in ((404, "没有这个事项"), (422, "请求内容不对"), (503, "还没准备好"))
}
_LONGEST = 20_000  # characters of a request; the pipeline's own limit gives the kinder message


class AskRequest(BaseModel):
    """A question, and whether to return why the answer is what it is."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "老汉走了，户口咋个销", "evidence": False}]},
    )

    question: str = Field(max_length=_LONGEST, description="一句大白话,最多 1,000 字")
    evidence: bool = False


def service_in(app: FastAPI) -> Service:
    """The running service of ``app``.

    Raises:
        ApiError: it has not finished starting, or has no usable snapshot.
    """
    service = getattr(app.state, "service", None)
    if not isinstance(service, Service):
        detail = getattr(app.state, "failure", "") or texts.NOT_READY
        raise ApiError(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "还没准备好", detail)
    return service


@router.post("/api/v1/ask", responses={k: _PROBLEMS[k] for k in (422, 503)}, summary="问一句")
def ask(body: AskRequest, request: Request) -> Answer:
    """A plain question in, the right procedure out."""
    answer = service_in(request.app).pipeline().ask(body.question)
    return answer if body.evidence else answer.model_copy(update={"evidence": None})


@router.get("/api/v1/items/{item_id}", responses=_PROBLEMS, summary="一个事项的指南")
def item(
    item_id: Annotated[str, Path(examples=["GA-014"], max_length=20)], request: Request
) -> Guide:
    """Everything the corpus holds about one item."""
    guide = service_in(request.app).pipeline().snapshot.corpus.guides.get(item_id)
    if guide is None:
        detail = texts.ITEM_UNKNOWN.format(item_id=item_id[:20])
        raise ApiError(HTTPStatus.NOT_FOUND, "item", "没有这个事项", detail)
    return guide


@router.get("/api/v1/items", responses={k: _PROBLEMS[k] for k in (422, 503)}, summary="找事项")
def items(
    query: Annotated[str, Query(examples=["户口本"], max_length=_LONGEST)], request: Request
) -> list[RankedName]:
    """The ten nearest items for a few words, best first."""
    return list(service_in(request.app).pipeline().ask(query).items)


@router.get("/healthz", summary="活着吗")
def healthz() -> dict[str, str]:
    """Answers as long as the process lives."""
    return {"status": "ok"}


@router.get("/readyz", responses={503: _PROBLEMS[503]}, summary="能答了吗")
def readyz(request: Request) -> dict[str, str]:
    """200 once questions can be answered, with the snapshot they are answered from."""
    service = service_in(request.app)
    return {
        "status": "ready",
        "snapshot": service.pipeline().snapshot.snapshot_id,
        "refused": service.refused,
    }
