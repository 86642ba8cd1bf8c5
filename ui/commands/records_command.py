"""What commands on records share: the open database, and who runs the command."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.records.database import Database


@contextmanager
def opened() -> Iterator["Database"]:
    """The database of the settings, upgraded; closed at the end.

    Raises:
        DatabaseError: it cannot be opened, or a newer program wrote it.
    """
    from assistant.records.schema import open_database  # noqa: PLC0415 - imports alembic

    database = open_database(Settings())
    try:
        yield database
    finally:
        database.close()


def operator() -> str:
    """The user of the operating system, such as ``os:clerk``; at most 40 characters."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        name = "unknown"
    return f"os:{name}"[:40]
