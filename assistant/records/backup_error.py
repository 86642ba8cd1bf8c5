"""What goes wrong with backups."""

from assistant.records.error import RecordsError


class BackupError(RecordsError):
    """A backup could not be made, is damaged, or does not fit this database."""
