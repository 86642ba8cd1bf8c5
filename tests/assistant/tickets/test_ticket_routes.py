import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from assistant import problem
from assistant.records.cipher import Cipher, new_key
from assistant.records.database import Database
from assistant.tickets import ticket_routes
from assistant.tickets.stage import Complexity, Refusal
from assistant.tickets.step import Step
from assistant.tickets.ticket_desk import TicketDesk
from assistant.tickets.ticket_table import EntryRow, TicketRow
from tests.assistant.tickets.made import CHIEF, CLOCKS, DIRECTORY, SPECIALIST, action

TICKETS = "/api/v1/tickets"
BODY: dict[str, Any] = {
    "matter": "户口簿上名字写错了，改不了",
    "item_id": "GA-014",
    "place": "炳草岗",
    "contact": {"phone": "139-8230-1234", "name": "张大爷"},
}


@pytest.fixture
def desk(database: Database) -> TicketDesk:
    return TicketDesk(database, DIRECTORY, CLOCKS, Cipher(new_key()))


@contextmanager
def served(desk: TicketDesk) -> Iterator[TestClient]:
    app = FastAPI()
    problem.install(app)
    app.include_router(ticket_routes.router)
    app.state.tickets = desk
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(desk: TicketDesk) -> Iterator[TestClient]:
    with served(desk) as client:
        yield client


def post(client: TestClient, key: str = "", **changes: object) -> Any:  # noqa: ANN401 - a response
    return client.post(TICKETS, json=BODY | changes, headers={"Idempotency-Key": key})


def told(client: TestClient, number: str) -> str:
    return "".join(client.get(f"{TICKETS}/{number}").json()["told"])


def test_a_matter_is_taken_and_found_again_by_its_number(client: TestClient) -> None:
    response = post(client)
    taken = response.json()
    assert response.status_code == 201
    assert response.headers["Location"] == f"{TICKETS}/{taken['number']}"
    assert (taken["stage"], taken["department"], taken["contact_kept"]) == (
        "受理",
        "市公安局",
        True,
    )
    assert taken["window"]["window_id"] == "W-08"
    found = client.get(f"{TICKETS}/{taken['number'].lower()}").json()
    assert found == {k: v for k, v in taken.items() if k not in ("contact_kept", "notices")}


def test_what_the_public_reads_has_no_matter_no_contact_and_no_people(client: TestClient) -> None:
    number = post(client).json()["number"]
    public = client.get(f"{TICKETS}/{number}").text
    assert "1398" not in public
    assert "张大爷" not in public
    assert "户口簿" not in public
    assert set(client.get(f"{TICKETS}/{number}").json()) == {
        "number",
        "stage",
        "taken_on",
        "due",
        "department",
        "window",
        "told",
    }


def test_the_same_key_is_answered_with_the_same_ticket(client: TestClient) -> None:
    first, again = post(client, "k-1"), post(client, "k-1")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    other = post(client, "k-1", matter="另一件事")
    assert (other.status_code, other.json()["type"]) == (409, "/problems/key-used")
    assert post(client, "").json()["number"] != post(client, "").json()["number"]


def test_only_the_matter_is_needed_and_without_a_place_it_goes_to_the_city(
    client: TestClient,
) -> None:
    taken = client.post(TICKETS, json={"matter": "跑了三趟都没办成"}).json()
    assert (taken["window"]["window_id"], taken["department"]) == ("W-01", "")
    assert "您没有留电话，请凭单号来问。" in taken["told"]


def test_without_a_key_the_contact_is_refused_in_plain_words_and_the_ticket_is_taken(
    client: TestClient, desk: TicketDesk
) -> None:
    client.app.state.tickets = replace(desk, cipher=None)  # type: ignore[attr-defined]
    response = post(client)
    assert response.status_code == 201
    assert not response.json()["contact_kept"]
    assert response.json()["notices"] == [
        "这里还不能存电话，所以没有留下。请记好单号，凭单号来问。"
    ]


def test_personal_data_in_the_matter_is_masked_and_the_citizen_is_told(client: TestClient) -> None:
    response = post(client, matter="我是510402194501011233，户口改不了")
    assert "已经遮住" in response.json()["notices"][0]


@pytest.mark.parametrize(
    ("changes", "kind", "text"),
    [
        ({"matter": " "}, "question", "没有看到问题"),
        ({"matter": "事" * 1001}, "question", "最多 1000 个字"),
        ({"item_id": "XX-1"}, "request", "没有事项编码 XX-1"),
        ({"contact": {"phone": "12"}}, "request", "电话要填手机号"),
        ({"contact": {"phone": "13982301234", "name": "长" * 30}}, "request", "称呼最多 20 个字"),
        ({"channel": "desk"}, "request", "channel"),
        ({"id_number": "510402194501011233"}, "request", "id_number"),
    ],
)
def test_what_cannot_be_taken_is_told_with_the_next_step(
    client: TestClient, changes: dict[str, object], kind: str, text: str
) -> None:
    response = post(client, **changes)
    assert (response.status_code, response.json()["type"]) == (422, f"/problems/{kind}")
    assert text in response.json()["detail"]


@pytest.mark.parametrize(
    ("number", "status", "kind"),
    [
        ("PZH-20261124-0007-A", 422, "number"),  # the check letter is wrong
        ("7", 422, "number"),
        ("PZH-20261124-0007-R", 404, "ticket"),
    ],
)
def test_a_wrong_number_is_told_apart_from_an_unknown_one(
    client: TestClient, number: str, status: int, kind: str
) -> None:
    response = client.get(f"{TICKETS}/{number}")
    assert (response.status_code, response.json()["type"]) == (status, f"/problems/{kind}")


def test_the_limit_is_told_once_the_matter_is_classified(
    client: TestClient, desk: TicketDesk
) -> None:
    number = post(client).json()["number"]
    assert client.get(f"{TICKETS}/{number}").json()["due"] is None
    classified = desk.step(
        number, 1, action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.SIMPLE)
    )
    assert client.get(f"{TICKETS}/{number}").json()["due"] == str(classified.due)
    assert "以窗口为准" in told(client, number)
    desk.step(number, 2, action(Step.HAND_ON, SPECIALIST))
    assert "已经转给市公安局，正在办。" in told(client, number)
    desk.step(number, 3, action(Step.REPORT, CHIEF, note="没有依据"))
    assert "正在请上一级再看" in told(client, number)


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_tells_the_reason_and_where_to_go(
    client: TestClient, desk: TicketDesk, refusal: Refusal
) -> None:
    number = post(client).json()["number"]
    desk.step(number, 1, action(Step.REFUSE, SPECIALIST, refusal=refusal, note="民法典第一条"))
    assert "不能受理" in told(client, number)
    assert "12348" in told(client, number) or "信访" in told(client, number)
    assert "联系您" not in told(client, number)


def test_without_a_database_the_citizen_is_sent_to_the_window(client: TestClient) -> None:
    del client.app.state.tickets  # type: ignore[attr-defined]
    for response in (post(client), client.get(f"{TICKETS}/PZH-20261124-0007-R")):
        assert (response.status_code, response.json()["type"]) == (503, "/problems/not-ready")
        assert "请到窗口" in response.json()["detail"]


def test_when_the_disk_is_full_nothing_is_acknowledged_and_nothing_half_kept(
    upgraded_sqlite: Path, tmp_path: Path, open_database: Callable[[str], Database]
) -> None:
    file = shutil.copy(upgraded_sqlite, tmp_path / "full.sqlite3")
    database = open_database(f"sqlite:///{file}")
    pages = file.stat().st_size // 4096 + 4  # as if the disk had room for four pages more
    event.listen(
        database.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count = {pages}")
    )
    with served(TicketDesk(database, DIRECTORY, CLOCKS, None)) as client:
        responses = [post(client, matter="户口改不了" * 180) for _ in range(20)]
    kept = [r.json()["number"] for r in responses if r.status_code == 201]
    refused = [r.json()["detail"] for r in responses if r.status_code == 503]
    assert len(kept) + len(refused) == len(responses)
    assert refused
    assert "没有存上" in refused[0]
    with database.reading() as session:
        assert session.scalars(select(TicketRow.number).order_by(TicketRow.sequence)).all() == kept
        assert len(session.scalars(select(EntryRow.sequence)).all()) == len(kept)


def test_a_database_that_is_gone_is_told_and_nothing_acknowledged(
    open_database: Callable[[str], Database],
) -> None:
    gone = open_database("postgresql+psycopg://records@127.0.0.1:1/gone")
    with served(TicketDesk(gone, DIRECTORY, CLOCKS, None)) as client:
        for response in (post(client), client.get(f"{TICKETS}/PZH-20261124-0007-R")):
            assert (response.status_code, response.json()["type"]) == (503, "/problems/records")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    matter=st.text(max_size=200),
    place=st.text(max_size=100),
    name=st.text(max_size=100),
    key=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=200),
)
def test_hostile_text_never_breaks_the_server(
    client: TestClient, matter: str, place: str, name: str, key: str
) -> None:
    body = {
        "matter": matter.encode("utf-8", "ignore").decode(),
        "place": place.encode("utf-8", "ignore").decode(),
        "contact": {"phone": "13982301234", "name": name.encode("utf-8", "ignore").decode()},
    }
    headers = {"Idempotency-Key": key.encode("latin-1")}
    response = client.post(TICKETS, json=body, headers=headers)
    assert response.status_code in (200, 201, 409, 422)
