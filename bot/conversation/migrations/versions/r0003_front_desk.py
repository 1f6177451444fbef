"""The front desk: accounts, sessions, second step, lock-out, audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0003", "0002", None, None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "desk_failures",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(64), nullable=False, index=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
    )
    op.create_table(
        "desk_staff",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(32), nullable=False, unique=True),
        sa.Column("shown", sa.String(40), nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("totp", sa.String(64)),
        sa.Column("totp_step", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("created", sa.DateTime, nullable=False),
    )
    op.create_table(
        "desk_audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
        sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), index=True),
        sa.Column("what", sa.String(32), nullable=False),
        sa.Column("object", sa.String(80), nullable=False, server_default=""),
        sa.Column("conversation", sa.String(64), index=True),
    )
    op.create_table(
        "desk_devices",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False, index=True),
        sa.Column("seen", sa.DateTime, nullable=False),
    )
    op.create_table(
        "desk_recovery_codes",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False, index=True),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("staff", sa.Integer, sa.ForeignKey("desk_staff.id"), nullable=False, index=True),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("seen", sa.DateTime, nullable=False),
    )
