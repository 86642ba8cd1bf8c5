"""The queue of consultations: an answer never waits for the database."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI

from assistant.metrics import Metrics
from assistant.records.base import utc_now
from assistant.records.consultation import Channel
from assistant.records.consultation_log import keep_all, kept_values
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError

if TYPE_CHECKING:  # the pipeline is not needed to keep records
    from assistant.answering.answer import Answer

_log = logging.getLogger(__name__)
MOST = 1_000  # consultations that wait
_BATCH = 100  # consultations of one transaction
_PATIENCE = 5.0  # seconds between two attempts while the database is in trouble


class ConsultationQueue:
    """Keeps consultations in a thread of its own, in the order in which they came.

    While the database is in trouble nothing new is taken, so that no identifier goes out for
    what may never be kept; what was taken before is tried again until it is there.
    """

    def __init__(
        self,
        database: Database,
        *,
        most: int = MOST,
        patience: float = _PATIENCE,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._database = database
        self._most = most
        self._patience = patience
        self._clock = clock
        self._waiting: deque[dict[str, Any]] = deque()
        self._changed = threading.Condition()
        self._trouble = False
        self._closing = False
        # A daemon: a database that hangs must not keep the server from stopping.
        self._thread = threading.Thread(target=self._work, name="consultations", daemon=True)
        self._thread.start()

    @property
    def length(self) -> int:
        """How many consultations wait to be kept."""
        return len(self._waiting)

    def put(self, answer: "Answer", channel: Channel, window_id: str = "") -> str | None:
        """Take ``answer`` to be kept; its identifier, or none when it cannot be taken."""
        row = kept_values(answer, channel=channel, now=self._clock(), window_id=window_id)
        with self._changed:
            if self._trouble or self._closing or len(self._waiting) >= self._most:
                return None
            self._waiting.append(row)
            self._changed.notify_all()
        return str(row["consultation_id"])

    def settle(self, seconds: float) -> bool:
        """Wait until what was taken so far is kept; whether it was within ``seconds``."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, seconds)

    def close(self, seconds: float) -> None:
        """Take nothing more and wait at most ``seconds`` for what was taken."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(seconds)
        if self._waiting:
            _log.error("%d consultations not kept at the stop", len(self._waiting))

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                batch = [self._waiting[n] for n in range(min(_BATCH, len(self._waiting)))]
                if not batch:
                    return
            kept = self._kept(batch)
            with self._changed:
                self._trouble = not kept
                if kept:
                    for _ in batch:
                        self._waiting.popleft()
                    self._changed.notify_all()
                elif self._closing:
                    return
                else:
                    self._changed.wait_for(lambda: self._closing, self._patience)

    def _kept(self, batch: list[dict[str, Any]]) -> bool:
        try:
            self._database.run(lambda session: keep_all(session, batch))
        except DatabaseError as error:
            _log.warning("%d consultations wait for the database: %s", len(batch), error)
            return False
        except Exception:
            # What can never be kept must not hold up what came with it or behind it.
            if len(batch) > 1:
                return all(self._kept([row]) for row in batch)
            _log.exception("a consultation could not be kept")
        return True


def queue_in(app: FastAPI) -> ConsultationQueue | None:
    """The queue of a running application; none while its database is not open."""
    queue = getattr(app.state, "consultations", None)
    return queue if isinstance(queue, ConsultationQueue) else None


def keep_consultation(
    app: FastAPI, answer: "Answer", channel: Channel, window_id: str = ""
) -> "Answer":
    """Count ``answer`` and have it kept behind the response; call it with the evidence still on.

    Args:
        app: whose state holds the queue and the metrics.
        answer: as the pipeline or the conversation gave it.
        channel: where the question came in.
        window_id: of the window it was asked at, if any.

    Returns:
        ``answer`` with its ``consultation_id``; without one while nothing can be kept.
    """
    metrics = getattr(app.state, "metrics", None)
    if isinstance(metrics, Metrics):
        metrics.answered(answer, channel)
    queue = queue_in(app)
    kept = queue.put(answer, channel, window_id) if queue else None
    return answer.model_copy(update={"consultation_id": kept})
