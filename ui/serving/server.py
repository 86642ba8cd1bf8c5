"""The application: API, desk and health at once, the kiosk as soon as Gradio is imported."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI
from fastapi.responses import FileResponse, RedirectResponse
from starlette.types import ASGIApp

from assistant import api, problem
from assistant.metrics import Metrics
from assistant.records import consultation_routes
from assistant.routes import comparison as comparison_routes
from assistant.routes import policies as policy_routes
from assistant.routes.conversation import conversation_router
from assistant.service import Service
from assistant.settings import Settings
from assistant.tickets import ticket_routes
from index.manifest import SnapshotError
from index.model_folder import ModelError
from ui.desk import mount_desk
from ui.look.static_folder import STATIC
from ui.paper.notice_routes import notice_router
from ui.serving.api_docs import PATH as API_DOCS
from ui.serving.api_docs import mount_api_docs
from ui.serving.device import Devices
from ui.serving.headers import Headers
from ui.serving.late_app import ByPrefix, LateApp
from ui.serving.limits import Limits
from ui.serving.logs import start_logging
from ui.serving.metrics_routes import Standing, metrics_router
from ui.serving.observed import Observed
from ui.serving.pace import Pace
from ui.serving.room import Room
from ui.serving.stopping_server import FINISH, RECORDS, StoppingServer
from ui.serving.upkeep import Upkeep

KIOSK = "/kiosk"
_RECORDS_WAIT = 1.0  # seconds; records that open later are waited for behind the first answers


def create_app(settings: Settings) -> ASGIApp:
    """The application; it starts without a snapshot too, and then says how to make one."""
    return _guarded(_api(settings), settings)


def run(settings: Settings) -> None:
    """Serve until stopped, which takes at most 15 seconds."""
    start_logging(settings.log_file)
    # What somebody hands to the kiosk stays out of the shared temp folder.
    os.environ.setdefault("GRADIO_TEMP_DIR", str(settings.cache_folder / "gradio"))
    address = f"http://{settings.host}:{settings.port}"
    fronts = f"自助终端 {address}{KIOSK}\n工作台 {address}/desk/\n接口文档 {address}{API_DOCS}"
    print(f"{fronts}\n按 Ctrl+C 停止", flush=True)  # noqa: T201
    app = _api(settings)
    config = uvicorn.Config(
        _guarded(app, settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,  # a query string could hold what somebody typed
        timeout_graceful_shutdown=FINISH,
        server_header=False,
    )
    StoppingServer(config, app.state).run()


def _api(settings: Settings) -> FastAPI:
    kiosk = LateApp("ui.kiosk", lambda: _kiosk_app(app, settings))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            app.state.service = Service(settings)
        except (ModelError, SnapshotError) as error:
            app.state.failure = str(error)
        upkeep = Upkeep(settings, app.state)
        upkeep.start()
        await asyncio.to_thread(upkeep.wait_for_records, _RECORDS_WAIT)
        _collect_garbage_again()
        starting = asyncio.create_task(kiosk.start())
        yield
        app.state.stopping = True
        await starting  # an import cannot be cut off half-way
        await kiosk.stop()
        await asyncio.to_thread(upkeep.stop, RECORDS)

    app = FastAPI(
        title="办得成 bandecheng",
        description="673 个政务服务事项：一句大白话，找到办事指南和类似案例。",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.kiosk = kiosk
    app.state.metrics = Metrics()
    app.state.metrics.registry.register(Standing(app))
    problem.install(app)
    app.include_router(comparison_routes.router)  # before {item_id} can take its path
    app.include_router(api.router)
    app.include_router(conversation_router(settings))
    app.include_router(policy_routes.router)
    app.include_router(consultation_routes.router)
    app.include_router(ticket_routes.router)
    app.include_router(notice_router(settings.public_url))
    app.include_router(metrics_router(app.state.metrics, settings.metrics_token.get_secret_value()))
    mount_desk(app, settings)
    mount_api_docs(app)

    @app.get("/", include_in_schema=False)
    def _root() -> RedirectResponse:
        return RedirectResponse(f"{KIOSK}/")

    @app.get("/favicon.ico", include_in_schema=False)
    def _icon() -> FileResponse:
        return FileResponse(STATIC / "icon.svg")

    return app


def _guarded(app: FastAPI, settings: Settings) -> ASGIApp:
    """``app`` and the kiosk behind what every request passes, the outermost last."""
    metrics: Metrics = app.state.metrics
    devices = Devices(
        settings.state_key.get_secret_value().encode(),
        secure=settings.public_url.startswith("https://"),
    )
    paced = Pace(
        ByPrefix(KIOSK, front=app.state.kiosk, rest=app),
        devices,
        KIOSK,
        device=settings.questions_per_minute,
        address=settings.questions_per_minute_address,
    )
    return Observed(Headers(Limits(Room(paced, metrics)), KIOSK), metrics, {KIOSK})


def _collect_garbage_again() -> None:
    """End the pause that ``bandecheng serve`` began; what is loaded now is never looked at again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _kiosk_app(api_app: FastAPI, settings: Settings) -> FastAPI:
    from ui.kiosk import mount_kiosk  # noqa: PLC0415 - imports Gradio, which takes seconds

    return mount_kiosk(
        FastAPI(openapi_url=None),
        KIOSK,
        lambda: api.service_in(api_app),
        settings=settings,
        home=api_app,
    )
