"""Erasing leaves nothing, whether the patient asks for it or the time of retention is over."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from visiting import URGENT, Visitor, error_code, fill_rest, of_people, rows, rows_with, stored_bytes

from bot.conversation.store import Records, connect, conversation_of

WORDS = "zirconium"


NONSENSE = f"brillig slithy {WORDS}"


async def fill(visitor: Visitor, path: Path) -> None:
    """A conversation with something in every table and in every slot that holds words."""
    await visitor.say(f"does {WORDS} hurt")
    await visitor.say(NONSENSE)
    await until(lambda: NONSENSE in str(rows(path)["not_understood"]))
    await visitor.say(f"add: will {WORDS} matter")
    await visitor.say(f"{URGENT} {WORDS}")
    await visitor.check()


async def until(so: Callable[[], bool]) -> None:
    """Wait for what is done in the background."""
    for _ in range(3_000):
        if so():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen")


async def test_erased_is_gone(client: httpx.AsyncClient, database: Path) -> None:
    visitor = await Visitor.arrive(client)
    await fill(visitor, database)
    for number in range(12):  # long enough for a snapshot
        await visitor.say(f"add: is question number {number} a good one")
    here = conversation_of(visitor.token)
    fill_rest(database, here, WORDS)
    assert set(rows_with(database, here)) == of_people()

    erased = await visitor.erase()
    assert erased.status_code == 204
    assert erased.content == b""
    assert rows_with(database, here) == []
    assert rows_with(database, WORDS) == []


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/chat/messages"), ("GET", "/chat/prep"), ("DELETE", "/chat/sessions")]
)
async def test_an_erased_conversation_is_unknown(visitor: Visitor, method: str, path: str) -> None:
    await visitor.erase()
    got = await visitor.client.request(method, path, headers=visitor.headers)
    assert got.status_code == 401
    assert error_code(got) == "unknown_token"


async def test_an_erased_conversation_takes_no_message(visitor: Visitor, database: Path) -> None:
    button = visitor.button("/build_question_list")
    await visitor.erase()
    for body in ({"text": "hello"}, {"choice": button}):
        assert (await visitor.post(body)).status_code == 401
    assert rows_with(database, conversation_of(visitor.token)) == []


@pytest.mark.parametrize("others", [False, True], ids=["alone", "while others have the database open"])
async def test_erased_words_do_not_stay_on_the_disk(
    client_of: Callable[..., httpx.AsyncClient], tmp_path: Path, others: bool
) -> None:
    path = tmp_path / "own.db"
    visitor = await Visitor.arrive(client_of())
    with closing(sqlite3.connect(path)) as other:
        if others:
            other.execute("SELECT count(*) FROM messages").fetchall()
        await fill(visitor, path)
        assert WORDS.encode() in stored_bytes(path)
        assert (await visitor.erase()).status_code == 204
        assert WORDS.encode() not in stored_bytes(path)


def slow(monkeypatch: pytest.MonkeyPatch, name: str, before: float = 0.0, after: float = 0.0) -> None:
    """A method of the records takes its time."""
    usual = getattr(Records, name)

    def slower(self: Records, *given: object) -> object:
        time.sleep(before)
        made = usual(self, *given)
        time.sleep(after)
        return made

    monkeypatch.setattr(Records, name, slower)


@pytest.mark.parametrize("text", ["does it hurt", URGENT])
async def test_a_message_under_way_leaves_nothing_after_an_erasure(
    visitor: Visitor, database: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    slow(monkeypatch, "add", before=0.6)  # answered, but not yet written down
    said = asyncio.create_task(visitor.post({"text": text}))
    await asyncio.sleep(0.3)
    assert (await visitor.erase()).status_code == 204
    assert (await said).status_code in {200, 401}
    assert rows_with(database, conversation_of(visitor.token)) == []


@pytest.mark.parametrize("text", ["does it hurt", URGENT])
async def test_a_message_during_an_erasure_leaves_nothing(
    visitor: Visitor, database: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    slow(monkeypatch, "erase", before=0.3)
    erased = asyncio.create_task(visitor.erase())
    await asyncio.sleep(0.1)
    said = await visitor.post({"text": text})
    assert (await erased).status_code == 204
    assert said.status_code in {200, 401}
    assert rows_with(database, conversation_of(visitor.token)) == []


async def test_conversations_that_nobody_uses_are_deleted(
    client_of: Callable[..., httpx.AsyncClient], tmp_path: Path
) -> None:
    from bot.serve import _expire

    path = tmp_path / "own.db"
    client = client_of()
    old, used = await Visitor.arrive(client), await Visitor.arrive(client)
    for each in (old, used):
        await fill(each, path)
    with closing(sqlite3.connect(path)) as connection:
        for each, days in ((old, 91), (used, 89)):
            connection.execute(
                "UPDATE conversations SET seen = datetime('now', ?) WHERE id = ?",
                (f"-{days} days", conversation_of(each.token)),
            )
        connection.commit()

    job = asyncio.create_task(_expire(Records(connect(f"sqlite:///{path}")), 90))
    for _ in range(100):
        await asyncio.sleep(0.02)
        if not rows_with(path, conversation_of(old.token)):
            break
    job.cancel()
    assert rows_with(path, conversation_of(old.token)) == []
    assert (await old.post({"text": "hello"})).status_code == 401
    assert len(await used.history()) > 1


async def test_the_time_of_retention_can_be_carried_out_by_a_command(
    client_of: Callable[..., httpx.AsyncClient], tmp_path: Path
) -> None:
    from bot.serve import expire
    from bot.settings import Settings

    path = tmp_path / "own.db"
    visitor = await Visitor.arrive(client_of())
    await fill(visitor, path)
    for number in range(12):  # long enough for a snapshot
        await visitor.say(f"add: is question number {number} a good one {WORDS}")
    fill_rest(path, conversation_of(visitor.token), WORDS)
    assert all(rows(path)[name] for name in of_people()), "something in every table"
    settings = Settings(database=f"sqlite:///{path}", retention_days=30)
    assert expire(settings) == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE conversations SET seen = datetime('now', '-31 days')")
        # What a crash of an earlier version may have left behind, and what somebody is writing now.
        for sender, age in (("nobody", 31 * 86_400), ("somebody", 0)):
            row = (sender, time.time() - age)
            connection.execute("INSERT INTO events (sender_id, type_name, timestamp) VALUES (?, 'user', ?)", row)
        connection.commit()
    assert expire(settings) == 1
    left = rows(path)
    assert [row[1] for row in left.pop("events")] == ["somebody"]
    assert WORDS not in str(left.pop("not_covered"))
    assert not any(found for name, found in left.items() if name in of_people() and name != "desk_audit")
    assert [row[-1] for row in left["desk_audit"]] == [None], "who saw it stays, of whom is gone"
    assert WORDS.encode() not in stored_bytes(path)


async def test_the_job_of_expiry_runs_with_the_application(
    client_of: Callable[..., httpx.AsyncClient], tmp_path: Path
) -> None:
    path = tmp_path / "own.db"
    client = client_of(retention_days=1)
    visitor = await Visitor.arrive(client)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE conversations SET seen = datetime('now', '-2 days')")
        connection.commit()
    app = client._transport.app  # type: ignore[attr-defined]
    async with app.router.lifespan_context(app):
        for _ in range(100):
            await asyncio.sleep(0.02)
            if not rows(path)["conversations"]:
                break
    assert rows_with(path, conversation_of(visitor.token)) == []


async def test_the_job_of_expiry_outlives_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot import serve

    calls = 0

    class Failing:
        def delete_expired(self, days: int) -> int:
            nonlocal calls
            calls += 1
            raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(serve, "EXPIRY_SECONDS", 0.01)
    job = asyncio.create_task(serve._expire(Failing(), 90))  # type: ignore[arg-type]
    await asyncio.sleep(0.2)
    assert not job.done()
    job.cancel()
    assert calls > 1
