"""Sheets that patients sent to the front desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0006", "0005", None, None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sheets",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, unique=True),
        sa.Column("agreed", sa.DateTime, nullable=False),
        sa.Column("wording", sa.String(12), nullable=False),
        sa.Column("name", sa.String(60)),
        sa.Column("day", sa.Date, index=True),
        sa.Column("data", sa.Text, nullable=False),
    )
