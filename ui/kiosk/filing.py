"""Filing: consultations of the kiosk are kept behind the answer, never in front of it."""

from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI

from assistant.answering.answer import Answer
from assistant.records.base import utc_now
from assistant.records.consultation import Channel, FeedbackKind
from assistant.records.consultation_queue import keep_consultation, queue_in
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError
from assistant.records.feedback import give_feedback

_SETTLE = 5.0  # seconds that a mark waits for its consultation


class Filing:
    """Keeps consultations through the queue of ``home`` and marks them in a thread of its own.

    ``home`` is the application whose state holds queue and database, as soon as there are any.
    """

    def __init__(self, home: FastAPI) -> None:
        self._home = home
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-filing")

    def keep(self, answer: Answer) -> str:
        """Have ``answer`` kept, masked; returns the key for ``mark``, empty where nothing is kept."""
        if not answer.question:
            return ""
        return keep_consultation(self._home, answer, Channel.KIOSK).consultation_id or ""

    def mark(self, key: str, kind: FeedbackKind) -> None:
        """Note what somebody said of an answer; nothing happens without a key."""
        if key:
            self._thread.submit(self._mark, key, kind)

    def close(self) -> None:
        """Wait for what is under way."""
        self._thread.shutdown()

    def _mark(self, key: str, kind: FeedbackKind) -> None:
        queue, database = queue_in(self._home), getattr(self._home.state, "database", None)
        if queue is None or not isinstance(database, Database) or not queue.settle(_SETTLE):
            return
        try:
            database.run(lambda session: give_feedback(session, key, kind, utc_now()))
        except DatabaseError:
            return  # whoever touched the button has long been thanked
