"""What goes wrong with a database, told so that a person knows the next step."""

from sqlalchemy.exc import DBAPIError, OperationalError

from assistant.records.error import RecordsError
from assistant.texts import records as texts

# PostgreSQL: serialization failure, deadlock, lock not available. SQLite: another connection.
_BUSY = ("40001", "40P01", "55P03", "SQLITE_BUSY", "SQLITE_LOCKED")
_FULL = ("53100", "SQLITE_FULL")
_GONE = ("08", "57P", "SQLITE_CANTOPEN")
_DAMAGED = ("53", "58", "XX", "SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_READONLY")


class DatabaseError(RecordsError):
    """Nothing was kept; the message says so and what to do next."""


class DatabaseBusyError(DatabaseError):
    """Others held the database for too long; trying again may succeed."""


def told(error: DBAPIError, address: str) -> Exception:
    """``error`` as a ``DatabaseError``; a mistake in the program stays what it is.

    Args:
        error: what the driver said.
        address: of the database, without a password.
    """
    original = error.orig
    code = getattr(original, "sqlstate", None) or getattr(original, "sqlite_errorname", None)
    if code is None:  # PostgreSQL was never reached
        lost = isinstance(error, OperationalError) or error.connection_invalidated
        return DatabaseError(texts.DATABASE_UNREACHABLE.format(url=address)) if lost else error
    if code.startswith(_BUSY):
        return DatabaseBusyError(texts.DATABASE_BUSY)
    if code.startswith(_FULL):
        return DatabaseError(texts.DATABASE_FULL)
    if code.startswith(_GONE):
        return DatabaseError(texts.DATABASE_UNREACHABLE.format(url=address))
    return DatabaseError(texts.DATABASE_FAILED) if code.startswith(_DAMAGED) else error
