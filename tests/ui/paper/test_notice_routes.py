import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from fastapi.testclient import TestClient

from assistant.settings import Settings
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model
from ui.serving.server import create_app

pytestmark = pytest.mark.model
NOTICE = "/api/v1/items/GA-002/notice"


@pytest.fixture(scope="module")
def settings(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Settings:
    data = tmp_path_factory.mktemp("notice") / "data"
    return settings_with_model(data, repository, served_encoder, toy_corpus)


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


def code(link: str) -> str:
    return segno.make_qr(link, error="m").svg_inline(omitsize=True, dark="#000", light="#fff")


@pytest.mark.parametrize(
    ("query", "size"), [("", "A4"), ("?paper=a4", "A4"), ("?paper=slip", "80mm")]
)
def test_the_notice_comes_as_a_page_for_its_paper(client: TestClient, query: str, size: str) -> None:  # fmt: skip
    response = client.get(NOTICE + query)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert f"size: {size}" in response.text
    assert client.get("/readyz").json()["snapshot"] in response.text


def test_the_code_leads_to_the_address_that_was_asked(client: TestClient) -> None:
    assert code(f"http://testserver{NOTICE}") in client.get(f"{NOTICE}?paper=slip").text
    elsewhere = client.get(NOTICE, headers={"host": "10.0.0.7:8000"})
    assert code(f"http://10.0.0.7:8000{NOTICE}") in elsewhere.text


def test_a_public_address_goes_before_the_one_asked(settings: Settings) -> None:
    public = settings.model_copy(update={"public_url": "https://hall.example/b/"})
    with TestClient(create_app(public)) as client:
        assert code(f"https://hall.example/b{NOTICE}") in client.get(NOTICE).text


def test_only_its_own_style_may_load_and_nothing_is_kept(client: TestClient) -> None:
    response = client.get(NOTICE)
    (style,) = re.findall("<style>(.*?)</style>", response.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = response.headers["content-security-policy"]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "headers", "status", "told"),
    [
        ("/api/v1/items/XX-001/notice", {}, 404, "XX-001"),
        (f"{NOTICE}?paper=a5", {}, 422, "允许：a4、slip"),
        (f"{NOTICE}?paper={'a' * 21}", {}, 422, "paper"),
        (NOTICE, {"host": "h" * 500}, 400, "最多 400 个字"),
    ],
)
def test_what_cannot_be_printed_is_a_problem_in_chinese(
    client: TestClient, path: str, headers: dict[str, str], status: int, told: str
) -> None:
    response = client.get(path, headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]


def test_markup_in_the_host_stays_out_of_the_page(client: TestClient) -> None:
    response = client.get(NOTICE, headers={"host": '"><script>x</script>'})
    assert "<script" not in response.text
