import pytest
from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

from ui.serving.headers import Headers


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()

    @app.get("/kiosk/{rest:path}")
    @app.get("/plain")
    def plain() -> str:
        return "ok"

    @app.get("/own")
    def own() -> Response:
        return Response("ok", headers={"Content-Security-Policy": "default-src 'none'"})

    return TestClient(Headers(app, "/kiosk"))


@pytest.mark.parametrize("path", ["/plain", "/kiosk/", "/own", "/nowhere"])
def test_every_response_forbids_sniffing_framing_and_telling_where_one_came_from(
    client: TestClient, path: str
) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


def test_a_page_may_load_from_this_server_alone(client: TestClient) -> None:
    policy = client.get("/plain").headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_gradio_gets_what_it_needs_and_no_foreign_source(client: TestClient) -> None:
    policy = client.get("/kiosk/").headers["content-security-policy"]
    sources = {word for part in policy.split(";") for word in part.split()[1:]}
    assert sources == {"'self'", "'unsafe-inline'", "'unsafe-eval'", "'none'", "data:", "blob:"}
    assert "frame-ancestors 'none'" in policy


def test_a_route_may_be_stricter(client: TestClient) -> None:
    assert client.get("/own").headers["content-security-policy"] == "default-src 'none'"
