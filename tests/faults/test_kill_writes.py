import sys

import httpx
import pytest
from sqlalchemy import func, select, text

from assistant.records.database import Database
from assistant.tickets.intake import request_hash
from assistant.tickets.ticket_table import CounterRow, EntryRow, TicketRow
from tests.faults.killing import KILLS, Trial, kill_again_and_again

_FEWER = 5  # the server of PostgreSQL itself is not killed: a fifth of the kills will do


def hand_in(http: httpx.Client, key: str) -> str:
    body = {"matter": f"户口改不了，第 {key} 件", "place": "炳草岗"}
    told = http.post("/api/v1/tickets", json=body, headers={"Idempotency-Key": key})
    told.raise_for_status()
    number: str = told.json()["number"]
    return number


def serving(port: int) -> list[str]:
    return [sys.executable, "-m", "tests.faults.ticket_server", str(port)]


def test_no_ticket_that_was_acknowledged_is_lost_or_doubled(
    database: Database,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BANDECHENG_DATABASE_URL", database_url)
    kills = KILLS if database.kind == "sqlite" else max(1, KILLS // _FEWER)
    told = kill_again_and_again(Trial(serving, hand_in, retry=True), kills, seed=2)
    with database.reading() as session:
        rows = session.execute(select(TicketRow.request_hash, TicketRow.number)).all()
        histories = session.scalar(select(func.count()).select_from(EntryRow))
        counted = session.scalar(select(func.sum(CounterRow.count)))
        if database.kind == "sqlite":
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    there = {row.request_hash: row.number for row in rows}
    lost = sum(there.get(request_hash(key)) != number for key, number in told.kept.items())
    doubled = len(rows) - len(there) + len(told.kept) - len(set(told.kept.values()))
    unheard = len(rows) - len(told.kept)  # kept, but the last answer of a client was cut off
    with capsys.disabled():
        sys.stdout.write(
            f"\n{database.kind}:kill -9 {kills} 次,确认 {len(told.kept)} 张转办单,"
            f"丢 {lost},重 {doubled},出错 {len(told.refused)}\n"
        )
    assert (lost, doubled, told.refused) == (0, 0, [])
    assert 0 <= unheard <= 8
    # Each has its own number, its one line of history, and no number was used up in vain.
    assert len({row.number for row in rows}) == len(rows) == histories == counted
    assert len(told.kept) >= kills
