"""Run by alembic: applies the steps over the connection that ``schema.upgrade`` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,  # SQLite too: the engine begins its transactions itself
    render_as_batch=True,  # SQLite changes a column by copying the table
)
context.run_migrations()
