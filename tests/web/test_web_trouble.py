"""A database that is locked or broken for a while: patients are told, nobody else waits, nothing acknowledged is lost."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
import sqlalchemy as sa
from visiting import URGENT, Visitor, answer, error_code, first_words, rows
from visiting import own as own_questions

from bot.conversation import database
from bot.conversation.store import Change, Records, connect, conversation_of

T = TypeVar("T")
# Of seconds, longer than anything here takes.
LONG = 60.0
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


async def soon(answer: Awaitable[T]) -> T:
    """Something that waits for no lock; the limit is there for the case that it does."""
    return await asyncio.wait_for(answer, LONG)


async def test_a_locked_database_does_not_delay_an_emergency(
    own: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_SECONDS", LONG)
    with locked(tmp_path / "own.db"):
        got = await soon(own.post({"text": URGENT}))
    assert got.status_code == 200


async def test_a_locked_database_stops_nobody_else(
    own: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_SECONDS", LONG)
    other, began, usual = await Visitor.arrive(own.client), threading.Event(), Records.add

    def add(self: Records, *given: object) -> None:
        began.set()
        usual(self, *given)

    monkeypatch.setattr(Records, "add", add)
    with locked(tmp_path / "own.db"):
        waiting = asyncio.create_task(own.post({"text": "does it hurt"}))
        assert await asyncio.to_thread(began.wait, LONG)
        assert await soon(other.history())
        assert not waiting.done(), "it waits for the lock, and only it"
    assert (await waiting).status_code == 200


async def test_what_could_not_be_kept_is_told_and_the_next_message_works(
    own: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.2)
    with locked(tmp_path / "own.db"):
        refused = await soon(own.post({"text": "does it hurt"}))
    assert refused.status_code == 503
    assert error_code(refused) == "unavailable"
    monkeypatch.undo()
    assert await own.say("does it hurt")
    assert [each["text"] for each in await own.history()].count("does it hurt") == 1


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
    assert len(own_questions(await own.sheet())) == 1


def failing(monkeypatch: pytest.MonkeyPatch, name: str, times: int = 1) -> None:
    """A method of the records fails so many times, as on a locked database, and works from then on."""
    usual, left = getattr(Records, name), [times]

    def sometimes(self: Records, *given: object) -> object:
        left[0] -= 1
        if left[0] >= 0:
            raise sa.exc.OperationalError(name, {}, Exception("database is locked"))
        return usual(self, *given)

    monkeypatch.setattr(Records, name, sometimes)


@pytest.mark.parametrize("name", ["exists", "dialogue", "add"])
async def test_a_refused_answer_leaves_no_trace(
    own: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """ "No" is sent, refused, and sent again: it must not become the answer to two questions."""
    await own.check(("yes", 31))
    before = rows(tmp_path / "own.db")
    failing(monkeypatch, name)
    refused = await own.post({"text": "no"})
    assert refused.status_code == 503
    assert rows(tmp_path / "own.db") == before
    asked = await own.say("no")
    assert asked[-1]["text"].startswith(first_words("utter_ask_health_stop"))


async def test_a_refused_tap_can_be_tapped_again(own: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    await own.check(("yes", 31))
    failing(monkeypatch, "choice")
    assert (await own.post({"choice": own.button(answer("no"))})).status_code == 503
    assert (await own.tap(answer("no")))[-1]["text"].startswith(first_words("utter_ask_health_stop"))


async def test_an_alarm_that_could_not_be_kept_at_once_is_kept_and_ends_the_check(
    own: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await own.check(("yes", 31))
    failing(monkeypatch, "add")
    assert (await own.post({"text": URGENT})).status_code == 200
    assert [each["text"] for each in await own.history()].count(URGENT) == 1
    await own.say("no")
    assert "health_stop" not in str(await own.sheet())
    assert (await own.say("check if it's right for me"))[-1]["text"].startswith(first_words("utter_ask_pregnancy"))


@pytest.mark.parametrize("name", ["exists", "dialogue", "add"])
async def test_every_alarm_is_answered_without_the_database(
    own: Visitor, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    failing(monkeypatch, name, times=1_000)
    for text, topic in ((URGENT, "urgent_now"), ("My eyelid is drooping since the injection", "call_clinic")):
        got = await own.post({"text": text})
        assert got.status_code == 200
        assert got.json()["messages"][0]["topics"] == [topic]


async def test_a_session_that_cannot_be_kept_is_not_opened_by_half(
    own: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(tmp_path / "own.db")
    monkeypatch.setattr("bot.conversation.store.write_said", lambda *_, **__: 1 / 0)
    assert (await own.client.post("/chat/sessions")).status_code == 500
    assert rows(tmp_path / "own.db") == before


async def test_a_turn_that_another_process_has_overtaken_is_refused(
    own: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await own.say("does it hurt")
    elsewhere, here = Records(connect(f"sqlite:///{tmp_path / 'own.db'}")), conversation_of(own.token)
    usual = Records.add

    def overtaken(self: Records, conversation: str, said: object, change: Change) -> None:
        with contextlib.closing(sqlite3.connect(tmp_path / "own.db")) as other:
            other.execute("INSERT INTO events (sender_id, type_name, data) VALUES (?, 'x', '{}')", (here,))
            other.commit()
        usual(self, conversation, said, change)

    with monkeypatch.context() as race:
        race.setattr(Records, "add", overtaken)
        assert (await own.post({"text": "what does it cost"})).status_code == 503
    assert "what does it cost" not in str(elsewhere.history(here))
    assert await own.say("what does it cost")


async def test_a_sentence_that_cannot_be_said_is_no_misunderstanding(
    own: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as bug:
        bug.setattr("bot.conversation.nlg.values", dict)
        refused = await own.post({"text": "can i talk to a person"})
        assert refused.status_code == 503
        assert error_code(refused) == "unavailable"
    assert await own.say("can i talk to a person")
    assert [each["text"] for each in await own.history()].count("can i talk to a person") == 1
