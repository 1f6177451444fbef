"""Runs the changes on the connection that `bot.conversation.schema` hands over; Alembic loads this file by its name."""

from __future__ import annotations

from alembic import context

from bot.conversation.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite knows few changes of a table; the others make a new one and copy.
    render_as_batch=True,
    # Whoever handed the connection over has begun, and ends: all changes or none.
    transactional_ddl=False,
)
context.run_migrations()
