import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from assistant.records import schema
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError
from assistant.records.tables import METADATA


def test_the_steps_lead_to_the_tables_that_the_program_uses(empty_database: Database) -> None:
    schema.upgrade(empty_database)
    with empty_database.reading() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, METADATA) == []


def test_an_upgraded_database_has_the_latest_version_and_stays_as_it_is(
    empty_database: Database,
) -> None:
    schema.upgrade(empty_database)
    schema.upgrade(empty_database)
    with empty_database.reading() as session:
        assert schema.version(session.connection()) == schema.latest()


def test_an_empty_database_has_no_version(empty_database: Database) -> None:
    with empty_database.reading() as session:
        assert schema.version(session.connection()) is None


def test_a_database_of_a_newer_program_is_refused_and_left_alone(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="9999"):
        schema.upgrade(database)
    with database.reading() as session:
        assert schema.version(session.connection()) == "9999"
