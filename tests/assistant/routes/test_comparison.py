from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model
from ui.serving.server import create_app

pytestmark = pytest.mark.model
COMPARE = "/api/v1/items/compare"


@pytest.fixture(scope="module")
def client(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("compare") / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    "ids", ["GA-001,GA-002", "GA-001，GA-002", "GA-001、GA-002,", "GA-001 GA-002,GA-001"]
)
def test_items_come_side_by_side_in_the_order_asked(client: TestClient, ids: str) -> None:  # fmt: skip
    response = client.get(COMPARE, params={"ids": ids})
    assert response.status_code == 200
    comparison = response.json()
    assert [item["item_id"] for item in comparison["items"]] == ["GA-001", "GA-002"]
    assert {len(row["cells"]) for row in comparison["rows"]} == {2}
    assert comparison["snapshot"] == client.get("/readyz").json()["snapshot"]


@pytest.mark.parametrize(
    ("ids", "status", "told"),
    [
        ("GA-001", 422, "收到 1 个"),
        ("GA-001,GA-001", 422, "收到 1 个"),
        ("", 422, "收到 0 个"),
        ("A,B,C,D,E,F", 422, "收到 6 个"),
        ("GA-001,XX-001", 404, "XX-001"),
        ("x" * 201, 422, "ids"),
    ],
)
def test_a_wrong_list_is_a_problem_in_chinese(
    client: TestClient, ids: str, status: int, told: str
) -> None:
    response = client.get(COMPARE, params={"ids": ids})
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]


def test_the_list_must_be_given(client: TestClient) -> None:
    assert client.get(COMPARE).status_code == 422


def test_compare_is_no_item(client: TestClient) -> None:
    assert client.get("/api/v1/items/GA-001").json()["item_id"] == "GA-001"
    assert "compare" not in client.get(COMPARE, params={"ids": "GA-001"}).json()["detail"]
