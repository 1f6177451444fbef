"""Opening the database, and using it outside the event loop, so that a slow or locked one delays nobody else."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.conversation import (  # noqa: F401 - makes their tables known
    tables_delivery,
    tables_desk,
    tables_handover,
    tables_information,
    tables_sheets,
)
from bot.conversation.schema import bring_up_to_date, is_current
from bot.conversation.tables import metadata
from bot.conversation.trouble import trouble

SQLITE, POSTGRES = "sqlite", "postgresql"
# How long a write waits for another one that has the database locked.
PATIENCE_SECONDS = 5.0
# Somebody who looks whether all is well waits less.
GLANCE_MILLIS = 1_000
# Of libpq: a server that cannot be reached, or that has gone without a word, is noticed in good time.
_PATIENT = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "keepalives_idle": 30}
# Any number, the same for all processes.
TABLES_LOCK = 1_297_109_589
T = TypeVar("T")
# Those who wait for a lock are writers; readers have threads of their own, which are therefore free.
READERS, WRITERS = 8, 32
_READERS = ThreadPoolExecutor(READERS, "database-read")
_WRITERS = ThreadPoolExecutor(WRITERS, "database-write")


async def reading(call: Callable[..., T], *arguments: Any) -> T:
    """Call what reads from the database, in a thread.

    Raises:
        TurnError: the database cannot be used (503).
    """
    return await _outside(_READERS, call, *arguments)


async def writing(call: Callable[..., T], *arguments: Any) -> T:
    """Call what writes into the database, in a thread.

    Raises:
        TurnError: the database cannot be used (503).
    """
    return await _outside(_WRITERS, call, *arguments)


async def _outside(threads: ThreadPoolExecutor, call: Callable[..., T], *arguments: Any) -> T:
    try:
        return await asyncio.get_running_loop().run_in_executor(threads, call, *arguments)
    except SQLAlchemyError as failed:
        raise trouble(failed, "database") from failed


def connect(address: str) -> Engine:
    """Open the database, and make or change its tables where they are not as they should be.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it cannot be reached, or is none of SQLite and PostgreSQL.
        TooNew: a newer version of Maru has changed it.
    """
    url = make_url(address)
    if url.get_backend_name() == POSTGRES:
        return _connect_postgres(url)
    if url.get_backend_name() != SQLITE:
        raise sa.exc.ArgumentError("only SQLite and PostgreSQL can be used")
    file = _File(url.database or ":memory:")
    # A connection for each use: one that stays open would go on with a file that was deleted, and lose what it is given.
    engine = sa.create_engine(url, poolclass=NullPool, creator=file.open)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        current = is_current(connection)
    if not current:
        with engine.begin() as connection:
            # Python's driver would begin only before a row is written, which is after the tables were looked at.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            bring_up_to_date(connection)
    file.mode = "rw"
    return engine


def _connect_postgres(url: URL) -> Engine:
    engine = sa.create_engine(
        url,
        pool_pre_ping=True,
        # As many as there are threads and a few for those who look whether all is well: no reader waits for writers.
        pool_size=10,
        max_overflow=READERS + WRITERS,
        pool_timeout=PATIENCE_SECONDS,
        connect_args=_PATIENT,
    )
    sa.event.listen(engine, "connect", _prepare_postgres)
    with engine.begin() as connection:
        # Several processes may start at once on an empty database.
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(TABLES_LOCK)))
        bring_up_to_date(connection)
    return engine


def _prepare_postgres(connection: Any, _: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = %s", (int(PATIENCE_SECONDS * 1000),))
    connection.commit()


class _File:
    """A file of SQLite. Once it was opened, a missing file is an error: an empty one in its place would hide the loss."""

    def __init__(self, path: str) -> None:
        self._path, self.mode = path, "rwc"

    def open(self) -> sqlite3.Connection:
        if self._path.startswith((":memory:", "file:")):
            return sqlite3.connect(self._path, PATIENCE_SECONDS, uri=True, check_same_thread=False)
        address = f"file:{quote(str(Path(self._path).absolute()))}?mode={self.mode}"
        return sqlite3.connect(address, PATIENCE_SECONDS, uri=True, check_same_thread=False)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # Readers and one writer at once; a commit that a crash of the program cannot lose; what is deleted is overwritten.
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")
    # A file that was put back from a copy may have another mode; an empty one is left as it is.
    (mode,), (pages,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("journal_mode", "page_count"))
    if mode != "wal" and pages:
        connection.execute("PRAGMA journal_mode=WAL")


def usable(engine: Engine) -> bool:
    """Whether everything could be read and written now."""
    try:
        with engine.connect() as connection:
            if engine.dialect.name == SQLITE:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={GLANCE_MILLIS}")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {GLANCE_MILLIS}")
                if connection.exec_driver_sql("SHOW transaction_read_only").scalar() != "off":
                    return False
            for table in metadata.sorted_tables:
                connection.execute(sa.select(table).limit(0))
            connection.exec_driver_sql("ROLLBACK")
    except SQLAlchemyError:
        return False
    return True


def clean(engine: Engine) -> bool:
    """Take deleted words out of SQLite's log beside the file; whether that is done, or somebody is still reading."""
    if engine.dialect.name != SQLITE:
        return True
    with engine.connect() as connection:
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    return not busy
