import sys
from collections import Counter

import httpx
import pytest
from sqlalchemy import insert, select

from assistant.records.consultation import Channel, Consultation, Feedback
from assistant.records.database import Database
from tests.faults.killing import CLIENTS, KILLS, Trial, kill_again_and_again
from tests.moments import NOW

PER_CLIENT = 4_000
_FEWER = max(1, KILLS // 5)  # the tickets' test takes them all


def identifier(key: str) -> str:
    """Of the consultation that the request ``key`` is about: “3-17” of the third client."""
    client, number = key.split("-")
    return f"{int(client):04d}-{int(number):011d}"


def touch(http: httpx.Client, key: str) -> str:
    told = http.post(
        "/api/v1/feedback", json={"consultation_id": identifier(key), "kind": "helpful"}
    )
    told.raise_for_status()
    status: str = told.json()["status"]
    return status


def serving(port: int) -> list[str]:
    return [sys.executable, "-m", "tests.faults.feedback_server", str(port)]


@pytest.fixture
def asked(database: Database) -> Database:
    """``database`` with enough consultations for every touch."""
    rows = [
        {
            "consultation_id": identifier(f"{client}-{number}"),
            "created_at": NOW,
            "question": "身份证丢了怎么补",
            "status": "answered",
            "item_ids": [],
            "snapshot": "",
            "timings_ms": {},
            "channel": Channel.API,
            "window_id": "",
        }
        for client in range(CLIENTS)
        for number in range(PER_CLIENT)
    ]
    with database.transaction() as session:
        session.execute(insert(Consultation), rows)
    return database


def test_nothing_that_was_acknowledged_is_lost_or_doubled(
    asked: Database,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BANDECHENG_DATABASE_URL", database_url)
    told = kill_again_and_again(Trial(serving, touch, retry=True), _FEWER, seed=1)
    with asked.reading() as session:
        there = Counter(
            session.scalars(
                select(Consultation.consultation_id).join(
                    Feedback, Feedback.consultation_sequence == Consultation.sequence
                )
            )
        )
    lost = sum(there[identifier(key)] == 0 for key in told.kept)
    doubled = sum(count > 1 for count in there.values())
    again = Counter(told.kept.values())["already"]
    with capsys.disabled():
        sys.stdout.write(
            f"\n{asked.kind}:kill -9 {_FEWER} 次,确认 {len(told.kept)} 条"
            f"(其中断线重发后得知已存 {again}),丢 {lost},重 {doubled},出错 {len(told.refused)}\n"
        )
    assert (lost, doubled, told.refused) == (0, 0, [])
    assert len(told.kept) >= _FEWER
