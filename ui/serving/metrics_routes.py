"""``/metrics``: the counters, and how things stand at the moment of asking, for Prometheus."""

import hmac
import ipaddress
import logging
from collections.abc import Iterator
from http import HTTPStatus

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from assistant.metrics import Metrics
from assistant.problem import ApiError
from assistant.records.consultation_queue import queue_in
from assistant.records.database_error import DatabaseError
from assistant.service import Service
from assistant.texts import limits as texts_limits
from assistant.tickets.ticket_counts import by_stage
from assistant.tickets.ticket_desk import TicketDesk

_log = logging.getLogger(__name__)


class Standing(Collector):
    """How things stand in a running application: snapshot, tickets, queue."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: that would ask the database before it is open."""
        yield from ()

    def collect(self) -> Iterator[Metric]:
        """The values of this moment; what cannot be told is left out."""
        service = getattr(self._app.state, "service", None)
        if isinstance(service, Service):
            manifest = service.pipeline().snapshot.manifest
            yield InfoMetricFamily(
                "bandecheng_snapshot",
                "The snapshot that answers",
                {
                    "snapshot": manifest.snapshot_id,
                    "model": manifest.model,
                    "corpus": manifest.corpus[:12],
                    "built_at": manifest.built_at,
                },
            )
            yield GaugeMetricFamily(
                "bandecheng_snapshot_passages", "Passages in it", manifest.passages
            )
            refused = float(bool(service.refused))
            yield GaugeMetricFamily(
                "bandecheng_snapshot_refused", "1 while a newer one cannot be opened", refused
            )
        queue = queue_in(self._app)
        if queue:
            yield GaugeMetricFamily(
                "bandecheng_consultations_waiting", "Consultations not kept yet", queue.length
            )
        yield from self._tickets()

    def _tickets(self) -> Iterator[Metric]:
        desk, counts = getattr(self._app.state, "tickets", None), None
        if isinstance(desk, TicketDesk):
            try:
                with desk.database.reading() as session:
                    counts = by_stage(session)
            except DatabaseError as error:
                _log.warning("tickets not counted: %s", error)
        yield GaugeMetricFamily(
            "bandecheng_records_open", "1 while records can be kept", float(counts is not None)
        )
        if counts is not None:
            tickets = GaugeMetricFamily("bandecheng_tickets", "Tickets by stage", labels=["stage"])
            for stage, count in counts.items():
                tickets.add_metric([stage], count)
            yield tickets


def metrics_router(metrics: Metrics, token: str) -> APIRouter:
    """The route; with a ``token`` for who has it, without one for this machine only."""
    router = APIRouter()

    @router.get("/metrics", include_in_schema=False)
    def measured(request: Request) -> PlainTextResponse:
        _check(request, token)
        return PlainTextResponse(
            generate_latest(metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    return router


def _check(request: Request, token: str) -> None:
    if token:
        sent = request.headers.get("authorization", "")
        if not hmac.compare_digest(sent.encode(), f"Bearer {token}".encode()):
            raise ApiError(HTTPStatus.UNAUTHORIZED, "token", "没有令牌", texts_limits.METRICS_TOKEN)
        return
    try:
        local = ipaddress.ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        local = False
    if not local:
        raise ApiError(HTTPStatus.FORBIDDEN, "local", "只给本机看", texts_limits.METRICS_LOCAL)
