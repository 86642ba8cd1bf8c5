from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant import problem
from assistant.records.consultation_routes import router
from assistant.records.database import Database
from tests.assistant.records.made import found, kept

FEEDBACK = "/api/v1/feedback"


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    problem.install(app)
    app.include_router(router)
    return app


@pytest.fixture
def client(app: FastAPI, database: Database) -> Iterator[TestClient]:
    app.state.database = database
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_one_touch_is_kept_and_a_second_counts_no_more(
    client: TestClient, database: Database
) -> None:
    touch = {"consultation_id": kept(database), "kind": "wrong"}
    assert client.post(FEEDBACK, json=touch).json() == {"status": "kept"}
    assert client.post(FEEDBACK, json=touch).json() == {"status": "already"}
    one = found(database, touch["consultation_id"])
    assert one is not None
    assert [feedback.kind for feedback in one.feedback] == ["wrong"]


def test_an_unknown_consultation_is_404_in_plain_words(client: TestClient) -> None:
    told = client.post(FEEDBACK, json={"consultation_id": "A" * 16, "kind": "helpful"})
    assert told.status_code == 404
    assert told.json()["type"] == "/problems/consultation"
    assert "重新问一次" in told.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"consultation_id": "A" * 16, "kind": "bad"},
        {"consultation_id": "A" * 15 + "\0", "kind": "wrong"},
        {"consultation_id": "A" * 500, "kind": "wrong"},
        {"consultation_id": "A" * 16, "kind": "wrong", "more": 1},
    ],
)
def test_a_request_that_will_not_do_is_422(client: TestClient, body: dict[str, object]) -> None:
    assert client.post(FEEDBACK, json=body).status_code == 422


def test_without_a_database_the_answer_is_503(app: FastAPI) -> None:
    with TestClient(app) as client:
        told = client.post(FEEDBACK, json={"consultation_id": "A" * 16, "kind": "wrong"})
    assert told.status_code == 503
    assert "问问题不受影响" in told.json()["detail"]


def test_a_database_that_is_gone_is_503_and_not_500(
    app: FastAPI, open_database: Callable[[str], Database]
) -> None:
    app.state.database = open_database("postgresql://a:geheim@127.0.0.1:1/b")
    with TestClient(app) as client:
        told = client.post(FEEDBACK, json={"consultation_id": "A" * 16, "kind": "wrong"})
    assert told.status_code == 503
    assert told.json()["type"] == "/problems/records"
    assert "127.0.0.1" not in told.text
