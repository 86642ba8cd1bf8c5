"""The rules every SQLite connection keeps, and the check that it does."""

import sqlite3

from assistant.records.database_error import DatabaseError
from assistant.texts import records as texts

# From this release on two connections may write and checkpoint a write-ahead log together
# without harm; before it they could damage the file, so a rollback journal is used instead.
_SAFE_WAL = (3, 51, 3)
_BUSY_SECONDS = 30
_EXTRA = 3  # also syncs the folder after the journal is gone: a power cut loses no commit


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """The journal that is safe with SQLite of ``version``."""
    return "wal" if version >= _SAFE_WAL else "delete"


def set_rules(connection: sqlite3.Connection, _record: object = None) -> None:
    """Apply the rules to a new connection and read them back.

    Raises:
        DatabaseError: a setting was not taken; the message names it.
    """
    connection.isolation_level = None  # transactions begin where the engine says so
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    wanted = {
        "journal_mode": journal_mode(),
        "synchronous": _EXTRA,
        "foreign_keys": 1,
        "secure_delete": 1,  # what was deleted on request is overwritten, not only unlinked
    }
    for name, value in wanted.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        seen = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if seen != value:
            raise DatabaseError(texts.DATABASE_PRAGMA.format(name=name, seen=seen, wanted=value))
