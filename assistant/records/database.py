"""The database: SQLite by default, PostgreSQL by address; transactions that wait their turn."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from assistant.records.database_error import DatabaseBusyError, DatabaseError, told
from assistant.records.sqlite_rules import set_rules
from assistant.records.turn import Turn
from assistant.texts import records as texts

_Result = TypeVar("_Result")
_ATTEMPTS = 5
_ENGINE: dict[str, Any] = {
    "pool_size": 8,
    "max_overflow": 32,  # together as many as the threads that answer requests
    "hide_parameters": True,  # an error's text must not hold what somebody typed
}
_POSTGRESQL = {"connect_timeout": 5, "options": "-c lock_timeout=30s -c timezone=UTC"}


class Database:
    """Hands out transactions.

    Within one process the writers of SQLite queue up instead of polling the file, which is
    faster and fair; between processes ``BEGIN IMMEDIATE`` and the busy timeout keep them apart.
    A transaction must not be opened inside another: it would wait for the outer one.
    """

    def __init__(self, url: str) -> None:
        """Prepare the engine for ``url`` (``sqlite:///…`` or ``postgresql://…``).

        Raises:
            DatabaseError: no address, another kind of database, or no driver for it.
        """
        parsed = _parsed(url)
        self.kind = parsed.get_backend_name()
        self.file = Path(parsed.database or "") if self.kind == "sqlite" else None
        self.engine = self._engine(parsed)
        self._reading = self.engine.execution_options(reading=True, postgresql_readonly=True)
        self._turn: AbstractContextManager[None] = Turn() if self.file else nullcontext()

    def __str__(self) -> str:
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that may write; committed at the end, rolled back by an exception.

        Raises:
            DatabaseError: nothing was kept, because the database is busy, full or gone.
        """
        with self._turn, self._session(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads and keeps no writer waiting for longer than it lasts.

        Raises:
            DatabaseError: the database is busy or gone.
        """
        with self._session(self._reading) as session:
            yield session

    def run(self, work: Callable[[Session], _Result]) -> _Result:
        """``work`` in a transaction, all of it tried again when others got in the way.

        Raises:
            DatabaseError: nothing was kept, after five attempts at most.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                with self.transaction() as session:
                    return work(session)
            except DatabaseBusyError:
                continue
        with self.transaction() as session:
            return work(session)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def _engine(self, url: URL) -> Engine:
        if self.file:
            return _sqlite_engine(url, self.file)
        try:
            # A database that was restarted is noticed before a transaction rests on it.
            return create_engine(url, connect_args=_POSTGRESQL, pool_pre_ping=True, **_ENGINE)
        except ModuleNotFoundError as error:
            raise DatabaseError(texts.DATABASE_NO_DRIVER) from error

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                session.connection()  # takes its turn now, not at the first statement
                yield session
        except DBAPIError as error:
            raise told(error, str(self)) from error


def exclusive(session: Session, name: str) -> None:
    """Let one transaction at a time pass here; the others wait until it ends.

    Every writing transaction of SQLite is alone anyway; PostgreSQL takes an advisory lock.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": name})


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseError(texts.DATABASE_ADDRESS) from error
    kind = parsed.get_backend_name()
    if kind not in ("sqlite", "postgresql"):
        raise DatabaseError(texts.DATABASE_KIND.format(seen=kind))
    if kind == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise DatabaseError(texts.DATABASE_IN_MEMORY)
    return parsed.set(drivername="postgresql+psycopg") if kind == "postgresql" else parsed


def _sqlite_engine(url: URL, file: Path) -> Engine:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    engine = create_engine(url, **_ENGINE)
    event.listen(engine, "connect", set_rules)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
