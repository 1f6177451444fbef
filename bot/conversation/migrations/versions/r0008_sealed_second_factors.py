"""Room for secrets of second factors that are encrypted; those that are there are sealed as soon as the desk has a key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0008", "0007", None, None


def upgrade() -> None:
    """Widen the column."""
    with op.batch_alter_table("desk_staff") as table:
        table.alter_column("totp", existing_type=sa.String(64), type_=sa.Text, existing_nullable=True)
