"""The tables of what people ask, of the clinic's own answers, and of what a doctor signed off. They hold no patient's words."""

from __future__ import annotations

import sqlalchemy as sa

from bot.conversation import tables_desk  # noqa: F401 - the accounts that these name
from bot.conversation.tables import metadata

# How often something happened on a day. Counts alone are nobody's.
counts = sa.Table(
    "counts",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    # turn, topic, symptom, person or millis
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)
# Answers where the guide is silent: a draft until a doctor has approved it. Whoever wrote and approved stays named.
drafts = sa.Table(
    "desk_drafts",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("subject", sa.String(40), nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("author", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False),
    sa.Column("written", sa.DateTime, nullable=False),
    sa.Column("approver", sa.Integer, sa.ForeignKey("desk_staff.id")),
    sa.Column("approved", sa.DateTime),
    # Replaced by a later answer, or taken out of use.
    sa.Column("ended", sa.DateTime),
)
# A safety fact as it stood when a doctor reviewed it; changed, it has another version and needs a new sign-off.
sign_offs = sa.Table(
    "desk_sign_offs",
    metadata,
    sa.Column("fact", sa.String(64), primary_key=True),
    sa.Column("version", sa.String(12), primary_key=True),
    sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
)
