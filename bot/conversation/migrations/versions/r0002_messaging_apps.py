"""Messaging apps: what came in, what goes out, and where somebody is answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "addresses",
        sa.Column("conversation", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False, index=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
    )
    op.create_table(
        "heard_messages",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), nullable=False, index=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
    )
    op.create_table(
        "incoming_messages",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String(64), nullable=False, index=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("state", sa.String(8), nullable=False, index=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.DateTime, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "leases",
        sa.Column("conversation", sa.String(64), primary_key=True),
        sa.Column("work", sa.String(8), primary_key=True),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
    )
    op.create_table(
        "outgoing_messages",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String(64), nullable=False, index=True),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("state", sa.String(8), nullable=False, index=True),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("answers", sa.Integer, index=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due", sa.DateTime, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
