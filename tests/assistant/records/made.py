"""Records that tests put into a database."""

from datetime import datetime
from functools import cache

from sqlalchemy import select

from assistant.answering.answer import Answer, Evidence, Person, RankedName
from assistant.records import account, consultation_log, password
from assistant.records import person as tables
from assistant.records.account import Staff
from assistant.records.audit import AuditEntry
from assistant.records.consultation import Channel
from assistant.records.consultation_log import KeptConsultation
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.status import Status
from tests.moments import NOW

PASSWORD = "Guantian-2026"  # noqa: S105 - of tests only
STAFF = Staff("wang.li", "小王", Role.SPECIALIST, "W-01", "GA", active=True)


def answer(question: str = "身份证丢了怎么补") -> Answer:
    return Answer(
        status=Status.ANSWERED,
        question=question,
        item_id="GA-014",
        confidence=0.9,
        direct=("带户口簿。",),
        items=(
            RankedName(item_id="GA-014", name="补领身份证", confidence=0.9),
            RankedName(item_id="GA-013", name="换领身份证", confidence=0.05),
        ),
        person=Person(window="总台", phone="12345"),
        snapshot="abc123",
        # Only the timings are kept of it.
        evidence=Evidence.model_construct(timings_ms={"retrieve": 12.5}),
    )


def kept(database: Database, question: str = "身份证丢了怎么补", now: datetime = NOW) -> str:
    with database.transaction() as session:
        return consultation_log.keep(
            session, answer(question), channel=Channel.KIOSK, now=now, window_id="W-01"
        )


def found(database: Database, consultation_id: str) -> KeptConsultation | None:
    with database.reading() as session:
        return consultation_log.find(session, consultation_id)


def audited(database: Database) -> list[tuple[str, str, str, str]]:
    """Who, action, subject, result of every entry, in order."""
    with database.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.sequence))
        return [(entry.who, entry.action, entry.subject, entry.result) for entry in entries]


def hire(database: Database, name: str = STAFF.account, role: Role = STAFF.role) -> None:
    """Put an account with ``PASSWORD`` into ``database``, past the audit."""
    with database.transaction() as session:
        session.add(
            tables.Person(
                account=name,
                name=STAFF.name,
                role=role,
                window_id=STAFF.window_id,
                department=STAFF.department,
                password_hash=_hash(),
                active=True,
                created_at=NOW,
                password_at=NOW,
            )
        )


def everybody(database: Database) -> list[Staff]:
    with database.reading() as session:
        return account.everybody(session)


@cache
def _hash() -> str:
    return password.hashed(PASSWORD, STAFF.account)
