"""The decision: what a person says of a candidate, allowed or not, noted in the audit either way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from assistant.learning import candidate_store as store
from assistant.learning.candidate import Candidate
from assistant.learning.error import LearningError
from assistant.records.account import Staff
from assistant.records.audit import note
from assistant.records.database import Database
from assistant.records.permission import Permission
from assistant.texts import learning as texts


@dataclass(frozen=True)
class Decision:
    """``staff`` does ``action`` with the candidate ``number`` at ``now``."""

    database: Database
    action: str
    number: int
    staff: Staff
    now: datetime

    @contextmanager
    def tried(self) -> Iterator[None]:
        """The enclosed attempt; one that is refused is noted as such.

        Raises:
            LearningError: the person may not, or what the attempt raises.
        """
        try:
            if not self.staff.may(Permission.KNOWLEDGE_EDIT):
                raise LearningError(texts.FORBIDDEN.format(who=self.staff.account))
            yield
        except LearningError:
            self.database.run(lambda session: self._note(session, "refused"))
            raise

    def keep(
        self,
        candidate: Candidate,
        result: str = "ok",
        **columns: Any,  # noqa: ANN401 - fields of a candidate
    ) -> Candidate:
        """Change ``columns`` of ``candidate`` and note it with ``result``; the candidate after.

        Raises:
            LearningError: somebody moved it in the meantime.
            DatabaseError: nothing was kept.
        """
        after = replace(candidate, decided_by=self.staff.account, decided_at=self.now, **columns)

        def work(session: Session) -> None:
            store.move(session, candidate, after)
            told = {"record": after.record_id, "snapshot": after.snapshot}
            self._note(session, result, {name: value for name, value in told.items() if value})

        self.database.run(work)
        return after

    def _note(
        self, session: Session, result: str, detail: dict[str, str | int] | None = None
    ) -> None:
        note(
            session,
            who=self.staff.account,
            action=self.action,
            subject=str(self.number),
            now=self.now,
            result=result,
            detail=detail,
        )
