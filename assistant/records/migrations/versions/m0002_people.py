"""Accounts, sessions, attempts to sign in."""

import sqlalchemy as sa
from alembic import op

from assistant.records.base import LONG, Utc

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("window_id", sa.String(40), nullable=False),
        sa.Column("department", sa.String(10), nullable=False),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("password_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_people"),
        sa.UniqueConstraint("account", name="uq_people_account"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sessions",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("person_sequence", LONG, nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("seen_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_sessions"),
        sa.ForeignKeyConstraint(
            ["person_sequence"],
            ["people.sequence"],
            name="fk_sessions_person_sequence_people",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("token_hash", name="uq_sessions_token_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sessions_person_sequence", "sessions", ["person_sequence"])
    op.create_table(
        "sign_in_attempts",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_sign_in_attempts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_in_attempts_account", "sign_in_attempts", ["account"])
    op.create_index("ix_sign_in_attempts_address", "sign_in_attempts", ["address"])
