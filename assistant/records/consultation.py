"""The tables of consultations: what was asked, what was answered, what people said of it."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assistant.records.base import DOCUMENT, LONG, Base, Sequence, Utc, choice


class Channel(enum.StrEnum):
    """Where a question came in."""

    KIOSK = "kiosk"
    DESK = "desk"
    API = "api"
    CLI = "cli"


class FeedbackKind(enum.StrEnum):
    """What one touch says about an answer."""

    NOT_FOUND = "not_found"
    WRONG = "wrong"
    HELPFUL = "helpful"


class Consultation(Base):
    """A masked question and what was answered."""

    __tablename__ = "consultations"

    sequence: Mapped[Sequence]
    consultation_id: Mapped[str] = mapped_column(String(24), unique=True)
    created_at: Mapped[datetime] = mapped_column(Utc, index=True)
    question: Mapped[str] = mapped_column(Text)  # masked
    status: Mapped[str] = mapped_column(String(32))  # of the answer
    item_id: Mapped[str | None] = mapped_column(String(20), index=True)  # the one answered
    item_ids: Mapped[list[str]] = mapped_column(DOCUMENT)  # the ranking behind it, best first
    snapshot: Mapped[str] = mapped_column(String(64))
    timings_ms: Mapped[dict[str, float]] = mapped_column(DOCUMENT)
    channel: Mapped[Channel] = mapped_column(choice(Channel))
    window_id: Mapped[str] = mapped_column(String(40))  # empty where there is none
    right_item_id: Mapped[str | None] = mapped_column(String(20))  # as staff marked it
    marked_by: Mapped[str | None] = mapped_column(String(40))
    marked_at: Mapped[datetime | None] = mapped_column(Utc)


class Feedback(Base):
    """One touch; the same kind counts once for a consultation."""

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("consultation_sequence", "kind"),
        {"sqlite_autoincrement": True},
    )

    sequence: Mapped[Sequence]
    consultation_sequence: Mapped[int] = mapped_column(
        LONG, ForeignKey("consultations.sequence", ondelete="CASCADE")
    )
    kind: Mapped[FeedbackKind] = mapped_column(choice(FeedbackKind))
    created_at: Mapped[datetime] = mapped_column(Utc)
