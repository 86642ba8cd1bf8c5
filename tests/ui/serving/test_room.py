import asyncio
import time

import httpx
from fastapi import FastAPI

from assistant.metrics import Metrics
from tests.own_loop import in_own_loop
from ui.serving.room import Room


async def _crowd(app: Room, paths: list[str]) -> list[tuple[int, float, str]]:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as http:

        async def get(path: str) -> tuple[int, float, str]:
            start = time.perf_counter()
            told = await http.get(path)
            seconds = time.perf_counter() - start
            return told.status_code, seconds, told.headers.get("retry-after", "")

        return await asyncio.gather(*map(get, paths))


def slow_app() -> FastAPI:
    app = FastAPI()

    @app.get("/api/slow")
    @app.get("/desk/slow")
    @app.get("/readyz")
    async def slow() -> str:
        await asyncio.sleep(0.4)
        return "ok"

    return app


def test_beyond_the_room_one_is_told_at_once_when_to_come_again() -> None:
    app = Room(slow_app(), Metrics(), {"/api/": 3, "/desk": 2})
    told = in_own_loop(_crowd(app, ["/api/slow"] * 10))
    assert sorted(status for status, _, _ in told) == [200] * 3 + [503] * 7
    refused = [one for one in told if one[0] == 503]
    assert max(seconds for _, seconds, _ in refused) < 0.3  # 0.05 by themselves; a busy machine
    assert {retry for _, _, retry in refused} == {"2"}


def test_staff_and_health_find_room_while_the_public_crowds() -> None:
    app = Room(slow_app(), Metrics(), {"/api/": 1, "/desk": 2})
    paths = ["/api/slow"] * 6 + ["/desk/slow"] * 2 + ["/readyz"] * 5
    told = in_own_loop(_crowd(app, paths))
    assert [status for status, _, _ in told[6:]] == [200] * 7


def test_a_short_rush_waits_and_all_places_are_given_back() -> None:
    metrics = Metrics()
    app = FastAPI()

    @app.get("/api/quick")
    async def quick() -> str:
        await asyncio.sleep(0.005)
        return "ok"

    room = Room(app, metrics, {"/api/": 2})

    async def twice() -> list[tuple[int, float, str]]:
        return [*await _crowd(room, ["/api/quick"] * 4), *await _crowd(room, ["/api/quick"] * 2)]

    assert {status for status, _, _ in in_own_loop(twice())} == {200}
    assert metrics.registry.get_sample_value("bandecheng_requests_in_flight") == 0
