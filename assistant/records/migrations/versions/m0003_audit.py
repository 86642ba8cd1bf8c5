"""The audit and its newest entry."""

import sqlalchemy as sa
from alembic import op

from assistant.records.base import DOCUMENT, LONG, Utc

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("result", sa.String(40), nullable=False),
        sa.Column("detail", DOCUMENT, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_audit"),
    )
    op.create_index("ix_audit_created_at", "audit", ["created_at"])
    op.create_index("ix_audit_who", "audit", ["who"])
    op.create_index("ix_audit_action", "audit", ["action"])
    head = op.create_table(
        "audit_head",
        sa.Column("head", LONG, primary_key=True, autoincrement=False),
        sa.Column("sequence", LONG, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("head", name="pk_audit_head"),
    )
    op.bulk_insert(head, [{"head": 1, "sequence": 0, "digest": "0" * 64}])
