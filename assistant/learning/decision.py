"""The decision: what a person says of a candidate, allowed or not, noted in the audit either way."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from assistant.learning import candidate_store as store
from assistant.learning.attempt import Attempt
from assistant.learning.candidate import Candidate


class Decision(Attempt):
    """An attempt whose ``subject`` is the number of a candidate."""

    @property
    def number(self) -> int:
        """The candidate's number."""
        return int(self.subject)

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
            self.note_in(session, result, {name: value for name, value in told.items() if value})

        self.database.run(work)
        return after
