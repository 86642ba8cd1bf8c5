import logging

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.testclient import TestClient

from assistant.metrics import Metrics
from ui.serving.observed import Observed


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def client(metrics: Metrics) -> TestClient:
    app = FastAPI()

    @app.get("/healthz")
    @app.get("/items/{item_id}")
    def item(item_id: str = "") -> str:
        if item_id == "broken":
            raise HTTPException(503)
        return "ok"

    desk = FastAPI()
    app.mount("/desk", desk)

    @desk.get("/tickets/{number}")
    def ticket(number: str) -> str:
        return number

    @app.get("/kiosk/{rest:path}")
    def kiosk(rest: str) -> str:
        return rest

    return TestClient(Observed(app, metrics, {"/kiosk"}))


def requests(metrics: Metrics) -> dict[tuple[str, ...], float]:
    return {
        (sample.labels["method"], sample.labels["route"], sample.labels["status"]): sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
        if sample.name == "bandecheng_requests_total"
    }


def test_requests_count_by_their_template(client: TestClient, metrics: Metrics) -> None:
    for path in ("/items/1", "/items/2?query=老汉走了", "/items/broken", "/no/13982301234"):
        client.get(path)
    client.get("/kiosk/gradio_api/老汉")
    client.request("GRAB", "/healthz")
    client.get("/desk/tickets/PZH-1")
    assert requests(metrics) == {
        ("GET", "/items/{item_id}", "200"): 2,
        ("GET", "/items/{item_id}", "503"): 1,
        ("GET", "(none)", "404"): 1,
        ("GET", "/kiosk", "200"): 1,
        ("OTHER", "/healthz", "405"): 1,
        ("GET", "/desk/tickets/{number}", "200"): 1,
    }


def test_the_log_names_the_template_and_nothing_that_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "access"):
        told = client.get("/items/13982301234?query=老汉走了")
    (record,) = [one for one in caplog.records if one.name == "access"]
    assert vars(record)["route"] == "/items/{item_id}"
    assert vars(record)["status"] == 200
    assert vars(record)["ms"] > 0
    assert "老汉" not in str(vars(record))
    assert "1398" not in str(vars(record))
    assert len(told.headers["x-request-id"]) == 16


def test_the_client_does_not_choose_the_identifier(client: TestClient) -> None:
    told = client.get("/healthz", headers={"X-Request-Id": "mine"})
    assert told.headers["x-request-id"] != "mine"


def test_what_is_asked_every_second_is_not_logged_but_failures_are(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "access"):
        client.get("/healthz")
        client.get("/kiosk/")
        client.get("/items/broken")
    access = [record for record in caplog.records if record.name == "access"]
    assert [vars(record)["status"] for record in access] == [503]
