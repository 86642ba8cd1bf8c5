from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant import problem
from assistant.metrics import Metrics
from assistant.records.consultation_queue import ConsultationQueue
from assistant.records.database import Database
from assistant.tickets.intake import Intake
from assistant.tickets.ticket_desk import TicketDesk
from tests.assistant.tickets.made import CLOCKS, DIRECTORY, at
from ui.serving.metrics_routes import Standing, metrics_router

TOKEN = "prometheus-may-come-in"  # noqa: S105 - of tests only


@pytest.fixture
def app() -> FastAPI:
    return FastAPI()


@pytest.fixture
def new_client(app: FastAPI) -> Callable[..., TestClient]:
    def new(token: str = "", host: str = "127.0.0.1") -> TestClient:
        metrics = Metrics()
        metrics.registry.register(Standing(app))
        problem.install(app)
        app.include_router(metrics_router(metrics, token))
        return TestClient(app, client=(host, 1))

    return new


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1"])
def test_this_machine_may_look(new_client: Callable[..., TestClient], host: str) -> None:
    told = new_client(host=host).get("/metrics")
    assert told.status_code == 200
    assert told.headers["content-type"].startswith("text/plain; version=")


@pytest.mark.parametrize("host", ["10.0.0.7", "testclient", ""])
def test_others_may_not(new_client: Callable[..., TestClient], host: str) -> None:
    headers = {"X-Forwarded-For": "127.0.0.1"}
    told = new_client(host=host).get("/metrics", headers=headers)
    assert told.status_code == 403
    assert "BANDECHENG_METRICS_TOKEN" in told.json()["detail"]


def test_with_a_token_only_who_has_it_may_look(new_client: Callable[..., TestClient]) -> None:
    client = new_client(TOKEN, host="10.0.0.7")
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    for wrong in ("", "Bearer", f"Bearer {TOKEN}x", TOKEN):
        assert client.get("/metrics", headers={"Authorization": wrong}).status_code == 401


def test_how_things_stand_is_told(
    new_client: Callable[..., TestClient], app: FastAPI, sqlite_url: str
) -> None:
    database = Database(sqlite_url)
    app.state.tickets = TicketDesk(database, DIRECTORY, CLOCKS, None)
    app.state.tickets.take(Intake("户口改不了"), now=at())
    app.state.consultations = ConsultationQueue(database)
    told = new_client().get("/metrics").text
    assert 'bandecheng_tickets{stage="受理"} 1.0' in told
    assert "bandecheng_records_open 1.0" in told
    assert "bandecheng_consultations_waiting 0.0" in told
    app.state.consultations.close(5)
    database.close()


def test_a_database_that_is_gone_is_told_and_not_a_5xx(
    new_client: Callable[..., TestClient],
    app: FastAPI,
    open_database: Callable[[str], Database],
) -> None:
    gone = open_database("postgresql://a:b@127.0.0.1:1/c")
    app.state.tickets = TicketDesk(gone, DIRECTORY, CLOCKS, None)
    told = new_client().get("/metrics")
    assert told.status_code == 200
    assert "bandecheng_records_open 0.0" in told.text
    assert "bandecheng_tickets{" not in told.text
