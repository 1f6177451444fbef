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
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.conversation.tables import metadata
from bot.conversation.trouble import trouble

SQLITE = "sqlite"
# How long a write waits for another one that has the database locked.
PATIENCE_SECONDS = 5.0
# Somebody who looks whether all is well waits less.
GLANCE_MILLIS = 1_000
T = TypeVar("T")
# Those who wait for a lock are writers; readers have threads of their own, which are therefore free.
_READERS = ThreadPoolExecutor(8, "database-read")
_WRITERS = ThreadPoolExecutor(32, "database-write")


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
    """Open the database and make missing tables.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it cannot be reached.
    """
    url = make_url(address)
    if url.get_backend_name() != SQLITE:
        engine = sa.create_engine(url, pool_pre_ping=True, pool_size=10)
        metadata.create_all(engine)
        return engine
    file = _File(url.database or ":memory:")
    # A connection for each use: one that stays open would go on with a file that was deleted, and lose what it is given.
    engine = sa.create_engine(url, poolclass=NullPool, creator=file.open)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    metadata.create_all(engine)
    file.mode = "rw"
    return engine


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
