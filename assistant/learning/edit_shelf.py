"""The shelf of edits: the file of a guide as it was before each edit, so that one can go back."""

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.text_file import put, read_exactly


class KeptEdit(BaseModel):
    """One edit: who made it, when, of which fields, and the file before (None: there was none)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str
    at: datetime
    fields: tuple[str, ...]
    before: str | None


class EditShelf:
    """Kept edits in ``folder``, one file each, found by what the guide's file is after the edit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, item_id: str, digest: str) -> KeptEdit | None:
        """The edit that made the file what it is; None when it was not made here.

        ``digest`` is the SHA-256 of the file, in hex.
        """
        try:
            text = read_exactly(self._path(item_id, digest))
            return KeptEdit.model_validate_json(text) if text else None
        except (OSError, ValidationError):
            return None  # damaged: that edit cannot go back, all else works

    def keep(self, item_id: str, digest: str, edit: KeptEdit) -> None:
        """Put ``edit`` on the shelf before it is made.

        Raises:
            OSError: it cannot be written.
        """
        put(self._path(item_id, digest), edit.model_dump_json())

    def drop(self, item_id: str, digest: str) -> None:
        """Take the edit off the shelf, if it is there."""
        path = self._path(item_id, digest)
        if path.exists():
            put(path, None)

    def _path(self, item_id: str, digest: str) -> Path:
        return self._folder / item_id / f"{digest}.json"
