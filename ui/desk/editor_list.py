"""The list of guides: found by code, name or a question; without one those due for review first."""

from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response

from assistant.api import service_in
from assistant.pipeline import Pipeline
from assistant.route_parts import LONGEST
from assistant.texts import editor as words
from ingest.guide import Guide
from ui.desk.access import desk_router
from ui.desk.pages import page

router = desk_router()
_MOST = 30


@router.get("/guides")
def guides(request: Request, query: Annotated[str, Query(max_length=LONGEST)] = "") -> Response:
    """The guides to choose from."""
    pipeline = service_in(request.app).pipeline()
    wanted = query.strip()
    found = _found(wanted, pipeline) if wanted else _due(pipeline)
    return page(
        request,
        "editor_list.html",
        here="guides",
        e=words,
        query=wanted,
        found=found,
        most=_MOST,
    )


def _due(pipeline: Pipeline) -> list[Guide]:
    known = pipeline.snapshot.corpus.guides.values()
    return sorted(known, key=lambda guide: (guide.review_by or date.min, guide.item_id))[:_MOST]


def _found(wanted: str, pipeline: Pipeline) -> list[Guide]:
    """Those that are called so, the nearest name first; then those that answer the question."""
    known = pipeline.snapshot.corpus.guides
    ranked = sorted(
        (place, guide.item_id)
        for guide in known.values()
        if (place := _place(guide, wanted)) is not None
    )
    named = [item_id for _, item_id in ranked]
    meant = [item.item_id for item in pipeline.ask(wanted).items]
    return [known[item_id] for item_id in dict.fromkeys((*named, *meant))][:_MOST]


def _place(guide: Guide, wanted: str) -> int | None:
    """How near ``wanted`` is to what the guide is called, 0 nearest; None: not at all."""
    told = (
        guide.item_id.startswith(wanted.upper()),
        wanted in guide.name,
        wanted in (guide.plain_name or ""),
        any(wanted in name for name in guide.aliases),
    )
    return told.index(True) if True in told else None
