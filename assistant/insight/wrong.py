"""Guides that are answered wrong most, with a bound that few answers cannot push up."""

from dataclasses import dataclass

from scipy.stats import binomtest
from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from assistant.insight.span import Span
from assistant.records.consultation import Consultation, Feedback, FeedbackKind

_SURE = 0.95


@dataclass(frozen=True)
class WrongGuide:
    """``wrong`` of ``answered`` answers were said, or marked, to be wrong.

    ``lower`` is the lower end of the Wilson interval at 95 % (Wilson 1927, J. Am. Stat. Assoc. 22)
    of that rate; higher is worse.
    """

    item_id: str
    answered: int
    wrong: int
    lower: float


def wrong_guides(session: Session, span: Span) -> list[WrongGuide]:
    """Items whose answers in ``span`` were wrong at least once, the surest first.

    Wrong is what a person touched as wrong, or what staff marked with another item; once for each
    consultation.
    """
    said = exists().where(
        Feedback.consultation_sequence == Consultation.sequence,
        Feedback.kind == FeedbackKind.WRONG,
    )
    marked = Consultation.right_item_id != Consultation.item_id
    within = (
        Consultation.item_id.is_not(None),
        Consultation.created_at >= span.start,
        Consultation.created_at < span.end,
    )
    by_item = select(Consultation.item_id, func.count()).group_by(Consultation.item_id)
    answered = {item: n for item, n in session.execute(by_item.where(*within)) if item}
    wrong = session.execute(by_item.where(*within, or_(said, marked)))
    found = [
        WrongGuide(item, answered[item], n, _lower(n, answered[item])) for item, n in wrong if item
    ]
    return sorted(found, key=lambda one: (-one.lower, one.item_id))


def _lower(wrong: int, answered: int) -> float:
    interval = binomtest(wrong, answered).proportion_ci(_SURE, method="wilson")
    return float(interval.low)
