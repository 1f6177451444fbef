"""Conversations, Rasa's events, and what was not understood."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0001", None, None, None
CONVERSATION = "conversations.id"


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("seen", sa.DateTime, nullable=False, index=True),
    )
    op.create_table(
        "messages",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String(64), sa.ForeignKey(CONVERSATION), nullable=False, index=True),
        sa.Column("sender", sa.String(8), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "choices",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("conversation", sa.String(64), sa.ForeignKey(CONVERSATION), nullable=False, index=True),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("sender_id", sa.String(255), nullable=False, index=True),
        sa.Column("type_name", sa.String(255), nullable=False),
        sa.Column("timestamp", sa.Float),
        sa.Column("intent_name", sa.String(255)),
        sa.Column("action_name", sa.String(255)),
        sa.Column("data", sa.Text),
    )
    op.create_table(
        "snapshots",
        sa.Column("conversation", sa.String(64), sa.ForeignKey(CONVERSATION), primary_key=True),
        sa.Column("until", sa.Integer, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "not_understood",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String(64), sa.ForeignKey(CONVERSATION), nullable=False, index=True),
        sa.Column("day", sa.Date, nullable=False, index=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "not_covered",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("intent", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
