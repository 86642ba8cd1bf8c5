"""Candidates in the database: found, listed, and moved from one state to another."""

from dataclasses import fields

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assistant.learning.candidate import Candidate, CandidateKind, CandidateState
from assistant.learning.candidate_table import CandidateRow
from assistant.learning.error import LearningError
from assistant.texts import learning as texts

_COLUMNS = [field.name for field in fields(Candidate) if field.name not in ("number", "item_ids")]
_DECIDED = ("state", "record_id", "written", "snapshot", "decided_by", "decided_at", "reason")


def find(session: Session, number: int) -> Candidate:
    """The candidate ``number``.

    Raises:
        LearningError: there is none.
    """
    row = session.get(CandidateRow, number)
    if row is None:
        raise LearningError(texts.UNKNOWN.format(number=number))
    return _candidate(row)


def listed(
    session: Session, state: CandidateState, kind: CandidateKind | None = None
) -> list[Candidate]:
    """Candidates of ``state``, those asked most often first, then the latest."""
    query = select(CandidateRow).where(CandidateRow.state == state)
    if kind is not None:
        query = query.where(CandidateRow.kind == kind)
    order = (CandidateRow.times.desc(), CandidateRow.last_at.desc(), CandidateRow.sequence)
    return [_candidate(row) for row in session.scalars(query.order_by(*order))]


def case_ids(session: Session) -> list[str]:
    """Every id that a case from here has or had, so that none is given twice."""
    rows = select(CandidateRow.record_id).where(
        CandidateRow.kind == CandidateKind.CASE, CandidateRow.record_id != ""
    )
    return list(session.scalars(rows))


def move(session: Session, before: Candidate, after: Candidate) -> None:
    """Keep what was decided in ``after``, if the candidate is still in the state of ``before``.

    Raises:
        LearningError: somebody moved it, or what it came from was forgotten, in the meantime.
    """
    done = session.scalars(
        update(CandidateRow)
        .where(CandidateRow.sequence == before.number, CandidateRow.state == before.state)
        .values({name: getattr(after, name) for name in _DECIDED})
        .returning(CandidateRow.sequence)
    ).all()
    if not done:
        raise LearningError(texts.CHANGED.format(number=before.number))


def _candidate(row: CandidateRow) -> Candidate:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Candidate(**values | {"number": row.sequence, "item_ids": tuple(row.item_ids)})
