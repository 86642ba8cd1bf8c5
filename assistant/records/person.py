"""The tables of people: accounts, their sessions, and attempts to sign in."""

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from assistant.records.base import LONG, Base, Sequence, Utc, choice
from assistant.records.permission import Role


class Person(Base):
    """Somebody who may sign in; made by command, never removed, only disabled."""

    __tablename__ = "people"

    sequence: Mapped[Sequence]
    account: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(40))
    role: Mapped[Role] = mapped_column(choice(Role))
    window_id: Mapped[str] = mapped_column(String(40))  # empty where there is none
    department: Mapped[str] = mapped_column(String(10))  # its code; empty where there is none
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(Utc)
    password_at: Mapped[datetime] = mapped_column(Utc)


class SignedInSession(Base):
    """A person who is signed in; the row's end is the end of the session."""

    __tablename__ = "sessions"

    sequence: Mapped[Sequence]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_sequence: Mapped[int] = mapped_column(
        LONG, ForeignKey("people.sequence", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(Utc)
    seen_at: Mapped[datetime] = mapped_column(Utc)


class SignInAttempt(Base):
    """An attempt that has not succeeded; an account need not exist."""

    __tablename__ = "sign_in_attempts"

    sequence: Mapped[Sequence]
    account: Mapped[str] = mapped_column(String(40), index=True)
    address: Mapped[str] = mapped_column(String(64), index=True)
    created_at: Mapped[datetime] = mapped_column(Utc)
