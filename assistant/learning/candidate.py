"""The candidate: something that may become knowledge, and what a person decided of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CandidateKind(StrEnum):
    """What a candidate would become."""

    WAY_OF_ASKING = "way_of_asking"
    CASE = "case"


class CandidateState(StrEnum):
    """What was decided; an acceptance that was rolled back leaves the candidate open again."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True)
class Candidate:
    """One candidate as the rest of the program sees it.

    ``text`` is masked: the question as it was asked, or the matter of the ticket; empty once what
    it came from was forgotten. ``item_id`` is what staff marked as right, or the item of the
    ticket, empty while nobody said; ``item_ids`` is what the ranking proposed, best first.
    ``times`` it was asked, between ``first_at`` and ``last_at``. ``ticket`` is its number.

    Of an accepted one ``record_id`` is the item or case that has it, ``written`` the way of asking
    or the SHA-256 of the case's file, ``snapshot`` the first one that knew it.
    """

    number: int
    kind: CandidateKind
    state: CandidateState
    text: str
    item_id: str
    item_ids: tuple[str, ...]
    times: int
    first_at: datetime
    last_at: datetime
    ticket: str
    record_id: str
    written: str
    snapshot: str
    decided_by: str
    decided_at: datetime | None
    reason: str
