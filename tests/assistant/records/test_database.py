import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import ProgrammingError, StatementError
from sqlalchemy.orm import Session

from assistant.records.base import new_id
from assistant.records.database import Database, exclusive
from assistant.records.database_error import DatabaseBusyError, DatabaseError
from assistant.records.person import SignInAttempt

NOW = datetime(2026, 11, 24, 9, 30, 1, 234567, tzinfo=UTC)
Opener = Callable[[str], Database]


def attempt(number: int = 0) -> SignInAttempt:
    return SignInAttempt(account=f"a{number}", address="127.0.0.1", created_at=NOW)


def count(database: Database) -> int:
    with database.reading() as session:
        return session.scalars(select(func.count()).select_from(SignInAttempt)).one()


@pytest.fixture
def impatient(sqlite_url: str, open_database: Opener) -> Database:
    database = open_database(sqlite_url)
    event.listen(database.engine, "connect", lambda c, _: c.execute("PRAGMA busy_timeout = 50"))
    return database


@pytest.fixture
def blocker(impatient: Database) -> Iterator[sqlite3.Connection]:
    assert impatient.file is not None
    connection = sqlite3.connect(impatient.file, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_what_a_transaction_wrote_is_there_afterwards(database: Database) -> None:
    with database.transaction() as session:
        session.add(attempt())
    assert count(database) == 1


def test_nothing_of_a_transaction_that_fails_is_kept(database: Database) -> None:
    def write_and_fail() -> None:
        with database.transaction() as session:
            session.add(attempt())
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert count(database) == 0


def test_a_reading_session_cannot_keep_a_writer_from_starting(database: Database) -> None:
    with database.reading() as reader:
        before = reader.scalars(select(func.count()).select_from(SignInAttempt)).one()
    with database.transaction() as session:
        session.add(attempt())
    assert (before, count(database)) == (0, 1)


def test_moments_come_back_with_their_zone_and_microseconds(database: Database) -> None:
    with database.transaction() as session:
        session.add(attempt())
    with database.reading() as session:
        assert session.scalars(select(SignInAttempt.created_at)).one() == NOW


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    row = SignInAttempt(account="a", address="b", created_at=NOW.replace(tzinfo=None))

    def write() -> None:
        with database.transaction() as session:
            session.add(row)

    with pytest.raises(StatementError, match="时区"):
        write()


def test_the_sequence_grows_even_when_the_newest_row_was_deleted(database: Database) -> None:
    seen = []
    for _ in range(3):
        with database.transaction() as session:
            row = attempt()
            session.add(row)
            session.flush()
            seen.append(row.sequence)
            session.flush()
        with database.transaction() as session:
            session.delete(row)
    assert seen == sorted(set(seen))


def test_eight_writers_at_once_all_get_their_turn(database: Database) -> None:
    def write(writer: int) -> None:
        for _ in range(10):
            database.run(lambda session: session.add(attempt(writer)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert count(database) == 80


def test_only_one_passes_an_exclusive_place_at_a_time(database: Database) -> None:
    def add_one(_: int) -> None:
        with database.transaction() as session:
            exclusive(session, "counter")
            taken = session.scalars(select(func.count()).select_from(SignInAttempt)).one()
            session.add(attempt(taken))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(40)))
    with database.reading() as session:
        accounts = session.scalars(select(SignInAttempt.account)).all()
    assert sorted(accounts) == sorted(f"a{number}" for number in range(40))


def test_a_deadlock_is_tried_again_until_both_are_done(
    postgresql_database: Database,
) -> None:
    database = postgresql_database
    with database.transaction() as session:
        session.add_all([attempt(1), attempt(2)])
    both_hold_one = threading.Barrier(2, timeout=5)
    change = text("UPDATE sign_in_attempts SET address = address || 'x' WHERE account = :account")

    def write(accounts: tuple[str, str]) -> None:
        tries = itertools.count()

        def work(session: Session) -> None:
            session.execute(change, {"account": accounts[0]})
            if next(tries) == 0:
                both_hold_one.wait()
            session.execute(change, {"account": accounts[1]})

        database.run(work)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, [("a1", "a2"), ("a2", "a1")]))
    with database.reading() as session:
        assert set(session.scalars(select(SignInAttempt.address))) == {"127.0.0.1xx"}


@pytest.mark.usefixtures("blocker")
def test_a_database_that_stays_busy_is_told_in_plain_words(impatient: Database) -> None:
    with pytest.raises(DatabaseBusyError, match="正忙"):
        impatient.run(lambda session: session.add(attempt()))


def test_work_is_done_once_the_other_lets_go(
    impatient: Database, blocker: sqlite3.Connection
) -> None:
    timer = threading.Timer(0.1, blocker.execute, ["ROLLBACK"])
    timer.start()
    impatient.run(lambda session: session.add(attempt()))
    timer.join()
    assert count(impatient) == 1


def test_a_full_disk_keeps_nothing_and_is_told_in_plain_words(
    sqlite_url: str, open_database: Opener
) -> None:
    database = open_database(sqlite_url)
    with database.reading() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
    kept = 0

    def fill() -> None:
        nonlocal kept
        while True:
            with database.transaction() as session:
                session.add_all(attempt(number) for number in range(20))
            kept += 20

    with pytest.raises(DatabaseError, match="磁盘满了"):
        fill()
    assert count(database) == kept > 0


def test_an_error_does_not_show_what_somebody_typed(database: Database) -> None:
    with pytest.raises(ProgrammingError if database.kind == "postgresql" else Exception) as caught:
        _misspelt(database)
    assert "13982301234" not in str(caught.value)


def _misspelt(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("SELECT nothing FROM nowhere WHERE x = :x"), {"x": "13982301234"})


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://a:geheim@localhost/b", "mysql"),
        ("no address", "读不懂"),
        ("sqlite://", "文件"),
        ("sqlite:///:memory:", "文件"),
    ],
)
def test_an_address_that_will_not_do_is_refused_without_its_password(url: str, told: str) -> None:
    with pytest.raises(DatabaseError, match=told) as caught:
        Database(url)
    assert "geheim" not in str(caught.value)


def test_a_database_that_does_not_answer_is_named_without_its_password(
    open_database: Opener,
) -> None:
    database = open_database("postgresql://a:geheim@127.0.0.1:1/b")
    with pytest.raises(DatabaseError, match=r"127\.0\.0\.1:1/b") as caught, database.reading():
        pass
    assert "geheim" not in str(caught.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path, open_database: Opener) -> None:
    file = tmp_path / "a.sqlite3"
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(DatabaseError, match="记录库"), open_database(f"sqlite:///{file}").reading():
        pass


def test_a_new_file_can_be_read_by_its_owner_only(tmp_path: Path, open_database: Opener) -> None:
    open_database(f"sqlite:///{tmp_path / 'new' / 'a.sqlite3'}")
    assert (tmp_path / "new" / "a.sqlite3").stat().st_mode & 0o777 == 0o600


def test_identifiers_are_short_and_never_the_same() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(one) for one in made} == {16}
