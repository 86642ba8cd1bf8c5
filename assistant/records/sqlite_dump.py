"""Dumps of SQLite: a compact copy of the file, made and read while others use it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.records.backup_error import BackupError
from assistant.records.database import Database
from assistant.texts import records as texts


def write(database: Database, dump: Path) -> None:
    """Copy what ``database`` holds at one moment into the new file ``dump``.

    Raises:
        BackupError: the database is damaged, or the disk is full.
    """
    with _driver(database) as connection, _told():
        connection.execute("VACUUM INTO ?", (str(dump),))


def check(dump: Path) -> None:
    """Look at every page of ``dump``.

    Raises:
        BackupError: it is damaged.
    """
    with _told(), closing(_opened(dump)) as connection:
        seen = connection.execute("PRAGMA integrity_check").fetchone()[0]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if seen != "ok" or orphans:
        raise BackupError(texts.DUMP_BAD.format(seen=seen if seen != "ok" else "foreign keys"))


def read(database: Database, dump: Path) -> None:
    """Put ``dump`` in the place of what ``database`` holds, in one transaction of SQLite.

    A file that is no database any more is set aside under another name first.

    Raises:
        BackupError: the disk is full.
    """
    file = database.file
    if file and _is_damaged(file):
        database.close()
        for part in (file, file.with_name(f"{file.name}-journal")):
            if part.exists():
                part.rename(part.with_name(f"{part.name}.damaged"))
        file.touch(mode=0o600)
    with _driver(database) as connection, _told(), closing(_opened(dump)) as source:
        source.backup(connection)


def _is_damaged(file: Path) -> bool:
    with closing(sqlite3.connect(file)) as connection:
        try:
            seen: str = connection.execute("PRAGMA quick_check").fetchone()[0]
        except sqlite3.OperationalError:
            return False  # locked or out of reach is not damaged
        except sqlite3.DatabaseError:
            return True
    return seen != "ok"


def _opened(dump: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{dump.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


@contextmanager
def _driver(database: Database) -> Iterator[sqlite3.Connection]:
    """A connection with the rules of the database, outside any transaction."""
    pooled = database.engine.raw_connection()
    try:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - for the types
        yield connection
    finally:
        pooled.close()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise BackupError(texts.DUMP_BAD.format(seen=error)) from error
