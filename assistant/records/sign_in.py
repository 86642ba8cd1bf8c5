"""Signing in: the password, and the lock after too many wrong ones."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from assistant.records import password, staff_session
from assistant.records.account import Staff, plain_account, staff_of
from assistant.records.audit import note
from assistant.records.database import Database, exclusive
from assistant.records.person import Person, SignInAttempt
from assistant.texts import records as texts

WRONG = 5
WINDOW = timedelta(minutes=15)
LOCK = timedelta(minutes=15)
_ADDRESS = 64  # characters


@dataclass(frozen=True)
class SignedIn:
    """It is them; the token goes into a cookie."""

    staff: Staff
    token: str = field(repr=False)


@dataclass(frozen=True)
class SignInRefused:
    """It is not, or it is locked until a moment; ``message`` is for the person."""

    message: str
    locked_until: datetime | None = None


@dataclass(frozen=True)
class Attempt:
    """One try: what was typed and the network address it came from."""

    account: str
    password: str = field(repr=False)
    address: str
    previous_token: str = field(default="", repr=False)


def sign_in(database: Database, attempt: Attempt, now: datetime) -> SignedIn | SignInRefused:
    """Check ``attempt``.

    It counts as wrong before the password is checked, so that many at once are no way round the
    lock, and is taken back when the password was right. Accounts and addresses are counted each
    on its own. Which of account and password was wrong is not told, nor by the time it takes.

    Raises:
        DatabaseError: nothing was checked.
    """
    account, address = plain_account(attempt.account), attempt.address[:_ADDRESS]
    with database.transaction() as session:
        exclusive(session, "sign-in")
        until = _locked_until(session, account, address, now)
        if until:
            return _locked(until, now)
        session.add(SignInAttempt(account=account, address=address, created_at=now))
        person = session.scalars(select(Person).where(Person.account == account)).one_or_none()
    usable = person if person and person.active else None
    right = password.matches(attempt.password, usable.password_hash if usable else None)
    with database.transaction() as session:
        if right and usable:
            session.execute(delete(SignInAttempt).where(SignInAttempt.account == account))
            token = staff_session.start(session, usable, now, attempt.previous_token)
            note(session, who=account, action="sign_in", subject=account, now=now)
            return SignedIn(staff_of(usable), token)
        until = _locked_until(session, account, address, now)
        if person:
            result = "locked" if until else "wrong"
            note(session, who="", action="sign_in", subject=account, now=now, result=result)
    return _locked(until, now) if until else SignInRefused(texts.SIGN_IN_WRONG)


def sign_out(session: Session, token: str, *, who: str, now: datetime) -> None:
    """End the session of ``token``."""
    staff_session.end(session, token)
    note(session, who=who, action="sign_out", subject=who, now=now)


def forget_attempts(session: Session, now: datetime) -> int:
    """Delete attempts that no lock rests on any more; returns how many."""
    gone = session.scalars(
        delete(SignInAttempt)
        .where(SignInAttempt.created_at < now - WINDOW - LOCK)
        .returning(SignInAttempt.sequence)
    )
    return len(gone.all())


def _locked_until(session: Session, account: str, address: str, now: datetime) -> datetime | None:
    ends = [_lock_end(session, SignInAttempt.address == address)]
    if account:
        ends.append(_lock_end(session, SignInAttempt.account == account))
    return max((end for end in ends if end and end > now), default=None)


def _lock_end(session: Session, whose: ColumnElement[bool]) -> datetime | None:
    """The end of the lock that the last wrong attempts began, if they came close together."""
    times = session.scalars(
        select(SignInAttempt.created_at)
        .where(whose)
        .order_by(SignInAttempt.sequence.desc())
        .limit(WRONG)
    ).all()
    if len(times) < WRONG or times[0] - times[-1] > WINDOW:
        return None
    return times[0] + LOCK


def _locked(until: datetime, now: datetime) -> SignInRefused:
    minutes = -(-(until - now) // timedelta(minutes=1))
    return SignInRefused(texts.SIGN_IN_LOCKED.format(minutes=minutes), until)
