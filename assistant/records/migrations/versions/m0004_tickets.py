"""Tickets, their history, their counters; the duty roster."""

import sqlalchemy as sa
from alembic import op

from assistant.records.base import LONG, Utc

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "tickets",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("number", sa.String(24), nullable=False),
        sa.Column("request_hash", sa.String(64)),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("window_id", sa.String(10), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("taken_at", Utc(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("level_since", sa.Date(), nullable=False),
        sa.Column("contact_due", sa.Date()),
        sa.Column("contacted_at", Utc()),
        sa.Column("item_id", sa.String(20), nullable=False),
        sa.Column("department", sa.String(10), nullable=False),
        sa.Column("root_cause", sa.String(32)),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("complexity", sa.String(32)),
        sa.Column("outcome", sa.String(32)),
        sa.Column("refusal", sa.String(32)),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("claimed_by", sa.String(40), nullable=False),
        sa.Column("reported_by", sa.String(32)),
        sa.Column("resolved_by", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_tickets"),
        sa.UniqueConstraint("number", name="uq_tickets_number"),
        sa.UniqueConstraint("request_hash", name="uq_tickets_request_hash"),
        sqlite_autoincrement=True,
    )
    for column in ("window_id", "taken_at", "due", "item_id", "department", "stage", "holder"):
        op.create_index(f"ix_tickets_{column}", "tickets", [column])
    op.create_table(
        "ticket_history",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("ticket_sequence", LONG, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(32), nullable=False),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("level", sa.String(32), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_ticket_history"),
        sa.ForeignKeyConstraint(
            ["ticket_sequence"],
            ["tickets.sequence"],
            name="fk_ticket_history_ticket_sequence_tickets",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("ticket_sequence", "seq", name="uq_ticket_history_ticket_sequence_seq"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ticket_counters",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_ticket_counters"),
    )
    op.create_table(
        "duties",
        sa.Column("sequence", LONG, primary_key=True, autoincrement=True),
        sa.Column("role", sa.String(32), nullable=False),
        sa.Column("place", sa.String(10), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_duties"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_duties_role_place_first", "duties", ["role", "place", "first"])
