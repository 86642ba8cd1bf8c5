"""The application: API and health at once, the kiosk as soon as Gradio is imported."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import FileResponse, RedirectResponse
from starlette.types import ASGIApp

from assistant import api, comparison_routes, problem
from assistant.service import Service
from assistant.settings import Settings
from index.manifest import SnapshotError
from index.model_folder import ModelError
from ui.late_app import ByPrefix, LateApp
from ui.limits import Limits
from ui.notice_routes import notice_router

KIOSK = "/kiosk"


def create_app(settings: Settings) -> ASGIApp:
    """The application; it starts without a snapshot too, and then says how to make one."""
    kiosk = LateApp("ui.kiosk", lambda: _kiosk_app(app))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            app.state.service = Service(settings)
        except (ModelError, SnapshotError) as error:
            app.state.failure = str(error)
        starting = asyncio.create_task(kiosk.start())
        yield
        await starting  # an import cannot be cut off half-way
        await kiosk.stop()

    app = FastAPI(
        title="办得成 bandecheng",
        description="673 个政务服务事项：一句大白话，找到办事指南和类似案例。",
        lifespan=lifespan,
    )
    problem.install(app)
    app.include_router(comparison_routes.router)  # before {item_id} can take its path
    app.include_router(api.router)
    app.include_router(notice_router(settings.public_url))

    @app.get("/", include_in_schema=False)
    def _root() -> RedirectResponse:
        return RedirectResponse(f"{KIOSK}/")

    @app.get("/favicon.ico", include_in_schema=False)
    def _icon() -> FileResponse:
        return FileResponse(Path(__file__).with_name("static") / "icon.svg")

    return Limits(ByPrefix(KIOSK, front=kiosk, rest=app))


def run(settings: Settings) -> None:
    """Serve until stopped; a stop waits at most 10 seconds for what is under way."""
    address = f"http://{settings.host}:{settings.port}"
    print(f"自助终端 {address}{KIOSK}\n接口文档 {address}/docs\n按 Ctrl+C 停止", flush=True)  # noqa: T201
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,  # a query string could hold what somebody typed
        timeout_graceful_shutdown=10,
        server_header=False,
    )


def _kiosk_app(api_app: FastAPI) -> FastAPI:
    from ui.kiosk import mount_kiosk  # noqa: PLC0415 - imports Gradio, which takes seconds

    return mount_kiosk(FastAPI(openapi_url=None), KIOSK, lambda: api.service_in(api_app))
