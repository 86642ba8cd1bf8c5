"""The HTTP routes: ask, look an item up, search items, health."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, FastAPI, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from assistant.answering.answer import Answer, RankedName
from assistant.problem import ApiError
from assistant.records.consultation import Channel
from assistant.records.consultation_queue import keep_consultation
from assistant.route_parts import LONGEST, known_guide, problems
from assistant.service import Service
from assistant.texts import common as texts
from assistant.texts import limits as texts_limits
from ingest.guide import Guide

router = APIRouter()


class AskRequest(BaseModel):
    """A question, and whether to return why the answer is what it is."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "老汉走了，户口咋个销", "evidence": False}]},
    )

    question: str = Field(max_length=LONGEST, description="一句大白话,最多 1,000 字")
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


@router.post("/api/v1/ask", responses=problems(422, 429, 503), summary="问一句")
def ask(body: AskRequest, request: Request) -> Answer:
    """A plain question in, the right procedure out."""
    answer = service_in(request.app).pipeline().ask(body.question)
    answer = keep_consultation(request.app, answer, Channel.API)
    return answer if body.evidence else answer.model_copy(update={"evidence": None})


@router.get("/api/v1/items/{item_id}", responses=problems(404, 422, 503), summary="一个事项的指南")
def item(
    item_id: Annotated[str, Path(examples=["GA-014"], max_length=20)], request: Request
) -> Guide:
    """Everything the corpus holds about one item."""
    return known_guide(item_id, service_in(request.app).pipeline().snapshot.corpus)


@router.get("/api/v1/items", responses=problems(422, 503), summary="找事项")
def items(
    query: Annotated[str, Query(examples=["户口本"], max_length=LONGEST)], request: Request
) -> list[RankedName]:
    """The ten nearest items for a few words, best first."""
    return list(service_in(request.app).pipeline().ask(query).items)


@router.get("/healthz", summary="活着吗")
def healthz() -> dict[str, str]:
    """Answers as long as the process lives."""
    return {"status": "ok"}


@router.get("/readyz", responses=problems(503), summary="能答了吗")
def readyz(request: Request) -> dict[str, str]:
    """200 once questions can be answered, with the snapshot they are answered from.

    A server that is about to stop is not ready, though it still answers.
    """
    if getattr(request.app.state, "stopping", False):
        raise ApiError(HTTPStatus.SERVICE_UNAVAILABLE, "stopping", "正在停", texts_limits.STOPPING)
    service = service_in(request.app)
    return {
        "status": "ready",
        "snapshot": service.pipeline().snapshot.snapshot_id,
        "refused": service.refused,
    }
