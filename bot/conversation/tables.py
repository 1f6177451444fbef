"""The tables of the database: Maru's own, and Rasa's events as its SQL tracker store would write them.

Whatever tells of a person names its conversation, so that an erasure finds it.
"""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("seen", sa.DateTime, nullable=False, index=True),
)
messages = sa.Table(
    "messages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("sender", sa.String(8), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
# What each button that was shown stands for; the patient's side knows only the id.
choices = sa.Table(
    "choices",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("title", sa.String(80), nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
)
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("sender_id", sa.String(255), nullable=False, index=True),
    sa.Column("type_name", sa.String(255), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("intent_name", sa.String(255)),
    sa.Column("action_name", sa.String(255)),
    sa.Column("data", sa.Text),
)
# What a long conversation had come to at an event: from there on its events are read, not from the beginning.
snapshots = sa.Table(
    "snapshots",
    metadata,
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), primary_key=True),
    sa.Column("until", sa.Integer, nullable=False),
    sa.Column("data", sa.Text, nullable=False),
)
# What was not understood, masked, for whoever teaches Maru.
not_understood = sa.Table(
    "not_understood",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("reason", sa.String(16), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
# How often each subject that the guide does not cover was asked about; counts alone are nobody's.
not_covered = sa.Table(
    "not_covered",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("intent", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)
