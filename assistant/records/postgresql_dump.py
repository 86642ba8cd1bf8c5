"""Dumps of PostgreSQL, by its own ``pg_dump`` and ``pg_restore``."""

import os
import shutil
import subprocess
from pathlib import Path

from assistant.records.backup_error import BackupError
from assistant.records.database import Database
from assistant.texts import records as texts


def write(database: Database, dump: Path) -> None:
    """Dump what ``database`` holds at one moment into the new file ``dump``.

    Raises:
        BackupError: ``pg_dump`` is missing or failed; the message holds what it said.
    """
    _run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={dump}",
        f"--dbname={_address(database)}",
        password=database.engine.url.password,
    )


def check(dump: Path) -> None:
    """Read the table of contents of ``dump`` and every row in it.

    Raises:
        BackupError: it is damaged, or ``pg_restore`` is missing.
    """
    _run("pg_restore", f"--file={os.devnull}", str(dump))


def read(database: Database, dump: Path) -> None:
    """Put ``dump`` in the place of what ``database`` holds, in one transaction.

    Raises:
        BackupError: ``pg_restore`` is missing or failed; nothing was changed.
    """
    _run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={_address(database)}",
        str(dump),
        password=database.engine.url.password,
    )


def _address(database: Database) -> str:
    """Without the password, which every user of the machine could read from the command."""
    url = database.engine.url.set(drivername="postgresql")
    # ``set`` takes no None for a password.
    return url._replace(password=None).render_as_string()


def _run(program: str, *arguments: str, password: object = None) -> None:
    path = shutil.which(program)
    if path is None:
        raise BackupError(texts.TOOL_MISSING.format(program=program))
    environment = os.environ | ({"PGPASSWORD": str(password)} if password else {})
    done = subprocess.run(  # noqa: S603 - a fixed program, its arguments from the settings
        [path, *arguments], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise BackupError(texts.TOOL_FAILED.format(program=program, told=done.stderr.strip()))
