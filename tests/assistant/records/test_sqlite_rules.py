import sqlite3
from pathlib import Path

import pytest

from assistant.records.database_error import DatabaseError
from assistant.records.sqlite_rules import journal_mode, set_rules


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "delete"),
        ((3, 51, 2), "delete"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_a_write_ahead_log_is_used_only_where_it_is_safe(
    version: tuple[int, ...], mode: str
) -> None:
    assert journal_mode(version) == mode


def test_a_connection_keeps_every_rule(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a")
    set_rules(connection)
    seen = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    }
    connection.close()
    assert seen == {
        "journal_mode": journal_mode(),
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 30_000,
    }


def test_a_file_left_in_another_journal_mode_is_brought_back(tmp_path: Path) -> None:
    first = sqlite3.connect(tmp_path / "a")
    first.execute("PRAGMA journal_mode = wal")
    first.close()
    connection = sqlite3.connect(tmp_path / "a")
    set_rules(connection)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == journal_mode()
    connection.close()


def test_a_rule_that_is_not_taken_is_named() -> None:
    connection = sqlite3.connect(":memory:")  # its journal mode is always “memory”
    with pytest.raises(DatabaseError, match=r"journal_mode.*memory"):
        set_rules(connection)
    connection.close()
