from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import SecretStr

from assistant import problem
from assistant.routes.conversation import conversation_router
from assistant.service import Service
from assistant.settings import Settings
from assistant.texts import conversation as said
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model

pytestmark = pytest.mark.model
CHAT = "/api/v1/chat"
QUESTION = "老汉走了，户口咋个销？"


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("chat") / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    app = FastAPI()
    app.state.service = Service(settings)
    problem.install(app)
    app.include_router(conversation_router(settings))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def state(client: TestClient) -> str:
    return str(client.post(CHAT, json={"text": QUESTION}).json()["state"])


def test_the_state_carries_the_conversation_on(client: TestClient, state: str) -> None:
    reply = client.post(CHAT, json={"text": "那要好多钱", "state": state}).json()
    assert reply["answer"]["item_id"] == "GA-002"
    assert reply["answer"]["notices"] == []
    assert reply["answer"]["evidence"] is None
    assert reply["manner"] is None


def test_the_manner_is_told(client: TestClient, state: str) -> None:
    reply = client.post(CHAT, json={"text": "说慢点", "state": state}).json()
    assert reply["manner"] == "slower"


def test_goodbye_leaves_no_state(client: TestClient, state: str) -> None:
    assert client.post(CHAT, json={"text": "再见", "state": state}).json()["state"] == ""


def test_the_state_holds_nothing_that_the_person_said(client: TestClient) -> None:
    text = "我爸510402194501011233走了，户口咋个销？"
    reply = client.post(CHAT, json={"text": text}).json()
    assert "510402194501011233" not in str(reply)
    assert len(reply["state"]) <= 512


@pytest.mark.parametrize("changed", ["x", "A" * 600, "不是这里的"])
def test_a_state_that_is_not_ours_is_told_and_the_turn_is_answered_anew(
    client: TestClient, changed: str
) -> None:
    response = client.post(CHAT, json={"text": QUESTION, "state": changed})
    assert response.status_code == 200
    answer = response.json()["answer"]
    assert answer["items"][0]["item_id"] == "GA-002"
    assert said.STATE_LOST in answer["notices"]


@hypothesis_settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 300), char=st.characters(codec="utf-8"))
def test_a_tampered_state_never_fails_the_service(
    client: TestClient, state: str, place: int, char: str
) -> None:
    tampered = state[:place] + char + state[place + 1 :]
    response = client.post(CHAT, json={"text": "那要好多钱", "state": tampered})
    assert response.status_code == 200
    lost = said.STATE_LOST in response.json()["answer"]["notices"]
    assert lost == (tampered != state)


@pytest.mark.parametrize(
    "body",
    [{}, {"text": 5}, {"text": ""}, {"text": "问" * 2000}, {"text": "问", "state": {}}, {"t": 1}],
)
def test_a_body_that_is_no_turn_is_a_problem_in_chinese(
    client: TestClient, body: dict[str, object]
) -> None:
    response = client.post(CHAT, json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert any("\u4e00" <= char <= "\u9fff" for char in response.json()["detail"])


def test_a_state_signed_with_the_key_of_the_settings_is_read_by_another_server(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    settings = settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    shared = settings.model_copy(update={"state_key": SecretStr("the same key everywhere")})
    service, state = Service(shared), ""
    for _ in range(2):
        app = FastAPI()
        app.state.service = service
        app.include_router(conversation_router(shared))
        reply = TestClient(app).post(CHAT, json={"text": QUESTION, "state": state}).json()
        assert said.STATE_LOST not in reply["answer"]["notices"]
        state = reply["state"]


def test_before_the_service_is_ready_the_problem_says_so(tmp_path: Path) -> None:
    app = FastAPI()
    problem.install(app)
    app.include_router(conversation_router(Settings(data=tmp_path)))
    response = TestClient(app).post(CHAT, json={"text": QUESTION})
    assert response.status_code == 503
