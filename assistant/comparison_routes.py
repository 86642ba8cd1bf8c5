"""The route that puts twin items side by side."""

import re
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from assistant import texts, texts_notice
from assistant.api import service_in
from assistant.comparison import LEAST, MOST, Comparison, compare
from assistant.problem import MEDIA_TYPE, ApiError, ProblemDetails
from ingest.corpus import Corpus
from ingest.guide import Guide

router = APIRouter()
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemDetails, "content": {MEDIA_TYPE: {}}, "description": description}
    for status, description in ((404, "没有这个事项"), (422, "请求内容不对"), (503, "还没准备好"))
}
_BETWEEN = re.compile(r"[,，、\s]+")


def known_guide(item_id: str, corpus: Corpus) -> Guide:
    """The guide of ``item_id``.

    Raises:
        ApiError: no such item.
    """
    guide = corpus.guides.get(item_id)
    if guide is None:
        detail = texts.ITEM_UNKNOWN.format(item_id=item_id[:20])
        raise ApiError(HTTPStatus.NOT_FOUND, "item", "没有这个事项", detail)
    return guide


@router.get("/api/v1/items/compare", responses=PROBLEMS, summary="几个事项对比")
def compare_items(
    ids: Annotated[
        str,
        Query(examples=["GA-014,GA-015"], max_length=200, description="2 到 5 个事项编码,逗号分开"),
    ],
    request: Request,
) -> Comparison:
    """Two to five items side by side: who, materials, limit, fee, where, proxy, result."""
    item_ids = [*dict.fromkeys(filter(None, _BETWEEN.split(ids)))]
    if not LEAST <= len(item_ids) <= MOST:
        detail = texts_notice.COMPARE_COUNT.format(least=LEAST, most=MOST, seen=len(item_ids))
        raise ApiError(HTTPStatus.UNPROCESSABLE_ENTITY, "compare", "个数不对", detail)
    snapshot = service_in(request.app).pipeline().snapshot
    guides = [known_guide(item_id, snapshot.corpus) for item_id in item_ids]
    return compare(guides, snapshot.corpus, snapshot.snapshot_id)
