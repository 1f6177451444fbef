"""The tables of messaging apps: what came in, what is to go out, where somebody can be answered.

What a person wrote, and where they are reached, is encrypted (`Seal`); the conversation's id is a keyed hash.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.conversation.tables import metadata

# Where the person of a conversation is reached, from their first message until the conversation is erased.
addresses = sa.Table(
    "addresses",
    metadata,
    sa.Column("conversation", sa.String(64), primary_key=True),
    sa.Column("channel", sa.String(16), nullable=False, index=True),
    # When they last wrote.
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("sealed", sa.Text, nullable=False),
)
# Messages without an answer; a row goes in the same transaction in which its answer is kept.
incoming = sa.Table(
    "incoming_messages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.String(64), nullable=False, index=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    # waiting, or dead: given up.
    sa.Column("state", sa.String(8), nullable=False, index=True),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due", sa.DateTime, nullable=False),
    sa.Column("code", sa.String(64), nullable=False),
    sa.Column("sealed", sa.Text, nullable=False),
    # A number is never used again: it is told to others who may look a moment later.
    sqlite_autoincrement=True,
)
# What is still to be delivered; a row goes when the platform has taken all of it.
outgoing = sa.Table(
    "outgoing_messages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.String(64), nullable=False, index=True),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    # waiting; held: until the person writes again; dead: given up.
    sa.Column("state", sa.String(8), nullable=False, index=True),
    # What is urgent goes before what was there already.
    sa.Column("urgent", sa.Boolean, nullable=False),
    # The number of the message that it answers.
    sa.Column("answers", sa.Integer, index=True),
    # The number of the message that it shows, of what somebody at the desk wrote.
    sa.Column("shows", sa.Integer, index=True),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("due", sa.DateTime, nullable=False),
    # How many of its calls the platform has taken.
    sa.Column("done", sa.Integer, nullable=False),
    sa.Column("code", sa.String(64), nullable=False),
    sa.Column("sealed", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
# Who is at work on a conversation, and until when others leave it alone.
leases = sa.Table(
    "leases",
    metadata,
    sa.Column("conversation", sa.String(64), primary_key=True),
    # turn, or send.
    sa.Column("work", sa.String(8), primary_key=True),
    sa.Column("owner", sa.String(32), nullable=False),
    sa.Column("until", sa.DateTime, nullable=False),
)
# Keyed hashes of the platforms' message ids, for telling duplicates; they are nobody's.
heard = sa.Table(
    "heard_messages",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("channel", sa.String(16), nullable=False, index=True),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
)
