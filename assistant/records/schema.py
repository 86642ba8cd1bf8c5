"""The schema of the database: its version, and the upgrade to the one this program knows."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from assistant.records.database import Database, exclusive
from assistant.records.database_error import DatabaseError
from assistant.settings import Settings
from assistant.texts import records as texts

_MIGRATIONS = Path(__file__).with_name("migrations")


def open_database(settings: Settings) -> Database:
    """The database of ``settings``, upgraded.

    Raises:
        DatabaseError: it cannot be opened, or a newer program wrote it.
    """
    database = Database(settings.records_url)
    upgrade(database)
    return database


def upgrade(database: Database) -> None:
    """Apply the steps that ``database`` lacks; all of them or none.

    Raises:
        DatabaseError: a newer program wrote it; nothing is changed.
    """
    with database.transaction() as session:
        exclusive(session, "schema")
        connection = session.connection()
        seen = version(connection)
        if seen is not None and seen not in _steps():
            raise DatabaseError(texts.DATABASE_NEWER.format(seen=seen, known=latest()))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def version(connection: Connection) -> str | None:
    """The version that the database behind ``connection`` has, or none if it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def latest() -> str:
    """The version that this program writes."""
    return _steps()[0]


def _steps() -> list[str]:
    """Every version this program knows, newest first."""
    script = ScriptDirectory.from_config(_config())
    return [step.revision for step in script.walk_revisions()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
