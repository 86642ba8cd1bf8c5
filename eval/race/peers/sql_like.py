"""SQL LIKE on SQLite: the floor that many centres use today."""

import sqlite3
import threading
from pathlib import Path

from eval.race.peer import Material, Tokens

_FILE = "passages.sqlite3"


class SqlLike:
    """``LIKE '%…%'`` with the whole question; with tokens, rows by how many of them they hold."""

    def __init__(self) -> None:
        self._local = threading.local()
        self._path = Path()
        self._tokens: Tokens | None = None

    def build(self, material: Material, folder: Path) -> None:
        """See ``Peer.build``."""
        database = sqlite3.connect(folder / _FILE)
        with database:
            database.execute("CREATE TABLE passage (row INTEGER PRIMARY KEY, text TEXT NOT NULL)")
            database.executemany("INSERT INTO passage VALUES (?, ?)", enumerate(material.texts))
        database.close()

    def open(self, material: Material, folder: Path) -> None:
        """See ``Peer.open``."""
        self._path = folder / _FILE
        self._tokens = material.tokens() if material.tokens else None

    def search(self, question: str, k: int) -> list[int]:
        """See ``Peer.search``."""
        words = self._tokens(question) if self._tokens else [question]
        if not words:
            return []
        found = " + ".join(["(text LIKE ?)"] * len(words))
        query = (
            f"SELECT row FROM (SELECT row, {found} AS n FROM passage)"  # noqa: S608 - only ?
            " WHERE n > 0 ORDER BY n DESC, row LIMIT ?"
        )
        rows = self._database().execute(query, [*(f"%{word}%" for word in words), k])
        return [int(row) for (row,) in rows]

    def _database(self) -> sqlite3.Connection:
        if not hasattr(self._local, "database"):
            self._local.database = sqlite3.connect(self._path)
        database: sqlite3.Connection = self._local.database
        return database
