"""The check of the audit: has an entry been changed or removed?"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.records.audit import AuditEntry, AuditHead
from assistant.records.error import RecordsError
from assistant.texts import records as texts

GENESIS = "0" * 64  # the digest before the first entry
_AT_ONCE = 1_000  # entries held in memory


class ChainEndError(RecordsError):
    """What was written down is no end of a chain."""


@dataclass(frozen=True)
class ChainEnd:
    """The newest entry: kept somewhere else, it shows later whether the chain was rewritten."""

    sequence: int
    digest: str

    def __str__(self) -> str:
        return f"{self.sequence}:{self.digest}"

    @classmethod
    def read(cls, written: str) -> "ChainEnd":
        """What ``str`` gave.

        Raises:
            ChainEndError: it is no number and 64 hexadecimal digits with a colon between.
        """
        number, _, digest = written.strip().partition(":")
        if not number.isdecimal() or len(digest) != len(GENESIS):
            raise ChainEndError(texts.CHAIN_END_BAD.format(seen=written))
        return cls(int(number), digest)


@dataclass(frozen=True)
class ChainReport:
    """What a check found; an unharmed chain has no problems."""

    end: ChainEnd
    problems: tuple[str, ...]


def chain_end(session: Session) -> ChainEnd:
    """The newest entry, as the head keeps it."""
    head = session.scalars(select(AuditHead)).one()
    return ChainEnd(head.sequence, head.digest)


def check_chain(session: Session, known: ChainEnd | None = None) -> ChainReport:
    """Follow the chain from its first entry to its head.

    Args:
        session: may be one that only reads.
        known: an end that was written down earlier; the chain must still pass through it.
    """
    problems = []
    previous = ChainEnd(0, GENESIS)
    entries = select(AuditEntry).order_by(AuditEntry.sequence)
    for entry in session.scalars(entries.execution_options(yield_per=_AT_ONCE)):
        if entry.sequence != previous.sequence + 1:
            problems.append(
                texts.ENTRIES_MISSING.format(first=previous.sequence + 1, last=entry.sequence - 1)
            )
        elif entry.digest != entry.sealed(previous.digest):
            problems.append(texts.ENTRY_CHANGED.format(sequence=entry.sequence))
        previous = ChainEnd(entry.sequence, entry.digest)
        if known and known.sequence == previous.sequence and known != previous:
            problems.append(texts.CHAIN_REWRITTEN.format(sequence=known.sequence))
        session.expunge(entry)
    heads = session.scalars(select(AuditHead)).all()
    if [ChainEnd(head.sequence, head.digest) for head in heads] != [previous]:
        problems.append(texts.CHAIN_CUT.format(sequence=previous.sequence))
    if known and known.sequence > previous.sequence:
        problems.append(texts.CHAIN_SHORT.format(known=known.sequence, seen=previous.sequence))
    return ChainReport(previous, tuple(problems))
