"""Feedback: one touch says that an answer was helpful, wrong, or not found."""

import enum
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.records.consultation import Consultation, Feedback, FeedbackKind


class Touch(enum.StrEnum):
    """What became of one touch."""

    KEPT = "kept"
    ALREADY = "already"  # the same was said of this consultation before
    NO_CONSULTATION = "no_consultation"


def give_feedback(
    session: Session, consultation_id: str, kind: FeedbackKind, now: datetime
) -> Touch:
    """Keep that somebody said ``kind`` of a consultation; each kind counts once."""
    sequence = session.scalars(
        select(Consultation.sequence).where(Consultation.consultation_id == consultation_id)
    ).one_or_none()
    if sequence is None:
        return Touch.NO_CONSULTATION
    try:
        with session.begin_nested():
            session.add(Feedback(consultation_sequence=sequence, kind=kind, created_at=now))
    except IntegrityError:
        return Touch.ALREADY
    return Touch.KEPT
