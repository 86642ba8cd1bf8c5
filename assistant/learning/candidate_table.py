"""The table of knowledge candidates."""

from datetime import datetime

from sqlalchemy import Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assistant.learning.candidate import CandidateKind, CandidateState
from assistant.records.base import DOCUMENT, Base, Sequence, Utc, choice


class CandidateRow(Base):
    """A candidate; its columns are the fields of ``Candidate``, ``sequence`` being its number."""

    __tablename__ = "knowledge_candidates"
    __table_args__ = (UniqueConstraint("kind", "source_key"), {"sqlite_autoincrement": True})

    sequence: Mapped[Sequence]
    kind: Mapped[CandidateKind] = mapped_column(choice(CandidateKind))
    state: Mapped[CandidateState] = mapped_column(choice(CandidateState), index=True)
    source_key: Mapped[str] = mapped_column(String(64))  # of the phrase, or the ticket's number
    text: Mapped[str] = mapped_column(Text)  # masked
    item_id: Mapped[str] = mapped_column(String(20))
    item_ids: Mapped[list[str]] = mapped_column(DOCUMENT)
    times: Mapped[int] = mapped_column(Integer)
    first_at: Mapped[datetime] = mapped_column(Utc)
    last_at: Mapped[datetime] = mapped_column(Utc)
    ticket: Mapped[str] = mapped_column(String(24))
    record_id: Mapped[str] = mapped_column(String(20))
    written: Mapped[str] = mapped_column(Text)
    snapshot: Mapped[str] = mapped_column(String(64))
    decided_by: Mapped[str] = mapped_column(String(40))
    decided_at: Mapped[datetime | None] = mapped_column(Utc)
    reason: Mapped[str] = mapped_column(Text)
