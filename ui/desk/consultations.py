"""Recent consultations, for staff to mark the right item."""

from fastapi import FastAPI, Request, Response

from assistant.records import consultation_log
from assistant.records.app_database import database_in
from assistant.records.consultation_queue import queue_in
from assistant.tickets.ticket_routes import desk_in
from ui.desk.access import desk_router
from ui.desk.pages import page
from ui.desk.seen import note_seen
from ui.desk.session import SignedInStaff

router = desk_router()
_MOST = 50
_SETTLE = 2.0  # seconds


@router.get("/consultations")
def consultations(request: Request, staff: SignedInStaff) -> Response:
    """The newest ones, masked as they are kept; that they were read is noted."""
    settle(request.app)
    with database_in(request.app).reading() as session:
        found = consultation_log.recent(session, _MOST)
    note_seen(request, staff, "consultation.read", "recent", len(found))
    items = desk_in(request.app).directory.items
    names = {item_id: item.name for item_id, item in items.items()}
    return page(request, "consultations.html", here="consultations", found=found, names=names)


def settle(app: FastAPI) -> None:
    """Let what was asked this very moment be kept, before somebody looks for it."""
    queue = queue_in(app)
    if queue:
        queue.settle(_SETTLE)
