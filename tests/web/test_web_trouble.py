"""A database that is locked or broken for a while: patients are told, nobody else waits, nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from visiting import URGENT, Visitor, answer, error_code, first_words

# An emergency is answered at once; other answers may wait for as long as a person would.
AT_ONCE = 2.0
PATIENCE_SECONDS = 12.0
# Longer than Rasa's table of events waits for a lock, shorter than Maru's own tables do.
A_WHILE = 7.0


@pytest.fixture
async def own(client_of: Callable[..., httpx.AsyncClient]) -> Visitor:
    """A visitor of an application whose database may be broken."""
    return await Visitor.arrive(client_of())


@contextlib.contextmanager
def locked(path: Path, seconds: float | None = None) -> Iterator[None]:
    """Another process writes to the database and does not finish, or not for so many seconds."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(seconds or 0, connection.execute, ["ROLLBACK"])
    if seconds:
        timer.start()
    try:
        yield
    finally:
        if seconds:
            timer.join()
        else:
            connection.execute("ROLLBACK")
        connection.close()


@contextlib.asynccontextmanager
async def longest_pause() -> AsyncIterator[list[float]]:
    """How long the event loop stood still; the list holds it afterwards."""
    found, going = [0.0], True

    async def beat() -> None:
        while going:
            began = time.perf_counter()
            await asyncio.sleep(0.02)
            found[0] = max(found[0], time.perf_counter() - began)

    task = asyncio.create_task(beat())
    yield found
    going = False
    await task


async def test_a_locked_database_does_not_delay_an_emergency(own: Visitor, tmp_path: Path) -> None:
    with locked(tmp_path / "own.db"):
        began = time.perf_counter()
        got = await own.post({"text": URGENT})
        took = time.perf_counter() - began
    assert got.status_code == 200
    assert took < AT_ONCE


async def test_a_locked_database_stops_nobody_else(own: Visitor, tmp_path: Path) -> None:
    other = await Visitor.arrive(own.client)
    with locked(tmp_path / "own.db"):
        async with longest_pause() as pause:
            waiting = asyncio.create_task(own.post({"text": "does it hurt"}))
            assert await other.history()
            await waiting
    assert pause[0] < AT_ONCE


async def test_what_could_not_be_kept_is_told_and_the_next_message_works(own: Visitor, tmp_path: Path) -> None:
    with locked(tmp_path / "own.db"):
        began = time.perf_counter()
        refused = await own.post({"text": "does it hurt"})
        took = time.perf_counter() - began
    assert refused.status_code == 503
    assert error_code(refused) == "unavailable"
    assert await own.say("does it hurt")
    assert [each["text"] for each in await own.history()].count("does it hurt") == 1
    assert took < PATIENCE_SECONDS


async def test_an_answer_that_was_acknowledged_is_not_forgotten(own: Visitor, tmp_path: Path) -> None:
    await own.say("check if it's right for me")
    await own.tap(answer("yes"))
    with locked(tmp_path / "own.db", A_WHILE):
        got = await own.post({"text": "31"})
    if got.status_code == 200:
        own.shown = got.json()["messages"]
    else:
        assert error_code(got) == "unavailable"
        await own.say("31")
    assert own.shown[-1]["text"].startswith(first_words("utter_ask_pregnancy"))
    asked = await own.tap(answer("no"))
    assert asked[-1]["text"].startswith(first_words("utter_ask_health_stop"))


async def test_a_conversation_that_cannot_be_read_is_not_begun_anew(own: Visitor, tmp_path: Path) -> None:
    await own.say("add: will it show on passport photos")
    with contextlib.closing(sqlite3.connect(tmp_path / "own.db")) as connection:
        connection.execute("ALTER TABLE events RENAME TO elsewhere")
        connection.commit()
        for got in (
            await own.prep(),
            await own.post({"text": "show my list"}),
            await own.post({"text": "does it hurt"}),
        ):
            assert got.status_code == 503
            assert error_code(got) == "unavailable"
        assert (await own.client.get("/health")).status_code == 503
        connection.execute("ALTER TABLE elsewhere RENAME TO events")
        connection.commit()
    assert len((await own.sheet())["questions"]) == 1
