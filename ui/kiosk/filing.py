"""Filing: consultations of the kiosk are kept behind the answer, never in front of it."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.answering.answer import Answer
from assistant.records.base import utc_now
from assistant.records.consultation import Channel, FeedbackKind
from assistant.records.consultation_log import try_to_keep
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError
from assistant.records.feedback import give_feedback

_MOST = 1_000  # answers that may still be marked


class Filing:
    """Keeps and marks consultations in one thread of its own, in the order of the touches."""

    def __init__(self, database: Callable[[], Database | None]) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kiosk-filing")
        self._kept: OrderedDict[str, Future[str | None]] = OrderedDict()

    def keep(self, answer: Answer) -> str:
        """Keep ``answer``, masked; returns the key for ``mark``, empty without a database."""
        database = self._database()
        if database is None or not answer.question:
            return ""
        key, now = secrets.token_urlsafe(9), utc_now()
        self._kept[key] = self._thread.submit(
            try_to_keep, database, answer, channel=Channel.KIOSK, now=now
        )
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return key

    def mark(self, key: str, kind: FeedbackKind) -> None:
        """Note what somebody said of an answer; nothing happens for a key that is forgotten."""
        kept = self._kept.get(key)
        if kept is not None:
            self._thread.submit(self._mark, kept, kind)

    def close(self) -> None:
        """Wait for what is under way."""
        self._thread.shutdown()

    def _mark(self, kept: Future[str | None], kind: FeedbackKind) -> None:
        consultation_id, database = kept.result(), self._database()
        if consultation_id is None or database is None:
            return
        try:
            database.run(lambda session: give_feedback(session, consultation_id, kind, utc_now()))
        except DatabaseError:
            return  # whoever touched the button has long been thanked
