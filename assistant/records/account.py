"""Accounts of staff: made, listed, disabled and given passwords by command only."""

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.records.audit import note
from assistant.records.error import RecordsError
from assistant.records.password import hashed
from assistant.records.permission import Permission, Role, may
from assistant.records.person import Person, SignedInSession
from assistant.texts import records as texts

# Starts with a letter: nobody's number becomes an account.
_ACCOUNT = re.compile(r"[a-z][a-z0-9._-]{1,39}")


class AccountError(RecordsError):
    """There is no such account, or there cannot be one; the message says what is allowed."""


@dataclass(frozen=True)
class Staff:
    """An account as the rest of the program sees it."""

    account: str
    name: str
    role: Role
    window_id: str
    department: str
    active: bool

    def may(self, permission: Permission) -> bool:
        """Whether this person may do what ``permission`` stands for."""
        return self.active and may(self.role, permission)


def plain_account(typed: str) -> str:
    """``typed`` as an account is written, or nothing if no account can be called so."""
    account = typed.strip().lower()
    return account if _ACCOUNT.fullmatch(account) else ""


def add(session: Session, staff: Staff, password: str, *, who: str, now: datetime) -> None:
    """Make the account ``staff``.

    Raises:
        AccountError: the name is taken or not allowed.
        PasswordError: the password is too easy to guess.
    """
    if not staff.account or plain_account(staff.account) != staff.account:
        raise AccountError(texts.ACCOUNT_BAD.format(seen=staff.account))
    row = Person(
        account=staff.account,
        name=staff.name,
        role=staff.role,
        window_id=staff.window_id,
        department=staff.department,
        password_hash=hashed(password, staff.account),
        active=staff.active,
        created_at=now,
        password_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise AccountError(texts.ACCOUNT_TAKEN.format(seen=staff.account)) from error
    note(
        session,
        who=who,
        action="account.add",
        subject=staff.account,
        now=now,
        detail={"role": staff.role},
    )


def everybody(session: Session) -> list[Staff]:
    """Every account, in the order they were made."""
    return [staff_of(row) for row in session.scalars(select(Person).order_by(Person.sequence))]


def disable(session: Session, account: str, *, who: str, now: datetime) -> None:
    """Let ``account`` sign in no more, and end its sessions.

    Raises:
        AccountError: there is none.
    """
    row = _row(session, account)
    row.active = False
    _sign_out(session, row)
    note(session, who=who, action="account.disable", subject=account, now=now)


def set_password(session: Session, account: str, password: str, *, who: str, now: datetime) -> None:
    """Give ``account`` another password, let it sign in again, and end its sessions.

    Raises:
        AccountError: there is none.
        PasswordError: the password is too easy to guess.
    """
    row = _row(session, account)
    row.password_hash, row.password_at, row.active = hashed(password, account), now, True
    _sign_out(session, row)
    note(session, who=who, action="account.password", subject=account, now=now)


def staff_of(row: Person) -> Staff:
    """The account in ``row``."""
    return Staff(row.account, row.name, row.role, row.window_id, row.department, row.active)


def _row(session: Session, account: str) -> Person:
    row = session.scalars(select(Person).where(Person.account == account)).one_or_none()
    if row is None:
        raise AccountError(texts.ACCOUNT_UNKNOWN.format(seen=account))
    return row


def _sign_out(session: Session, row: Person) -> None:
    session.execute(delete(SignedInSession).where(SignedInSession.person_sequence == row.sequence))
