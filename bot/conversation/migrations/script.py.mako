"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = ${repr(up_revision)}, ${repr(down_revision)}, None, None


def upgrade() -> None:
    """Change the tables."""
    ${upgrades}
