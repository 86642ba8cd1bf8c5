"""Consultations and what people said of them."""

import sqlalchemy as sa
from alembic import op

from assistant.records.base import DOCUMENT, LONG, Utc

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "consultations",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("consultation_id", sa.String(24), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(20)),
        sa.Column("item_ids", DOCUMENT, nullable=False),
        sa.Column("snapshot", sa.String(64), nullable=False),
        sa.Column("timings_ms", DOCUMENT, nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("window_id", sa.String(40), nullable=False),
        sa.Column("right_item_id", sa.String(20)),
        sa.Column("marked_by", sa.String(40)),
        sa.Column("marked_at", Utc()),
        sa.PrimaryKeyConstraint("sequence", name="pk_consultations"),
        sa.UniqueConstraint("consultation_id", name="uq_consultations_consultation_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_consultations_created_at", "consultations", ["created_at"])
    op.create_index("ix_consultations_item_id", "consultations", ["item_id"])
    op.create_table(
        "feedback",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("consultation_sequence", LONG, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["consultation_sequence"],
            ["consultations.sequence"],
            name="fk_feedback_consultation_sequence_consultations",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "consultation_sequence", "kind", name="uq_feedback_consultation_sequence_kind"
        ),
        sqlite_autoincrement=True,
    )
