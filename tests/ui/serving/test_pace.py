import time
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from ui.serving.device import COOKIE, Devices
from ui.serving.pace import Pace

ASK = "/api/v1/ask"
JOIN = "/kiosk/gradio_api/queue/join"


@pytest.fixture
def new_client() -> Callable[..., TestClient]:
    app = FastAPI()

    @app.get("/kiosk/")
    @app.get(ASK)
    @app.post(ASK)
    @app.post(JOIN)
    @app.post("/desk/ask")
    def answered() -> str:
        return "ok"

    def new(device: int = 3, address: int = 5) -> TestClient:
        devices = Devices(b"key", secure=False)
        return TestClient(Pace(app, devices, "/kiosk", device=device, address=address))

    return new


def ask(client: TestClient, times: int, path: str = ASK, **headers: str) -> list[Response]:
    return [client.post(path, headers=headers) for _ in range(times)]


def statuses(responses: list[Response]) -> list[int]:
    return [response.status_code for response in responses]


def without_cookie(client: TestClient, times: int, **headers: str) -> list[int]:
    told = []
    for _ in range(times):
        client.cookies.clear()
        told += statuses(ask(client, 1, **headers))
    return told


def test_a_device_that_asks_too_fast_is_told_when_to_come_again(
    new_client: Callable[..., TestClient],
) -> None:
    client = new_client()
    told = ask(client, 6)  # the first has no token yet
    assert statuses(told) == [200] * 4 + [429] * 2
    refused = told[-1]
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["type"] == "/problems/too-fast"
    assert f"请等 {refused.headers['retry-after']} 秒" in refused.json()["detail"]


def test_two_devices_at_one_address_do_not_hinder_each_other(
    new_client: Callable[..., TestClient],
) -> None:
    client = new_client()
    assert statuses(ask(client, 5))[-1] == 429
    client.cookies.clear()
    assert statuses(ask(client, 4)) == [200] * 4


def test_dropping_the_token_buys_nothing(new_client: Callable[..., TestClient]) -> None:
    assert without_cookie(new_client(), 7) == [200] * 5 + [429] * 2


def test_a_refusal_gives_no_token_to_go_on_with(new_client: Callable[..., TestClient]) -> None:
    client = new_client()
    without_cookie(client, 5)
    client.cookies.clear()
    assert COOKIE not in ask(client, 1)[0].cookies


def test_tokens_are_not_for_the_taking(new_client: Callable[..., TestClient]) -> None:
    client, given = new_client(), 0
    for _ in range(100):
        client.cookies.clear()
        given += COOKIE in client.get("/kiosk/").cookies
    assert given == 30


def test_what_a_proxy_says_of_the_address_counts_for_nothing(
    new_client: Callable[..., TestClient],
) -> None:
    client = new_client()
    told = [without_cookie(client, 1, **{"X-Forwarded-For": f"10.0.0.{n}"})[0] for n in range(7)]
    assert told == [200] * 5 + [429] * 2


def test_a_forged_token_is_none(new_client: Callable[..., TestClient]) -> None:
    client = new_client()
    told = []
    for number in range(7):
        client.cookies.clear()
        client.cookies.set(COOKIE, f"made-up-{number}.AAAA")
        told += statuses(ask(client, 1))
    assert told == [200] * 5 + [429] * 2


def test_a_kiosk_may_touch_more_often_than_it_asks(
    new_client: Callable[..., TestClient],
) -> None:
    client = new_client()
    client.get("/kiosk/")
    assert statuses(ask(client, 13, JOIN)) == [200] * 12 + [429]


def test_looking_and_the_desk_are_not_counted(new_client: Callable[..., TestClient]) -> None:
    client = new_client(device=1, address=1)
    assert statuses(ask(client, 20, "/desk/ask")) == [200] * 20
    assert [client.get(ASK).status_code for _ in range(20)] == [200] * 20


def test_zero_is_no_limit(new_client: Callable[..., TestClient]) -> None:
    assert set(statuses(ask(new_client(device=0, address=0), 50))) == {200}


def test_a_clock_set_back_locks_nobody(
    new_client: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = new_client()
    assert statuses(ask(client, 5))[-1] == 429
    true_time = time.time
    monkeypatch.setattr(time, "time", lambda: true_time() - 86_400)
    assert statuses(ask(client, 1)) == [200]
