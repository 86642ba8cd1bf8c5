"""Gathering: candidates follow from the records, and go when the records they rest on go."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.learning.candidate import CandidateKind, CandidateState
from assistant.learning.candidate_table import CandidateRow
from assistant.learning.heard_way import HeardWay, heard_ways
from assistant.records.database import exclusive
from assistant.tickets.stage import Outcome, Stage
from assistant.tickets.ticket_table import TicketRow

_CLOSED = (Stage.CHECKED, Stage.ARCHIVED)


@dataclass(frozen=True)
class Gathered:
    """How many candidates are new, and how many went with what they rested on."""

    ways: int
    cases: int
    gone: int


def gather(session: Session, known: Collection[str]) -> Gathered:
    """Bring the open candidates up to what consultations and tickets say now.

    Doing it twice changes nothing. What a person decided stays decided, and is not proposed
    again; the words of a refused one are forgotten when its consultations are.

    Args:
        session: of a transaction.
        known: keys of the phrases that the corpus has (``known_phrases``).
    """
    exclusive(session, "learning")
    rows = {(row.kind, row.source_key): row for row in session.scalars(select(CandidateRow))}
    heard = heard_ways(session, known)
    ways = 0
    for key, way in heard.items():
        row = rows.get((CandidateKind.WAY_OF_ASKING, key))
        if row is None:
            row = _new(CandidateKind.WAY_OF_ASKING, key)
            session.add(row)
            ways += 1
        if row.state is CandidateState.OPEN:
            _fill(row, way)
    gone = 0
    for (kind, key), row in rows.items():
        if kind is CandidateKind.WAY_OF_ASKING and key not in heard:
            if row.state is CandidateState.OPEN:
                session.delete(row)
                gone += 1
            elif row.state is CandidateState.REFUSED:
                row.text = ""
    cases = _gather_cases(session, {key for kind, key in rows if kind is CandidateKind.CASE})
    session.flush()
    return Gathered(ways, cases, gone)


def _gather_cases(session: Session, seen: Collection[str]) -> int:
    solved = select(TicketRow).where(
        TicketRow.stage.in_(_CLOSED), TicketRow.outcome == Outcome.SOLVED
    )
    new = [row for row in session.scalars(solved) if row.number not in seen]
    for ticket in new:
        row = _new(CandidateKind.CASE, ticket.number)
        row.text, row.ticket, row.item_id = ticket.matter, ticket.number, ticket.item_id
        row.times, row.first_at, row.last_at = 1, ticket.taken_at, ticket.taken_at
        session.add(row)
    return len(new)


def _new(kind: CandidateKind, key: str) -> CandidateRow:
    return CandidateRow(
        kind=kind,
        state=CandidateState.OPEN,
        source_key=key,
        item_ids=[],
        ticket="",
        record_id="",
        written="",
        snapshot="",
        decided_by="",
        reason="",
    )


def _fill(row: CandidateRow, way: HeardWay) -> None:
    row.text, row.item_id, row.item_ids = way.text, way.item_id, way.item_ids
    row.times, row.first_at, row.last_at = way.times, way.first_at, way.last_at
