"""Items that are easily confused, side by side."""

from typing import Annotated

from fastapi import Query, Request, Response

from assistant.routes.comparison import compare_items
from ui.desk.access import desk_router
from ui.desk.pages import page

router = desk_router()


@router.get("/compare")
def compare(
    request: Request, ids: Annotated[list[str], Query(max_length=20, default_factory=list)]
) -> Response:
    """Two to five items, as their guides tell them."""
    found = compare_items(",".join(ids)[:200], request)
    names = {item.item_id: item.name for item in found.items}
    return page(request, "compare.html", here="home", found=found, names=names)
