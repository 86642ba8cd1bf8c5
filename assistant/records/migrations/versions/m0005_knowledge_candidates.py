"""Knowledge candidates: what may become a way of asking or a case."""

import sqlalchemy as sa
from alembic import op

from assistant.records.base import DOCUMENT, LONG, Utc

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "knowledge_candidates",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("source_key", sa.String(64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("item_id", sa.String(20), nullable=False),
        sa.Column("item_ids", DOCUMENT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("first_at", Utc(), nullable=False),
        sa.Column("last_at", Utc(), nullable=False),
        sa.Column("ticket", sa.String(24), nullable=False),
        sa.Column("record_id", sa.String(20), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.String(64), nullable=False),
        sa.Column("decided_by", sa.String(40), nullable=False),
        sa.Column("decided_at", Utc()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_knowledge_candidates"),
        sa.UniqueConstraint("kind", "source_key", name="uq_knowledge_candidates_kind_source_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_knowledge_candidates_state", "knowledge_candidates", ["state"])
