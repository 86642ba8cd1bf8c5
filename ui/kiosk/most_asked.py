"""What was asked most in the last weeks: items, never the words of somebody."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from assistant.records.base import utc_now
from assistant.records.consultation import Consultation
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError
from ingest.guide import Guide
from ui.kiosk.tiles import Target

SHOWN = 6
_WEEKS = 4
_LEAST = 3  # times; fewer might tell of one person
_FRESH = 600.0  # seconds


def count_items(session: Session, since: datetime, most: int) -> list[str]:
    """The items answered most often since then, at least three times each, most first."""
    times = func.count().label("times")
    rows = session.execute(
        select(Consultation.item_id, times)
        .where(Consultation.created_at >= since, Consultation.item_id.is_not(None))
        .group_by(Consultation.item_id)
        .having(times >= _LEAST)
        .order_by(times.desc(), Consultation.item_id)
        .limit(most)
    )
    return [row.item_id for row in rows]


class MostAsked:
    """Counts at most every ten minutes; empty without a database or when it is in trouble."""

    def __init__(self, database: Callable[[], Database | None]) -> None:
        self._database = database
        self._counted = float("-inf")
        self._item_ids: list[str] = []

    def targets(self, guides: Mapping[str, Guide]) -> tuple[Target, ...]:
        """Buttons for the items asked most, as people call them."""
        if time.monotonic() - self._counted > _FRESH:
            self._counted = time.monotonic()
            self._item_ids = self._count()
        known = (guides[item_id] for item_id in self._item_ids if item_id in guides)
        return tuple(Target(g.item_id, g.plain_name or g.name, event=False) for g in known)

    def _count(self) -> list[str]:
        database = self._database()
        if database is None:
            return []
        try:
            with database.reading() as session:
                return count_items(session, utc_now() - timedelta(weeks=_WEEKS), SHOWN)
        except DatabaseError:
            return []
