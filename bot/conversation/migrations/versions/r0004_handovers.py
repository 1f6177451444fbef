"""Hand-overs to a person, and replies that are often written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0004", "0003", None, None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "desk_canned_replies",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("title", sa.String(40), nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "handovers",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
        sa.Column("state", sa.String(10), nullable=False, index=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.Column("alarmed", sa.DateTime),
        sa.Column("since", sa.DateTime, nullable=False, index=True),
        sa.Column("taken", sa.DateTime),
        sa.Column("closed", sa.DateTime),
        sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), index=True),
        sa.Column("present", sa.DateTime),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index(
        "one_open_handover",
        "handovers",
        ["conversation"],
        unique=True,
        sqlite_where=sa.text("state != 'closed'"),
        postgresql_where=sa.text("state != 'closed'"),
    )
