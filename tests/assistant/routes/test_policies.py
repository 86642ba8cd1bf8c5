import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from assistant import problem
from assistant.routes.policies import router
from assistant.service import Service
from index.encoder import Encoder
from tests.assistant.policies import policy_world as world
from tests.real import settings_with_model

pytestmark = pytest.mark.model
MATCH = "/api/v1/policies/match"
POLICIES = ("P-01", "P-08", "P-09", "P-61", "P-79", "P-80")


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory, repository: Path, served_encoder: Encoder
) -> Iterator[TestClient]:
    everything = world.corpus()
    policies = {policy_id: everything.policies[policy_id] for policy_id in POLICIES}
    guides = {p.apply_item: everything.guides[p.apply_item] for p in policies.values()}
    corpus = replace(everything, guides=guides, policies=policies)
    data = tmp_path_factory.mktemp("policies") / "data"
    app = FastAPI()
    problem.install(app)
    app.include_router(router)
    app.state.service = Service(settings_with_model(data, repository, served_encoder, corpus))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def ids(answer: dict[str, Any], group: str) -> list[str]:
    return [offer["policy_id"] for offer in answer[group]]


def assert_problem(response: Response, *told: str) -> None:
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert all(part in response.json()["detail"] for part in told), response.json()


def test_a_form_brings_what_holds_what_is_lacking_and_what_to_ask(client: TestClient) -> None:
    profile = {"age": 79, "hukou": "本地"}
    answer = client.post(MATCH, json={"profile": profile}).json()
    assert ids(answer, "holds") == ["P-79", "P-80"]
    assert ids(answer, "one_short") == ["P-08"]
    assert answer["one_short"][0]["lacking"] == ["年满80周岁"]
    assert answer["ask_next"][0]["field"] == "income"
    assert answer["person"]["phone"] == "12345"
    assert answer["snapshot"]


def test_an_offer_carries_everything_that_the_person_needs(client: TestClient) -> None:
    answer = client.post(MATCH, json={"profile": {"age": 80, "hukou": "本地"}}).json()
    offer = next(o for o in answer["holds"] if o["policy_id"] == "P-08")
    assert offer["met"] == ["年满80周岁", "户口在本地"]
    assert (offer["apply_item"], offer["apply_item_name"]) == (
        "MZ-018",
        "80周岁以上老年人高龄津贴发放",
    )
    for part in ("benefit", "how", "to_be_checked", "near_misses", "basis", "as_of"):
        assert offer[part], part


def test_a_question_fills_what_the_form_leaves_empty(client: TestClient) -> None:
    body = {"profile": {"hukou": "本地"}, "question": "我妈八十二了，没得收入"}
    answer = client.post(MATCH, json=body).json()
    assert answer["told"] == {"age": 82, "sex": "女"}
    assert "P-08" in ids(answer, "holds")


def test_the_form_goes_before_the_question(client: TestClient) -> None:
    body = {"profile": {"age": 79, "hukou": "本地"}, "question": "我妈八十二了"}
    answer = client.post(MATCH, json=body).json()
    assert answer["told"] == {"sex": "女"}
    assert ids(answer, "one_short") == ["P-08"]


def test_policies_near_the_item_come_first(client: TestClient) -> None:
    profile = {"age": 80, "hukou": "本地", "income": "低保"}
    answer = client.post(MATCH, json={"profile": profile, "item_id": "MZ-010"}).json()
    assert ids(answer, "holds") == ["P-09", "P-08", "P-79", "P-61", "P-80", "P-01"]


@pytest.mark.parametrize("body", [{}, {"profile": {}}, {"question": None}, {"question": "  "}])
def test_whoever_says_nothing_is_offered_nothing_and_asked_kindly(
    client: TestClient, body: dict[str, Any]
) -> None:
    answer = client.post(MATCH, json=body).json()
    assert answer["holds"] == answer["one_short"] == []
    assert [question["field"] for question in answer["ask_next"]] == [
        "age",
        "income",
        "disability_kind",
    ]
    assert "不想说也没关系" in answer["say"][0]


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ({"age": 131}, ("年龄（age）", "“131”", "0 到 130 的整数", "空着")),
        ({"age": "八十二"}, ("年龄（age）", "“八十二”", "0 到 130 的整数")),
        ({"income": "有钱"}, ("困难身份（income）", "“有钱”", "特困、低保")),
        ({"height": 170}, ("“height”", "age、sex", "删掉")),
        ({"disability_kind": "无", "disability_grade": 2}, ("残疾等级空着",)),
        ([], ("“[]”", "age")),
        ({"sex": "\ud800"}, ("性别（sex）", "男、女")),
        ({"\ud800": 1}, ("profile", "age")),
        ({"income": "11010519491231002X"}, ("[身份证号]",)),
    ],
)
def test_what_is_wrong_in_the_form_is_named_with_what_is_allowed(
    client: TestClient, profile: object, told: tuple[str, ...]
) -> None:
    # As bytes: httpx would not encode a lone surrogate.
    body = json.dumps({"profile": profile}).encode()
    response = client.post(MATCH, content=body, headers={"content-type": "application/json"})
    assert_problem(response, *told)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"question": "问" * 5000}, "最多 1000 个字"),
        ({"question": 5}, "question"),
        ({"question": "😀"}, "没有看到问题"),
        ({"more": 1}, "more"),
    ],
)
def test_a_body_that_is_none_is_a_problem_in_chinese(
    client: TestClient, body: dict[str, Any], told: str
) -> None:
    assert_problem(client.post(MATCH, json=body), told)


def test_an_unknown_item_is_a_problem(client: TestClient) -> None:
    response = client.post(MATCH, json={"item_id": "XX-001"})
    assert response.status_code == 404
    assert "XX-001" in response.json()["detail"]


def test_what_a_person_says_is_neither_logged_nor_sent_back(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    body = {"question": "我妈82岁，身份证11010519491231002X，电话13812345678"}
    with caplog.at_level(logging.DEBUG):
        text = client.post(MATCH, json=body).text
    for private in ("11010519491231002X", "13812345678"):
        assert private not in text
        assert private not in caplog.text


def test_the_document_has_an_example(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["MatchRequest"]["examples"]
    example = schemas["MatchRequest"]["examples"][0] | {"item_id": None}
    assert client.post(MATCH, json=example).status_code == 200
