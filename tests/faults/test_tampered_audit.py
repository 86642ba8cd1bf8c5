import random
import sys
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from assistant.records.audit import AuditEntry, note
from assistant.records.audit_chain import check_chain
from assistant.records.database import Database
from tests.moments import NOW

ENTRIES = 1_000
CHANGES = [
    {"who": "somebody"},
    {"action": "x"},
    {"subject": "x"},
    {"result": "x"},
    {"detail": {"step": -1}},
    {"created_at": NOW - timedelta(days=1)},
    {"digest": "f" * 64},
]


def test_each_of_1000_entries_changed_or_removed_once_is_noticed(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(18)  # noqa: S311 - which change
    noticed = 0
    with database.transaction() as session:
        for number in range(ENTRIES):
            note(session, who="a", action="test", subject=f"T{number}", now=NOW)
        session.expunge_all()
        for number in range(1, ENTRIES + 1):
            attempt = session.begin_nested()
            this = AuditEntry.sequence == number
            if dice.random() < 0.3:
                session.execute(delete(AuditEntry).where(this))
            else:
                session.execute(update(AuditEntry).where(this).values(dice.choice(CHANGES)))
            noticed += any(str(number) in problem for problem in check_chain(session).problems)
            attempt.rollback()
        assert check_chain(session).problems == ()
    with capsys.disabled():
        sys.stdout.write(f"\n{database.kind}:{ENTRIES} 条审计各改一次,发现 {noticed}\n")
    assert noticed == ENTRIES
