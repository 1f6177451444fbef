"""Counts of what people ask, answers of the clinic, and what a doctor signed off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0005", "0004", None, None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "counts",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "desk_drafts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("subject", sa.String(40), nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False),
        sa.Column("written", sa.DateTime, nullable=False),
        sa.Column("approver", sa.Integer, sa.ForeignKey("desk_staff.id")),
        sa.Column("approved", sa.DateTime),
        sa.Column("ended", sa.DateTime),
    )
    op.create_table(
        "desk_sign_offs",
        sa.Column("fact", sa.String(64), primary_key=True),
        sa.Column("version", sa.String(12), primary_key=True),
        sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
