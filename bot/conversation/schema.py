"""The database's tables are made and changed when it is opened, by Alembic, step by step from whatever is there.

A changed table in `tables.py` needs a file in `migrations/versions/`; `docs/database.md` says how one is written.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

FOLDER = Path(__file__).with_name("migrations")
# Databases from before the first recorded change have the tables of this one.
FIRST = "0001"


class TooNew(RuntimeError):
    """The database was changed by a newer version of Maru than this one."""


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    made.attributes["connection"] = connection
    return made


def is_current(connection: Connection) -> bool:
    """Whether the tables are as this version wants them; looks and locks nothing."""
    here = MigrationContext.configure(connection).get_current_revision()
    return here == ScriptDirectory(str(FOLDER)).get_current_head()


def bring_up_to_date(connection: Connection) -> None:
    """Make or change the tables, within a transaction of the caller in which nobody else does so.

    Raises:
        TooNew: a newer version has been here.
    """
    if is_current(connection):
        return
    here = MigrationContext.configure(connection).get_current_revision()
    known = {each.revision for each in ScriptDirectory(str(FOLDER)).walk_revisions()}
    if here is not None and here not in known:
        raise TooNew(f"the database is at revision {here}, which this version does not know; start the newer version")
    to = configuration(connection)
    if here is None and sa.inspect(connection).has_table("conversations"):
        command.stamp(to, FIRST)
    command.upgrade(to, "head")
