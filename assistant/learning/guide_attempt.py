"""The attempt: somebody changes a guide, allowed or not, noted in the audit either way."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from assistant.learning.error import LearningError
from assistant.records.account import Staff
from assistant.records.audit import note
from assistant.records.database import Database
from assistant.records.permission import Permission
from assistant.texts import editor as texts


@dataclass(frozen=True)
class GuideAttempt:
    """``staff`` does ``action`` with the guide ``item_id`` at ``now``."""

    database: Database
    action: str
    item_id: str
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
        self.database.run(
            lambda session: note(
                session,
                who=self.staff.account,
                action=self.action,
                subject=self.item_id[:20],
                now=self.now,
                result=result,
                detail=detail,
            )
        )
