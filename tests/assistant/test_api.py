from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model
from ui.serving.server import create_app

pytestmark = pytest.mark.model
ASK = "/api/v1/ask"


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("api") / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


def assert_problem(response: Response, status: int, told: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert told in problem["detail"]


def test_a_question_is_answered(client: TestClient) -> None:
    answer = client.post(ASK, json={"question": "老汉走了，户口咋个销"}).json()
    assert answer["items"][0]["item_id"] == "GA-002"
    assert answer["evidence"] is None
    assert answer["person"]["phone"] == "12345"


def test_evidence_comes_when_asked_for(client: TestClient) -> None:
    answer = client.post(ASK, json={"question": "领结婚证", "evidence": True}).json()
    assert answer["evidence"]["hits"]
    assert answer["evidence"]["timings_ms"]


def test_an_item_is_shown_in_full(client: TestClient) -> None:
    assert client.get("/api/v1/items/GA-002").json()["name"] == "死亡注销户口登记"


def test_items_are_found_by_a_few_words(client: TestClient) -> None:
    found = client.get("/api/v1/items", params={"query": "结婚"}).json()
    assert found[0]["item_id"] == "MZ-001"


def test_an_unknown_item_is_a_problem_in_chinese(client: TestClient) -> None:
    assert_problem(client.get("/api/v1/items/XX-001"), 404, "XX-001")


@pytest.mark.parametrize("question", ["", "   ", "\x00\x07", "😀😀", "\u202e\u200b"])
def test_a_question_without_words_is_told_kindly(client: TestClient, question: str) -> None:
    assert_problem(client.post(ASK, json={"question": question}), 422, "没有看到问题")


def test_a_question_of_5000_characters_is_told_the_limit(client: TestClient) -> None:
    assert_problem(client.post(ASK, json={"question": "问" * 5000}), 422, "最多 1000 个字")


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script>户口怎么销",
        "'; DROP TABLE items; -- 结婚",
        "户口\r\nSet-Cookie: a=b",
        "身份证😀丢了",
        "한국어 問題 हिन्दी العربية",
        "{{7*7}} ${7*7} %s %n",
    ],
)
def test_hostile_text_gets_a_sound_answer(client: TestClient, question: str) -> None:
    response = client.post(ASK, json={"question": question})
    assert response.status_code == 200
    assert response.json()["person"]["phone"] == "12345"


@pytest.mark.parametrize(
    "body",
    [
        b'{"question": "\xff\xfe"}',
        b"\x80\x81",
        b"not json",
        b"[]",
        b"null",
        b'{"question": 5}',
        b'{"question": "a", "more": 1}',
        b'{"question": "\\ud800"}',
        b"{}",
        b"",
    ],
)
def test_a_body_that_is_no_question_is_a_problem_and_never_a_5xx(
    client: TestClient, body: bytes
) -> None:
    response = client.post(ASK, content=body, headers={"content-type": "application/json"})
    assert response.status_code in (400, 422)
    assert response.headers["content-type"] == "application/problem+json"
    assert any("\u4e00" <= char <= "\u9fff" for char in response.json()["detail"])


def test_a_body_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    assert_problem(client.post(ASK, content=b"x" * 2_000_001), 413, "太大")


def test_a_wrong_address_and_a_wrong_method_are_problems(client: TestClient) -> None:
    assert_problem(client.get("/nowhere"), 404, "/docs")
    assert_problem(client.get(ASK), 405, "GET")


def test_the_service_says_when_it_is_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["status"] == "ready"


def test_without_a_snapshot_the_service_lives_and_says_what_mends_it(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    settings = settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    (tmp_path / "data/index/current.json").unlink()
    with TestClient(create_app(settings)) as client:
        assert client.get("/healthz").status_code == 200
        assert_problem(client.get("/readyz"), 503, "bandecheng index build")
        assert_problem(client.post(ASK, json={"question": "结婚"}), 503, "bandecheng index build")


def test_every_route_has_an_example_or_is_plain_in_the_openapi_document(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["components"]["schemas"]["AskRequest"]["examples"]
    parameters = [
        parameter
        for path in document["paths"].values()
        for method in path.values()
        for parameter in method.get("parameters", [])
    ]
    assert parameters
    assert all("examples" in (p["schema"] | p) for p in parameters)
