"""The route that puts twin items side by side."""

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query, Request

from assistant.answering.comparison import LEAST, MOST, Comparison, compare
from assistant.api import service_in
from assistant.problem import ApiError
from assistant.route_parts import known_guide, problems
from assistant.texts import notice as texts_notice

router = APIRouter()
_BETWEEN = re.compile(r"[,，、\s]+")


@router.get("/api/v1/items/compare", responses=problems(404, 422, 503), summary="几个事项对比")
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
