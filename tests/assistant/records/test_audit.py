from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update

from assistant.records.audit import AuditEntry, AuditHead, note
from assistant.records.audit_chain import (
    ChainEnd,
    ChainEndError,
    ChainReport,
    chain_end,
    check_chain,
)
from assistant.records.database import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def fill(database: Database, entries: int) -> None:
    with database.transaction() as session:
        for number in range(entries):
            note(
                session,
                who=f"staff{number % 7}",
                action="ticket.claim",
                subject=f"T{number}",
                now=NOW + timedelta(seconds=number),
                detail={"窗口": "W01", "step": number},
            )


def checked(database: Database, known: ChainEnd | None = None) -> ChainReport:
    with database.reading() as session:
        return check_chain(session, known)


def test_an_empty_audit_is_unharmed(database: Database) -> None:
    assert checked(database) == ChainReport(ChainEnd(0, "0" * 64), ())


def test_entries_are_kept_in_order_with_all_that_was_noted(database: Database) -> None:
    fill(database, 3)
    with database.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.sequence)).all()
    assert [entry.sequence for entry in entries] == [1, 2, 3]
    last = entries[-1]
    assert (last.who, last.action, last.subject) == ("staff2", "ticket.claim", "T2")
    assert (last.result, last.created_at) == ("ok", NOW + timedelta(seconds=2))
    assert last.detail == {"窗口": "W01", "step": 2}
    assert checked(database).problems == ()


def test_an_entry_goes_when_what_it_notes_is_undone(database: Database) -> None:
    def note_and_fail() -> None:
        with database.transaction() as session:
            note(session, who="a", action="b", subject="c", now=NOW)
            raise KeyError

    fill(database, 2)
    with pytest.raises(KeyError):
        note_and_fail()
    assert checked(database).end.sequence == 2
    assert checked(database).problems == ()


def test_notes_of_many_at_once_make_one_chain(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: fill(database, 5), range(16)))
    assert checked(database) == ChainReport(checked(database).end, ())
    assert checked(database).end.sequence == 80


def test_an_entry_that_was_changed_is_named(database: Database) -> None:
    fill(database, 5)
    with database.transaction() as session:
        session.execute(update(AuditEntry).where(AuditEntry.sequence == 3).values(who="x"))
    assert checked(database).problems == ("第 3 条审计被改过",)


def test_entries_that_were_removed_are_named(database: Database) -> None:
    fill(database, 6)
    with database.transaction() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.sequence.in_((2, 3))))
    assert checked(database).problems == ("第 2 到 3 条审计不见了",)


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_a_chain_cut_off_at_its_end_is_noticed(database: Database, kept: int) -> None:
    fill(database, 4)
    with database.transaction() as session:
        session.execute(delete(AuditEntry).where(AuditEntry.sequence > kept))
    assert "链尾" in checked(database).problems[0]


def test_a_chain_written_anew_is_noticed_by_an_end_that_was_written_down(
    database: Database,
) -> None:
    fill(database, 4)
    with database.reading() as session:
        known = ChainEnd.read(str(chain_end(session)))
    rewrite(database, entries=6)
    assert checked(database).problems == ()
    assert "重写" in checked(database, known).problems[0]
    rewrite(database, entries=2)
    assert "只到第 2 条" in checked(database, known).problems[0]


def rewrite(database: Database, entries: int) -> None:
    with database.transaction() as session:
        session.execute(delete(AuditEntry))
        session.execute(update(AuditHead).values(sequence=0, digest="0" * 64))
        note(session, who="forger", action="x", subject="x", now=NOW)
    fill(database, entries - 1)


@pytest.mark.parametrize("written", ["", "5", "5:abc", "x:" + "0" * 64])
def test_an_end_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(ChainEndError, match="链尾"):
        ChainEnd.read(written)
