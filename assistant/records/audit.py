"""The audit: who did what to what, when, with which result; each entry seals the ones before."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from assistant.records.base import DOCUMENT, LONG, Base, Utc
from assistant.records.database import exclusive

Detail = Mapping[str, str | int]


class AuditEntry(Base):
    """One entry; numbered from 1 without gaps, never changed or removed by this program."""

    __tablename__ = "audit"
    __table_args__ = ()

    sequence: Mapped[int] = mapped_column(LONG, primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = mapped_column(Utc, index=True)
    who: Mapped[str] = mapped_column(String(40), index=True)
    action: Mapped[str] = mapped_column(String(40), index=True)
    subject: Mapped[str] = mapped_column(String(80))
    result: Mapped[str] = mapped_column(String(40))
    detail: Mapped[dict[str, str | int]] = mapped_column(DOCUMENT)
    digest: Mapped[str] = mapped_column(String(64))

    def sealed(self, previous: str) -> str:
        """SHA-256, in hex, over this entry and the digest of the one before."""
        told = [
            previous,
            self.sequence,
            self.created_at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.who,
            self.action,
            self.subject,
            self.result,
            self.detail,
        ]
        line = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(line.encode()).hexdigest()


class AuditHead(Base):
    """The newest entry once more, so that a chain cut off at its end is noticed."""

    __tablename__ = "audit_head"
    __table_args__ = ()

    head: Mapped[int] = mapped_column(LONG, primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(LONG)
    digest: Mapped[str] = mapped_column(String(64))


def note(  # noqa: PLR0913 - one argument for each word of “who did what to what, when, how”
    session: Session,
    *,
    who: str,
    action: str,
    subject: str,
    now: datetime,
    result: str = "ok",
    detail: Detail | None = None,
) -> None:
    """Add an entry to the chain: the last statement of a transaction, since others wait for it.

    Args:
        session: of the transaction that does what is noted.
        who: the account, at most 40 characters; empty for somebody who is not signed in.
        action: what was done, such as ``consultation.delete``; at most 40 characters.
        subject: identifier of what it was done to, at most 80 characters.
        now: when.
        result: ``ok``, or why it was refused.
        detail: more about it; no personal data.
    """
    exclusive(session, "audit")
    head = session.scalars(
        select(AuditHead).execution_options(populate_existing=True).with_for_update()
    ).one()
    entry = AuditEntry(
        sequence=head.sequence + 1,
        created_at=now,
        who=who,
        action=action,
        subject=subject,
        result=result,
        detail=dict(detail or {}),
    )
    entry.digest = entry.sealed(head.digest)
    session.add(entry)
    head.sequence, head.digest = entry.sequence, entry.digest
    session.flush()
