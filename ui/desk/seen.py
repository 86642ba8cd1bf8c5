"""Notes in the audit that somebody saw what a citizen told."""

from fastapi import Request

from assistant.records.account import Staff
from assistant.records.app_database import database_in
from assistant.records.audit import note
from assistant.records.base import utc_now


def note_seen(
    request: Request, staff: Staff, action: str, subject: str, count: int | None = None
) -> None:
    """Note that ``staff`` did ``action`` with ``subject``, or with ``count`` records at once.

    Raises:
        ApiError, DatabaseError: it could not be noted; then nothing is to be shown.
    """
    detail = None if count is None else {"count": count}
    database_in(request.app).run(
        lambda session: note(
            session, who=staff.account, action=action, subject=subject, now=utc_now(), detail=detail
        )
    )
