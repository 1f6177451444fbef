"""The tables of the front desk: who works there, and who looked at what. They hold no patient's words."""

from __future__ import annotations

import sqlalchemy as sa

from bot.conversation.tables import metadata

staff = sa.Table(
    "desk_staff",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("name", sa.String(32), nullable=False, unique=True),
    # As patients and colleagues see it.
    sa.Column("shown", sa.String(40), nullable=False),
    sa.Column("role", sa.String(8), nullable=False),
    sa.Column("password", sa.String(200), nullable=False),
    # Somebody else knows the password: it has to be changed before anything else.
    sa.Column("must_change", sa.Boolean, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    # Encrypted (`bot/desk/second_factor.py`); plain only where a database from before has not met a key yet.
    sa.Column("totp", sa.Text),
    # The last interval of a code that was taken, so that no code is taken twice.
    sa.Column("totp_step", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("created", sa.DateTime, nullable=False),
)
# Of each token and code only a digest is kept: a stolen database signs nobody in.
desk_sessions = sa.Table(
    "desk_sessions",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False, index=True),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("seen", sa.DateTime, nullable=False),
)
# Browsers that somebody has signed in with before: others who guess passwords do not lock these out.
desk_devices = sa.Table(
    "desk_devices",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False, index=True),
    sa.Column("seen", sa.DateTime, nullable=False),
)
recovery_codes = sa.Table(
    "desk_recovery_codes",
    metadata,
    sa.Column("digest", sa.String(64), primary_key=True),
    sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False, index=True),
)
failures = sa.Table(
    "desk_failures",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    # A digest: of an account, an address or a browser.
    sa.Column("key", sa.String(64), nullable=False, index=True),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
)
# Who saw and did what. It outlives the conversation, whose name is then taken out of it.
audit = sa.Table(
    "desk_audit",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.DateTime, nullable=False, index=True),
    # Absent where nobody was signed in, and for the command line.
    sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), index=True),
    sa.Column("what", sa.String(32), nullable=False),
    sa.Column("object", sa.String(80), nullable=False, server_default=""),
    sa.Column("conversation", sa.String(64), index=True),
    info={"outlives": True},
)
