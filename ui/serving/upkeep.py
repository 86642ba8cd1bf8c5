"""Upkeep: opens the records, then does what falls due, in a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import State

from assistant.records.base import utc_now
from assistant.records.error import RecordsError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.records.database import Database

_log = logging.getLogger(__name__)
_HOUR = 60 * 60.0
_DAY = 24 * _HOUR
_FIRST = 0.0  # when something falls due that the start waits for
_RETRY = 30.0  # seconds until what failed is tried again


@dataclass(frozen=True)
class Job:
    """Something that falls due every so many seconds; once, where ``every`` is None."""

    name: str
    work: Callable[[], None]
    every: float | None = None


class Upkeep:
    """Puts ``database``, ``consultations``, ``tickets`` and ``learning`` into the state of the application.

    What cannot be opened is tried again until it can: meanwhile questions are answered, and the
    routes that keep something say that they cannot. Seconds are those of the monotonic clock, so
    that a clock that jumps makes nothing fall due twice or never.
    """

    def __init__(self, settings: Settings, state: State, retry: float = _RETRY) -> None:
        self._settings = settings
        self._state = state
        self._retry = retry
        self._due: dict[Job, float] = {Job("open the database", self._open_database): _FIRST}
        self._stopping = threading.Event()
        self._tried = threading.Event()
        # A daemon: a database that hangs must not keep the server from stopping.
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait_for_records(self, seconds: float) -> None:
        """Wait until the records were opened or could not be, at most ``seconds``."""
        self._tried.wait(seconds)

    def stop(self, seconds: float) -> None:
        """Begin nothing more, keep what waits to be kept and close the records."""
        self._stopping.set()
        self._thread.join(seconds)
        if queue := getattr(self._state, "consultations", None):
            queue.close(seconds)
        if database := getattr(self._state, "database", None):
            database.close()

    def _run(self) -> None:
        while not self._stopping.is_set():
            first = [job for job, due in self._due.items() if due == _FIRST]
            if not first:
                self._tried.set()
                self._stopping.wait(max(0.0, min(self._due.values()) - time.monotonic()))
            for job in first or [job for job, due in self._due.items() if due <= time.monotonic()]:
                if not self._stopping.is_set():
                    self._do(job)

    def _do(self, job: Job) -> None:
        try:
            job.work()
        except RecordsError as error:
            _log.error("upkeep, %s: %s", job.name, error)
            wait: float | None = self._retry
        except Exception:
            _log.exception("upkeep, %s", job.name)
            wait = self._retry
        else:
            wait = job.every
        if wait is None:
            del self._due[job]
        else:
            self._due[job] = time.monotonic() + wait

    def _open_database(self) -> None:
        # alembic is imported here: answering needs none of it.
        from assistant.records.consultation_queue import ConsultationQueue  # noqa: PLC0415
        from assistant.records.schema import open_database  # noqa: PLC0415

        database = open_database(self._settings)
        self._state.database = database
        self._state.consultations = ConsultationQueue(database)
        self._due[Job("open the tickets", lambda: self._open_tickets(database))] = _FIRST
        self._due[Job("open the learning", lambda: self._open_learning(database))] = (
            time.monotonic()
        )
        self._due[Job("sweep the records", lambda: self._sweep(database), _DAY)] = time.monotonic()
        self._due[Job("end dead sessions", lambda: self._end_sessions(database), _HOUR)] = (
            time.monotonic() + _HOUR  # the sweep ends them too
        )

    def _open_tickets(self, database: "Database") -> None:
        from assistant.tickets.ticket_desk import TicketDesk  # noqa: PLC0415

        self._state.tickets = TicketDesk.open(self._settings, database)
        self._due[Job("escalate tickets", self._escalate, _HOUR)] = time.monotonic()

    def _open_learning(self, database: "Database") -> None:
        from assistant.learning.learning_desk import LearningDesk  # noqa: PLC0415

        service = getattr(self._state, "service", None)
        serving = (lambda: service.encoder) if service else None
        self._state.learning = LearningDesk.open(self._settings, database, serving)

    def _sweep(self, database: "Database") -> None:
        from assistant.records.sweep import sweep  # noqa: PLC0415

        sweep(database, self._settings.retention_days, utc_now())

    def _end_sessions(self, database: "Database") -> None:
        from assistant.records.staff_session import end_expired  # noqa: PLC0415

        with database.transaction() as session:
            end_expired(session, utc_now())

    def _escalate(self) -> None:
        from assistant.tickets.escalation import escalate  # noqa: PLC0415

        done = escalate(self._state.tickets, utc_now(), self._settings.retention_days)
        if done.gaps:
            _log.warning("%d tickets came to a post with nobody on duty", len(done.gaps))
        if done.trouble:
            _log.warning("tickets were not escalated: %s", done.trouble)
