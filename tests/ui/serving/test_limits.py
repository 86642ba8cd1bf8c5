import asyncio
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient
from starlette.types import ASGIApp, Message

from assistant import problem
from tests.own_loop import in_own_loop
from ui.serving.limits import LARGEST_BODY, Limits


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    problem.install(app)

    @app.post("/size")
    async def size(request: Request) -> int:
        return len(await request.body())

    @app.get("/stream")
    def stream() -> StreamingResponse:
        return StreamingResponse(iter(["a", "b"]))

    return app


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(Limits(app))


def parts(count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield b"x" * 1_000


@pytest.mark.parametrize("size", [0, 1, LARGEST_BODY])
def test_a_body_up_to_the_cap_comes_through(client: TestClient, size: int) -> None:
    assert client.post("/size", content=b"x" * size).json() == size


def test_a_body_that_announces_too_much_is_refused(client: TestClient) -> None:
    assert client.post("/size", content=b"x" * (LARGEST_BODY + 1)).status_code == 413


def test_a_body_that_announces_nothing_is_capped_all_the_same(client: TestClient) -> None:
    refused = client.post("/size", content=parts(LARGEST_BODY // 1_000 + 1))
    assert refused.status_code == 413
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.post("/size", content=parts(3)).json() == 3_000


@pytest.mark.parametrize("length", ["-1", "1e3", "x"])
def test_a_length_that_is_none_is_refused(client: TestClient, length: str) -> None:
    assert client.post("/size", headers={"content-length": length}).status_code == 413


def test_a_stream_goes_out_whole(client: TestClient) -> None:
    assert client.get("/stream").text == "ab"


def test_a_body_that_never_ends_is_refused_in_time(app: FastAPI) -> None:
    answer = in_own_loop(_slowly(Limits(app, seconds=0.1)))
    assert [m["type"] for m in answer] == ["http.response.start", "http.response.body"]
    assert answer[0]["status"] == 408
    assert "再试一次" in answer[1]["body"].decode()


async def _slowly(app: ASGIApp) -> list[Message]:
    sent: list[Message] = []
    first = [{"type": "http.request", "body": b"x", "more_body": True}]

    async def receive() -> Message:
        if first:
            return first.pop()
        await asyncio.sleep(60)
        raise AssertionError("never read on")

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/size",
        "query_string": b"",
        "headers": [],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "scheme": "http",
        "http_version": "1.1",
        "asgi": {"version": "3.0"},
    }
    await app(scope, receive, send)
    return sent
