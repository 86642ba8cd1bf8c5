"""The log of consultations: keep one, mark it, hand it out, delete it."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from assistant.language.mask import mask
from assistant.records.audit import note
from assistant.records.base import new_id
from assistant.records.consultation import Channel, Consultation, Feedback
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError

if TYPE_CHECKING:  # the pipeline is not needed to look records up
    from assistant.answering.answer import Answer

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class KeptFeedback:
    """One touch on an answer, and when."""

    kind: str
    created_at: datetime


@dataclass(frozen=True)
class KeptConsultation:
    """Everything that is kept of one consultation."""

    consultation_id: str
    created_at: datetime
    question: str
    status: str
    item_id: str | None
    item_ids: tuple[str, ...]
    snapshot: str
    timings_ms: dict[str, float]
    channel: str
    window_id: str
    right_item_id: str | None
    feedback: tuple[KeptFeedback, ...]

    def data(self) -> dict[str, Any]:
        """As plain data, moments in ISO 8601: what a person is given who asks for it."""
        return asdict(
            self,
            dict_factory=lambda pairs: {
                name: value.isoformat() if isinstance(value, datetime) else value
                for name, value in pairs
            },
        )


def keep(
    session: Session, answer: "Answer", *, channel: Channel, now: datetime, window_id: str = ""
) -> str:
    """Keep ``answer`` and its question, masked; returns the identifier for feedback.

    Args:
        session: of a transaction.
        answer: with its evidence, if the timings are to be kept.
        channel: where the question came in.
        now: when.
        window_id: of the window it was asked at, if any.
    """
    values = kept_values(answer, channel=channel, now=now, window_id=window_id)
    keep_all(session, [values])
    return str(values["consultation_id"])


def kept_values(
    answer: "Answer", *, channel: Channel, now: datetime, window_id: str
) -> dict[str, Any]:
    """What is kept of ``answer``, by column, with the question masked and a new identifier."""
    return {
        "consultation_id": new_id(),
        "created_at": now,
        "question": mask(answer.question),
        "status": answer.status,
        "item_id": answer.item_id,
        "item_ids": [item.item_id for item in answer.items],
        "snapshot": answer.snapshot,
        "timings_ms": answer.evidence.timings_ms if answer.evidence else {},
        "channel": channel,
        "window_id": window_id,
    }


def keep_all(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Keep every one of ``rows``, as ``kept_values`` makes them."""
    session.execute(insert(Consultation), rows)


def try_to_keep(
    database: Database, answer: "Answer", *, channel: Channel, now: datetime, window_id: str = ""
) -> str | None:
    """``keep``, for whoever must answer all the same: none when the database is in trouble."""
    try:
        return database.run(
            lambda session: keep(session, answer, channel=channel, now=now, window_id=window_id)
        )
    except DatabaseError as error:
        _log.warning("consultation not kept: %s", error)
        return None


def find(session: Session, consultation_id: str) -> KeptConsultation | None:
    """The consultation ``consultation_id``, or none."""
    row = session.scalars(
        select(Consultation).where(Consultation.consultation_id == consultation_id)
    ).one_or_none()
    return _kept(session, row) if row else None


def recent(session: Session, most: int) -> list[KeptConsultation]:
    """The newest ``most`` consultations, newest first, for staff to mark."""
    rows = session.scalars(select(Consultation).order_by(Consultation.sequence.desc()).limit(most))
    return [_kept(session, row) for row in rows.all()]


def mark_right(
    session: Session, consultation_id: str, item_id: str, *, who: str, now: datetime
) -> bool:
    """Note that ``item_id`` would have been right; the last mark counts.

    Returns:
        Whether there is such a consultation.
    """
    done = session.scalars(
        update(Consultation)
        .where(Consultation.consultation_id == consultation_id)
        .values(right_item_id=item_id, marked_by=who, marked_at=now)
        .returning(Consultation.sequence)
    ).all()
    if done:
        note(
            session,
            who=who,
            action="consultation.mark",
            subject=consultation_id,
            now=now,
            detail={"item_id": item_id},
        )
    return bool(done)


def export(
    session: Session, consultation_id: str, *, who: str, now: datetime
) -> KeptConsultation | None:
    """All that is kept of one consultation, for the person it is about; noted in the audit."""
    found = find(session, consultation_id)
    if found:
        note(session, who=who, action="consultation.export", subject=consultation_id, now=now)
    return found


def remove(session: Session, consultation_id: str, *, who: str, now: datetime) -> bool:
    """Delete one consultation and its feedback on request; noted in the audit.

    Returns:
        Whether there was such a consultation.
    """
    done = session.scalars(
        delete(Consultation)
        .where(Consultation.consultation_id == consultation_id)
        .returning(Consultation.sequence)
    ).all()
    if done:
        note(session, who=who, action="consultation.delete", subject=consultation_id, now=now)
    return bool(done)


def forget_old(session: Session, days: int, now: datetime) -> int:
    """Delete the consultations older than ``days``; returns how many."""
    gone = session.scalars(
        delete(Consultation)
        .where(Consultation.created_at < now - timedelta(days=days))
        .returning(Consultation.sequence)
    ).all()
    return len(gone)


def _kept(session: Session, row: Consultation) -> KeptConsultation:
    touches = session.scalars(
        select(Feedback)
        .where(Feedback.consultation_sequence == row.sequence)
        .order_by(Feedback.sequence)
    )
    return KeptConsultation(
        consultation_id=row.consultation_id,
        created_at=row.created_at,
        question=row.question,
        status=row.status,
        item_id=row.item_id,
        item_ids=tuple(row.item_ids),
        snapshot=row.snapshot,
        timings_ms=row.timings_ms,
        channel=row.channel,
        window_id=row.window_id,
        right_item_id=row.right_item_id,
        feedback=tuple(KeptFeedback(touch.kind, touch.created_at) for touch in touches),
    )
