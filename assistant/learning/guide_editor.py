"""The editor of guides: one guide changed by a person, checked, written, published, taken back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.learning.attempt import Attempt
from assistant.learning.edit_shelf import EditShelf, KeptEdit
from assistant.learning.error import LearningError
from assistant.learning.guide_check import GuideCheck
from assistant.learning.publisher import Edit, Publisher
from assistant.records.account import Staff
from assistant.records.database import Database
from assistant.texts import editor as texts
from assistant.tickets.clock import local_day
from ingest.corpus import read_corpus
from ingest.guide import Guide
from ingest.guide_edit import changed_fields, with_fields
from ingest.guide_file import guide_yaml
from ingest.guide_text import guide_path
from ingest.problem import Problem
from ingest.yaml_file import record_of, yaml_data

_EDIT, _UNDO = "guide.edit", "guide.undo"
_MOST_STEPS = 50  # edits that are looked through for what somebody started from


class StaleGuideError(LearningError):
    """Somebody else changed the guide since it was opened; nothing was written."""


class RefusedGuideError(LearningError):
    """The checks refuse the guide; ``problems`` are those that stand in the way."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(texts.REFUSED.format(count=len(problems)))
        self.problems = problems


@dataclass(frozen=True)
class OpenGuide:
    """A guide as its file has it; ``digest`` is of the file, ``last`` the edit that made it so."""

    guide: Guide
    text: str | None
    digest: str
    last: KeptEdit | None


@dataclass(frozen=True)
class GuideEditor:
    """Edits of the corpus of ``publisher``, noted in the audit of ``database``."""

    database: Database
    publisher: Publisher

    def open(self, item_id: str) -> OpenGuide:
        """The guide of an item as its file has it now; what the catalogue says where it has none.

        Raises:
            LearningError: no such item, or the file cannot be read.
        """
        if item_id not in self.publisher.catalogue:
            raise LearningError(texts.UNKNOWN.format(item_id=item_id[:20]))
        text = self.publisher.text(guide_path(item_id))
        digest = _digest(text)
        return OpenGuide(self._read(item_id, text), text, digest, self._shelf.find(item_id, digest))

    def started_from(self, item_id: str, digest: str) -> Guide | None:
        """The guide when its file had ``digest``, if only edits from here came since."""
        now = self.open(item_id)
        for _ in range(_MOST_STEPS):
            if now.digest == digest:
                return now.guide
            if now.last is None:
                return None
            text = now.last.before
            known = _digest(text)
            now = OpenGuide(
                self._read(item_id, text), text, known, self._shelf.find(item_id, known)
            )
        return None

    def save(self, draft: Guide, seen: str, staff: Staff, *, now: datetime) -> str:
        """Write ``draft`` into its file and publish a snapshot that knows it; returns its id.

        Args:
            draft: the whole guide.
            seen: digest of the file that ``draft`` was made from.
            staff: who edits.
            now: when.

        Raises:
            StaleGuideError: the file is another one by now.
            RefusedGuideError: the checks find something to change.
            LearningError: no permission, nothing changed, or another file is broken.
            SnapshotError, OSError, DatabaseError: nothing changed either.
        """
        attempt = Attempt(self.database, _EDIT, draft.item_id[:20], staff, now)
        with attempt.tried(), self.publisher.alone():
            found = self.open(draft.item_id)
            if found.digest != seen:
                raise StaleGuideError(texts.STALE)
            fields = changed_fields(found.guide, draft)
            if not fields:
                raise LearningError(texts.NOTHING)
            self._check(found.guide, draft, now)
            text = guide_yaml(draft)
            if found.text is not None:
                text = with_fields(found.text, found.guide, draft)
            digest = _digest(text)
            kept = KeptEdit(who=staff.account, at=now, fields=fields, before=found.text)
            try:
                self._shelf.keep(draft.item_id, digest, kept)
            except OSError as error:
                raise LearningError(texts.SHELF.format(told=error.strerror)) from error
            detail = {"fields": "、".join(fields), "before": seen[:16], "after": digest[:16]}
            try:
                return self._publish(attempt, Edit(guide_path(draft.item_id), text), detail)
            except BaseException:
                self._shelf.drop(draft.item_id, digest)
                raise

    def undo(self, item_id: str, seen: str, staff: Staff, *, now: datetime) -> str:
        """Put the file back as it was before its last edit, and publish; returns the snapshot's id.

        Raises:
            StaleGuideError: the file is not the one with the digest ``seen`` by now.
            LearningError: no permission, or the last change was not made here.
            SnapshotError, OSError, DatabaseError: nothing changed.
        """
        attempt = Attempt(self.database, _UNDO, item_id[:20], staff, now)
        with attempt.tried(), self.publisher.alone():
            found = self.open(item_id)
            if found.digest != seen:
                raise StaleGuideError(texts.STALE_UNDO)
            if found.last is None:
                raise LearningError(texts.NO_EDIT)
            detail = {"fields": "、".join(found.last.fields), "before": seen[:16]}
            edit = Edit(guide_path(item_id), found.last.before)
            snapshot_id = self._publish(attempt, edit, detail)
            self._shelf.drop(item_id, seen)
            return snapshot_id

    @property
    def _shelf(self) -> EditShelf:
        # Beside the snapshots: both are data of this machine, not of the corpus.
        return EditShelf(self.publisher.store.folder.with_name("edits"))

    def _read(self, item_id: str, text: str | None) -> Guide:
        item = self.publisher.catalogue[item_id]
        if text is None:
            known = ("item_id", "name", "department", "type", "audience")
            return Guide(**{name: getattr(item, name) for name in known})
        path = guide_path(item_id)
        data, problems = yaml_data(text, path)
        guide, wrong = (None, problems) if problems else record_of(data, Guide, path)
        if guide is None:
            raise LearningError(texts.BROKEN.format(path=path, first=wrong[0]))
        return guide

    def _check(self, before: Guide, draft: Guide, now: datetime) -> None:
        corpora: Path = self.publisher.corpora
        check = GuideCheck(read_corpus(corpora)[0], corpora, local_day(now))
        errors = [problem for problem in check.problems(before, draft) if problem.error]
        if errors:
            raise RefusedGuideError(errors)

    def _publish(self, attempt: Attempt, edit: Edit, detail: Mapping[str, str]) -> str:
        # Noted before the file changes: what a power cut breaks off has left its trace.
        attempt.note("begun", detail)
        try:
            snapshot_id = self.publisher.publish(edit)
        except BaseException:
            attempt.note("failed", detail)
            raise
        attempt.note("ok", {**detail, "snapshot": snapshot_id})
        return snapshot_id


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()
