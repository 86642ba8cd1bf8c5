import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.records.database import Database
from assistant.settings import Settings
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.assistant.records.made import found
from tests.real import settings_with_model
from tests.ui.served import client_of

pytestmark = pytest.mark.model
ASK, CHAT, TICKETS = "/api/v1/ask", "/api/v1/chat", "/api/v1/tickets"
QUESTION = {"question": "老汉走了，户口咋个销，打13982301234找我"}


@pytest.fixture(scope="module")
def settings(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Settings:
    data = tmp_path_factory.mktemp("server") / "data"
    return settings_with_model(data, repository, served_encoder, toy_corpus)


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with client_of(settings) as client:
        yield client


@pytest.fixture
def records(
    settings: Settings, open_database: Callable[[str], Database], client: TestClient
) -> Database:
    del client  # opens them first
    return open_database(settings.records_url)


def feedback(client: TestClient, consultation_id: str) -> int:
    body = {"consultation_id": consultation_id, "kind": "helpful"}
    return client.post("/api/v1/feedback", json=body).status_code


def test_a_question_is_kept_masked_and_can_be_marked_at_once(
    client: TestClient, records: Database
) -> None:
    answer = client.post(ASK, json=QUESTION).json()
    assert answer["evidence"] is None
    assert feedback(client, answer["consultation_id"]) == 200
    one = found(records, answer["consultation_id"])
    assert one is not None
    assert one.question == "老汉走了,户口咋个销,打[手机号]找我"
    assert (one.channel, one.item_ids[0]) == ("api", "GA-002")
    assert set(one.timings_ms) >= {"understand", "retrieve", "compose"}
    assert [touch.kind for touch in one.feedback] == ["helpful"]


def test_every_turn_of_a_conversation_is_kept(client: TestClient, records: Database) -> None:
    first = client.post(CHAT, json={"text": "老汉走了，户口咋个销"}).json()
    then = client.post(CHAT, json={"text": "那要好多钱", "state": first["state"]}).json()
    kept = [turn["answer"]["consultation_id"] for turn in (first, then)]
    assert feedback(client, kept[1]) == 200
    questions = [one.question for one in (found(records, i) for i in kept) if one]
    assert questions == ["老汉走了,户口咋个销", "那要好多钱"]


def test_a_matter_becomes_a_ticket_and_its_number_finds_it(client: TestClient) -> None:
    taken = client.post(TICKETS, json={"matter": "户口改不了"})
    assert taken.status_code == 201
    assert client.get(taken.headers["location"]).json()["stage"] == "受理"


def test_policies_are_matched(client: TestClient) -> None:
    told = client.post("/api/v1/policies/match", json={"profile": {"age": 82}})
    assert told.status_code == 200


def test_what_is_counted_can_be_seen_and_holds_nothing_that_was_asked(client: TestClient) -> None:
    client.post(ASK, json=QUESTION)
    told = client.get("/metrics").text
    assert 'bandecheng_requests_total{method="POST",route="/api/v1/ask",status="200"}' in told
    assert "bandecheng_snapshot_info{" in told
    assert 'bandecheng_step_seconds_bucket{le="0.1",step="retrieve"}' in told
    assert "老汉" not in told


def test_the_log_holds_nothing_that_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.post(ASK, json=QUESTION)
        client.get("/api/v1/items", params={"query": "老汉走了"})
        client.post(CHAT, json={"text": "老汉走了", "state": "老汉"})
    told = "".join(str(vars(record)) for record in caplog.records if record.name != "httpx2")
    assert "老汉" not in told
    assert told.count("/api/v1/") >= 3


def test_a_device_that_floods_is_held_back_and_others_are_not(settings: Settings) -> None:
    limits = {"questions_per_minute": 15, "questions_per_minute_address": 120}
    with client_of(settings, **limits) as client:
        told = [client.post(ASK, json={"question": "结婚"}) for _ in range(17)]
        assert [one.status_code for one in told] == [200] * 16 + [429]
        assert int(told[-1].headers["retry-after"]) <= 60
        assert client.get("/api/v1/items/GA-002").status_code == 200
        client.cookies.clear()
        assert client.post(ASK, json={"question": "结婚"}).status_code == 200


def test_without_a_database_questions_are_answered_and_records_say_503(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    url = f"sqlite:///{tmp_path}/file/records.sqlite3"
    with client_of(settings, database_url=url) as client:
        assert client.get("/readyz").status_code == 200
        answer = client.post(ASK, json=QUESTION)
        assert answer.status_code == 200
        assert answer.json()["consultation_id"] is None
        assert client.post(CHAT, json={"text": "结婚"}).status_code == 200
        assert feedback(client, "A" * 16) == 503
        assert client.post(TICKETS, json={"matter": "户口改不了"}).status_code == 503
        assert "bandecheng_records_open 0.0" in client.get("/metrics").text


def test_the_desk_is_there_for_who_signs_in(client: TestClient) -> None:
    told = client.get("/desk/", follow_redirects=True)
    assert told.status_code == 200
    assert 'type="password"' in told.text
    assert "script-src 'self'" in told.headers["content-security-policy"]


def test_headers_are_on_every_response(client: TestClient) -> None:
    for response in (client.get("/healthz"), client.get("/nowhere"), client.post(ASK)):
        assert response.headers["content-security-policy"].startswith("default-src 'self'")
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["x-request-id"]
