"""The attempt: somebody changes knowledge, allowed or not, noted in the audit either way."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from assistant.learning.error import LearningError
from assistant.records.account import Staff
from assistant.records.audit import note
from assistant.records.database import Database
from assistant.records.permission import Permission
from assistant.texts import learning as texts


@dataclass(frozen=True)
class Attempt:
    """``staff`` does ``action`` with ``subject``, a guide or a candidate, at ``now``."""

    database: Database
    action: str
    subject: str
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
            self.note("refused")
            raise

    def note(self, result: str, detail: Mapping[str, str] = MappingProxyType({})) -> None:
        """Note how it went; ``detail`` names fields and digests, never a text of the guide.

        Raises:
            DatabaseError: nothing was noted.
        """
        self.database.run(lambda session: self.note_in(session, result, detail))

    def note_in(self, session: Session, result: str, detail: Mapping[str, str]) -> None:
        """The same together with what else ``session`` writes."""
        note(
            session,
            who=self.staff.account,
            action=self.action,
            subject=self.subject,
            now=self.now,
            result=result,
            detail=detail,
        )
