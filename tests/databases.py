"""Fixtures of databases: every records test runs on SQLite and on a real PostgreSQL."""

import itertools
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from assistant.records.database import Database
from assistant.records.schema import upgrade

_KINDS = ("sqlite", "postgresql")
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Address of a private PostgreSQL on loopback, gone after the run."""
    with tempfile.TemporaryDirectory(prefix="bandecheng-postgresql-") as name:
        folder, password, port = Path(name), secrets.token_urlsafe(16), _free_port()
        secret = folder / "password"
        secret.write_text(password)
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            owner = pwd.getpwnam("postgres")
            for path in (folder, secret):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        _run(
            "initdb",
            f"--pgdata={data}",
            "--username=records",
            "--auth=scram-sha-256",
            f"--pwfile={secret}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        # A test's data need not survive a power cut.
        settings = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        )
        _run(
            "pg_ctl",
            f"--pgdata={data}",
            "--wait",
            "--silent",
            f"--log={folder / 'log'}",
            f"--options={settings}",
            "start",
        )
        try:
            yield f"postgresql+psycopg://records:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run("pg_ctl", f"--pgdata={data}", "--wait", "--silent", "--mode=immediate", "stop")


@pytest.fixture(scope="session")
def upgraded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite file with every table, to be copied."""
    file = tmp_path_factory.mktemp("records") / "upgraded.sqlite3"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def upgraded_postgresql(postgresql: str) -> str:
    """Name of a PostgreSQL database with every table, to be copied."""
    name = "upgraded"
    engine = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    database = Database(make_url(postgresql).set(database=name).render_as_string(False))
    upgrade(database)
    database.close()
    return name


@pytest.fixture
def new_postgresql(postgresql: str) -> Iterator[Callable[[str], str]]:
    """Makes a PostgreSQL database from a template, gone after the test; returns its address."""
    engine = create_engine(postgresql, isolation_level="AUTOCOMMIT")
    made = []

    def make(template: str) -> str:
        made.append(f"records_{next(_numbers)}")
        with engine.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{made[-1]}" TEMPLATE "{template}"')
        return engine.url.set(database=made[-1]).render_as_string(hide_password=False)

    yield make
    with engine.connect() as connection:
        for name in made:
            connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
    engine.dispose()


@pytest.fixture(params=_KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of an upgraded, empty database of the test's own."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def sqlite_url(upgraded_sqlite: Path, tmp_path: Path) -> str:
    """``database_url``, only SQLite."""
    file = tmp_path / "records" / "bandecheng.sqlite3"
    file.parent.mkdir()
    shutil.copy(upgraded_sqlite, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_url(new_postgresql: Callable[[str], str], upgraded_postgresql: str) -> str:
    """``database_url``, only PostgreSQL."""
    return new_postgresql(upgraded_postgresql)


@pytest.fixture
def open_database() -> Iterator[Callable[[str], Database]]:
    """Opens the database at an address, and closes it after the test."""
    opened = []

    def open_it(url: str) -> Database:
        opened.append(Database(url))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def database(database_url: str, open_database: Callable[[str], Database]) -> Database:
    """An upgraded, empty database of the test's own, of either kind."""
    return open_database(database_url)


@pytest.fixture
def postgresql_database(postgresql_url: str, open_database: Callable[[str], Database]) -> Database:
    """``database``, only on PostgreSQL."""
    return open_database(postgresql_url)


@pytest.fixture(params=_KINDS)
def empty_database(
    request: pytest.FixtureRequest, tmp_path: Path, open_database: Callable[[str], Database]
) -> Database:
    """A database without a table, of either kind."""
    if request.param == "sqlite":
        return open_database(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    return open_database(request.getfixturevalue("new_postgresql")("template0"))


def _run(program: str, *arguments: str) -> None:
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # A server that inherited a pipe would keep it open, and the pipe's reader waiting.
    with tempfile.TemporaryFile("w+") as told:
        done = subprocess.run(
            [*as_user, _program(program), *arguments],
            stdout=told,
            stderr=told,
            check=False,
            cwd="/",
        )
        told.seek(0)
        assert done.returncode == 0, f"{program}: {told.read()}"


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) or [shutil.which(name)]
    if found[-1] is None:
        pytest.fail(f"没有 {name};下一步:apt-get install postgresql", pytrace=False)
    return str(found[-1])


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
