from datetime import timedelta

import pytest
from sqlalchemy import select

from assistant.records import staff_session
from assistant.records.database import Database
from assistant.records.person import Person, SignedInSession
from assistant.records.staff_session import csrf_matches, csrf_token, signed_in
from tests.assistant.records.made import STAFF, hire
from tests.moments import NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
def token(database: Database) -> str:
    hire(database)
    with database.transaction() as session:
        return staff_session.start(session, session.scalars(select(Person)).one(), NOW)


def rows(database: Database) -> int:
    with database.reading() as session:
        return len(session.scalars(select(SignedInSession)).all())


def test_a_session_lasts_while_somebody_is_there(database: Database, token: str) -> None:
    for minutes in range(0, 12 * 60 + 1, 14):
        assert signed_in(database, token, NOW + minutes * MINUTE) == STAFF


def test_after_15_minutes_of_nobody_a_session_is_over_for_good(
    database: Database, token: str
) -> None:
    assert signed_in(database, token, NOW + 15 * MINUTE) == STAFF
    assert signed_in(database, token, NOW + 30 * MINUTE + timedelta(seconds=1)) is None
    assert rows(database) == 0
    assert signed_in(database, token, NOW + 16 * MINUTE) is None


def test_after_12_hours_a_session_is_over_even_with_somebody_there(
    database: Database, token: str
) -> None:
    for minutes in range(0, 12 * 60, 10):
        signed_in(database, token, NOW + minutes * MINUTE)
    assert signed_in(database, token, NOW + timedelta(hours=12, seconds=1)) is None
    assert rows(database) == 0


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1), timedelta(minutes=-1)])
def test_a_jump_of_the_clock_ends_a_session_and_does_not_bring_it_back(
    database: Database, token: str, jump: timedelta
) -> None:
    assert signed_in(database, token, NOW + jump) is None
    assert signed_in(database, token, NOW) is None


def test_an_unknown_token_is_nobody(database: Database, token: str) -> None:
    assert signed_in(database, token[:-1], NOW) is None
    assert signed_in(database, "", NOW) is None


def test_the_database_does_not_hold_the_token(database: Database, token: str) -> None:
    with database.reading() as session:
        row = session.scalars(select(SignedInSession)).one()
    assert token not in row.token_hash
    assert len(row.token_hash) == 64


def test_dead_sessions_are_swept_and_living_ones_stay(database: Database, token: str) -> None:
    with database.transaction() as session:
        assert staff_session.end_expired(session, NOW + 15 * MINUTE) == 0
        assert staff_session.end_expired(session, NOW + 16 * MINUTE) == 1
    assert signed_in(database, token, NOW) is None


def test_every_session_can_be_ended_at_once(database: Database, token: str) -> None:
    with database.transaction() as session:
        assert staff_session.end_all(session) == 1
    assert signed_in(database, token, NOW) is None


def test_a_form_is_taken_only_with_the_token_of_its_session() -> None:
    assert csrf_matches("session", csrf_token("session"))
    assert not csrf_matches("session", csrf_token("another"))
    assert not csrf_matches("session", "")
    assert not csrf_matches("session", "中")
    assert csrf_token("session") != "session"
