"""The FastAPI application: API, health, kiosk; and running it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ui import gradio_offline  # noqa: F401 - before gradio

# isort: split
import gradio as gr
import uvicorn
from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from assistant import api, problem
from assistant.service import Service
from assistant.settings import Settings
from index.manifest import SnapshotError
from index.model_folder import ModelError
from ui.kiosk import kiosk, mount_options
from ui.limits import Limits


def create_app(settings: Settings) -> FastAPI:
    """The application; it starts without a snapshot too, and then says how to make one."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            app.state.service = Service(settings)
        except (ModelError, SnapshotError) as error:
            app.state.failure = str(error)
        yield

    app = FastAPI(
        title="办得成 bandecheng",
        description="673 个政务服务事项:一句大白话,找到办事指南和类似案例。",
        lifespan=lifespan,
    )
    problem.install(app)
    app.include_router(api.router)
    app.add_middleware(Limits)

    @app.get("/", include_in_schema=False)
    def _root() -> RedirectResponse:
        return RedirectResponse("/kiosk/")

    def service() -> Service:
        found: Service = app.state.service
        return found

    gr.mount_gradio_app(app, kiosk(service), path="/kiosk", **mount_options())
    return app


def run(settings: Settings) -> None:
    """Serve until stopped; a stop waits at most 10 seconds for what is under way."""
    address = f"http://{settings.host}:{settings.port}"
    print(f"自助终端 {address}/kiosk\n接口文档 {address}/docs\n按 Ctrl+C 停止", flush=True)  # noqa: T201
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,  # a query string could hold what somebody typed
        timeout_graceful_shutdown=10,
        server_header=False,
    )
