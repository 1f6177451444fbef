"""Which message of the conversation a parcel shows, so that the desk sees what became of its words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0007", "0006", None, None


def upgrade() -> None:
    """Add the column."""
    op.add_column("outgoing_messages", sa.Column("shows", sa.Integer))
    op.create_index("ix_outgoing_messages_shows", "outgoing_messages", ["shows"])
