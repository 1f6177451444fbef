"""The tables of hand-overs: which conversation a person was asked into, and who answers it."""

from __future__ import annotations

import sqlalchemy as sa

from bot.conversation import tables_desk  # noqa: F401 - whom a hand-over names
from bot.conversation.tables import metadata

handovers = sa.Table(
    "handovers",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
    # waiting, answering or closed
    sa.Column("state", sa.String(10), nullable=False, index=True),
    sa.Column("reason", sa.String(16), nullable=False),
    # Signs of danger, and when the last were told.
    sa.Column("urgent", sa.Boolean, nullable=False),
    sa.Column("alarmed", sa.DateTime),
    sa.Column("since", sa.DateTime, nullable=False, index=True),
    sa.Column("taken", sa.DateTime),
    sa.Column("closed", sa.DateTime),
    sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), index=True),
    # When whoever answers was last seen with the conversation open.
    sa.Column("present", sa.DateTime),
    # Counts up with every change of hands: who acts on what is no longer so is told.
    sa.Column("version", sa.Integer, nullable=False),
)
# A conversation is in one pair of hands at a time.
sa.Index(
    "one_open_handover",
    handovers.c.conversation,
    unique=True,
    sqlite_where=handovers.c.state != "closed",
    postgresql_where=handovers.c.state != "closed",
)
# What is often written, of the clinic's own.
canned_replies = sa.Table(
    "desk_canned_replies",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("title", sa.String(40), nullable=False, unique=True),
    sa.Column("text", sa.Text, nullable=False),
)
