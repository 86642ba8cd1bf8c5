"""The daily sweep: what has been kept long enough goes."""

from dataclasses import dataclass
from datetime import datetime

from assistant.records.audit import note
from assistant.records.consultation_log import forget_old
from assistant.records.database import Database
from assistant.records.sign_in import forget_attempts
from assistant.records.staff_session import end_expired


@dataclass(frozen=True)
class Swept:
    """How many rows went."""

    consultations: int
    sessions: int
    attempts: int


def sweep(database: Database, retention_days: int, now: datetime) -> Swept:
    """Delete consultations older than ``retention_days``, dead sessions and old attempts.

    Raises:
        DatabaseError: nothing was deleted.
    """
    with database.transaction() as session:
        swept = Swept(
            consultations=forget_old(session, retention_days, now),
            sessions=end_expired(session, now),
            attempts=forget_attempts(session, now),
        )
        if swept.consultations:
            note(
                session,
                who="",
                action="consultation.sweep",
                subject="",
                now=now,
                detail={"consultations": swept.consultations, "days": retention_days},
            )
    return swept
