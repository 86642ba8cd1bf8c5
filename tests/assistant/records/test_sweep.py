from datetime import timedelta

from assistant.records.database import Database
from assistant.records.sign_in import Attempt, sign_in
from assistant.records.sweep import Swept, sweep
from tests.assistant.records.made import PASSWORD, audited, found, hire, kept
from tests.moments import NOW

DAY = timedelta(days=1)


def test_consultations_older_than_the_limit_go_and_the_audit_says_how_many(
    database: Database,
) -> None:
    ids = [kept(database, now=NOW - age * DAY) for age in (91, 90, 0)]
    assert sweep(database, 90, NOW) == Swept(consultations=1, sessions=0, attempts=0)
    assert [found(database, one) is not None for one in ids] == [False, True, True]
    assert audited(database) == [("", "consultation.sweep", "", "ok")]


def test_dead_sessions_and_old_attempts_go_too(database: Database) -> None:
    hire(database)
    sign_in(database, Attempt("wang.li", PASSWORD, "10.0.0.1"), NOW)
    sign_in(database, Attempt("wang.li", "Wrong-2026!", "10.0.0.1"), NOW)
    assert sweep(database, 90, NOW + DAY) == Swept(consultations=0, sessions=1, attempts=1)
    assert sweep(database, 90, NOW + DAY) == Swept(consultations=0, sessions=0, attempts=0)
