"""Sessions of staff: kept on the server, ended there; a token in a cookie only names one."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from assistant.records.account import Staff, staff_of
from assistant.records.database import Database
from assistant.records.person import Person, SignedInSession

IDLE = timedelta(minutes=15)
ABSOLUTE = timedelta(hours=12)
# How far what is kept may lag behind, so that not every request writes; it makes the idle limit
# a little shorter, never longer.
_LAG = timedelta(seconds=15)


def start(session: Session, person: Person, now: datetime, previous: str = "") -> str:
    """A new session of ``person``; returns its token, which is kept nowhere.

    ``previous``, the token that the browser came with, ends: a token that somebody planted
    before the sign-in is worth nothing after it.
    """
    end(session, previous)
    token = secrets.token_urlsafe(32)
    session.add(
        SignedInSession(
            token_hash=_digest(token), person_sequence=person.sequence, created_at=now, seen_at=now
        )
    )
    session.flush()
    return token


def signed_in(database: Database, token: str, now: datetime) -> Staff | None:
    """Who came with ``token``; none if the session is over, and then it is over for good.

    A session last seen in the future is over too: the clock was set back, and how long nobody
    was there cannot be known.
    """
    with database.reading() as session:
        row, person = _find(session, token)
    if row is None or person is None:
        return None
    idle = now - row.seen_at
    if not (timedelta(0) <= idle <= IDLE) or now - row.created_at > ABSOLUTE or not person.active:
        with database.transaction() as session:
            end(session, token)
        return None
    if idle >= _LAG:
        with database.transaction() as session:
            session.execute(
                update(SignedInSession)
                .where(SignedInSession.sequence == row.sequence)
                .values(seen_at=now)
            )
    return staff_of(person)


def end(session: Session, token: str) -> None:
    """End the session of ``token``, if there is one."""
    session.execute(delete(SignedInSession).where(SignedInSession.token_hash == _digest(token)))


def end_all(session: Session) -> int:
    """End every session, such as after a backup was restored; returns how many there were."""
    return len(session.scalars(delete(SignedInSession).returning(SignedInSession.sequence)).all())


def end_expired(session: Session, now: datetime) -> int:
    """End the sessions that are over but were not asked for again; returns how many."""
    over = or_(
        SignedInSession.seen_at < now - IDLE,
        SignedInSession.seen_at > now,
        SignedInSession.created_at < now - ABSOLUTE,
    )
    gone = session.scalars(delete(SignedInSession).where(over).returning(SignedInSession.sequence))
    return len(gone.all())


def csrf_token(token: str) -> str:
    """What every form of the session ``token`` must send back."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


def csrf_matches(token: str, sent: str) -> bool:
    """Whether ``sent`` is the ``csrf_token`` of ``token``."""
    return hmac.compare_digest(csrf_token(token).encode(), sent.encode())


def _find(session: Session, token: str) -> tuple[SignedInSession | None, Person | None]:
    found = session.execute(
        select(SignedInSession, Person)
        .join(Person, Person.sequence == SignedInSession.person_sequence)
        .where(SignedInSession.token_hash == _digest(token))
    ).one_or_none()
    return (found[0], found[1]) if found else (None, None)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
