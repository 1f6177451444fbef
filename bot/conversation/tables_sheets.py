"""The table of consultation sheets that patients agreed to send to the front desk."""

from __future__ import annotations

import sqlalchemy as sa

from bot.conversation.tables import metadata

# A copy as it was when it was sent; it goes with its conversation, or when the patient takes it back.
sheets = sa.Table(
    "sheets",
    metadata,
    sa.Column("id", sa.String(24), primary_key=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, unique=True),
    # When the patient agreed (UTC), and to which wording of the question.
    sa.Column("agreed", sa.DateTime, nullable=False),
    sa.Column("wording", sa.String(12), nullable=False),
    # As far as the patient told them.
    sa.Column("name", sa.String(60)),
    sa.Column("day", sa.Date, index=True),
    sa.Column("data", sa.Text, nullable=False),
)
