"""What was not understood is kept masked and without its conversation; nothing about it can disturb a turn."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import inbox_records
from bot.conversation.inbox import Inbox
from bot.conversation.inbox_records import InboxRecords, metadata
from bot.conversation.model import load_agent
from bot.conversation.store import connect
from bot.conversation.turn import Reception, Turn

NONSENSE = "brillig slithy toves"
FALLBACK = "nlu_fallback"


@pytest.fixture(scope="module")
def agent(model: Path) -> Any:
    return load_agent(model)


@pytest.fixture
def records(tmp_path: Path) -> InboxRecords:
    return InboxRecords(connect(f"sqlite:///{tmp_path / 'inbox.db'}"))


@pytest.fixture
def say(agent: Any, records: InboxRecords, request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Says something in this test's conversation, and waits for the inbox."""
    reception = Reception(agent)
    inbox = Inbox(records, agent.tracker_store.retrieve)
    reception.heard = inbox.hear

    async def said(text: str) -> Any:
        made = await reception.turn(request.node.name, text=text)
        await inbox.settle()
        return made

    return said


def texts(records: InboxRecords) -> list[str]:
    return [message.text for message in records.messages()]


async def test_what_is_none_of_these_is_kept(say: Callable[..., Any], records: InboxRecords) -> None:
    await say(NONSENSE)
    assert [(message.text, message.reason) for message in records.messages()] == [(NONSENSE, "none_of_these")]


def turn(intent: str, confidence: float) -> Turn:
    return Turn((), intent, confidence, 1.0, {})


def told(*actions: str) -> Callable[[str], Any]:
    """A conversation whose messages were each followed by one of these actions."""
    events = [event for action in actions for event in (UserUttered("x"), ActionExecuted(action))]

    async def tracker(_: str) -> DialogueStateTracker:
        return DialogueStateTracker.from_events("somebody", events)

    return tracker


async def reasons(records: InboxRecords, tracker: Callable[[str], Any], *turns: Turn) -> list[str]:
    inbox = Inbox(records, tracker)
    for number, made in enumerate(turns):
        inbox.hear("somebody", f"{NONSENSE} {number}", made)
        await inbox.settle()
    return [message.reason for message in records.messages()]


async def test_it_is_kept_masked(records: InboxRecords) -> None:
    inbox = Inbox(records, told("action_unknown"))
    inbox.hear("somebody", "is it ok with braces? my name is kim minji, 010-1234-5678", turn(FALLBACK, 0.9))
    await inbox.settle()
    assert texts(records) == ["is it ok with braces? my name is NAME, PHONE"]


async def test_an_unsure_guess_is_kept(records: InboxRecords) -> None:
    made = turn("ask_pain", 0.29), turn("ask_pain", 0.31), turn("ask_pain", 0.99)
    assert await reasons(records, told("action_answer"), *made) == ["unsure"]


async def test_the_second_misunderstanding_in_a_row_is_kept(records: InboxRecords) -> None:
    made = turn("affirm", 0.5)
    assert await reasons(records, told("action_answer", "action_unknown"), made) == []
    assert await reasons(records, told("action_unknown", "action_answer"), made) == []
    assert await reasons(records, told("action_unknown", "action_unknown"), made) == ["twice"]


async def test_what_says_nothing_is_not_kept(records: InboxRecords) -> None:
    inbox = Inbox(records, told("action_unknown"))
    for text in ("?", "👍", "12", "010-1234-5678", "ok"):
        inbox.hear("somebody", text, turn(FALLBACK, 0.9))
        await inbox.settle()
    assert texts(records) == []


async def test_what_is_understood_is_not_kept(say: Callable[..., Any], records: InboxRecords) -> None:
    await say("how many units for the forehead")
    await say("hello")
    assert texts(records) == []


async def test_a_symptom_is_never_kept(say: Callable[..., Any], records: InboxRecords) -> None:
    for text in ("i can't swallow since the injection", f"{NONSENSE} my eyelid droops since yesterday's botox"):
        await say(text)
    assert texts(records) == []


async def test_an_answer_inside_the_check_is_never_kept(say: Callable[..., Any], records: InboxRecords) -> None:
    for text in ("check if it's right for me", "yes", NONSENSE, "28", f"{NONSENSE} again"):
        await say(text)
    assert texts(records) == []


async def test_what_the_guide_does_not_cover_is_counted_without_words(
    say: Callable[..., Any], records: InboxRecords
) -> None:
    for text in ("does it hurt", "is it painful", "how many units for the forehead", "what's the weather today"):
        await say(text)
    assert records.uncovered() == {"ask_pain": 2, "out_of_scope": 1}
    assert texts(records) == []


async def test_nothing_leads_back_to_a_conversation(say: Callable[..., Any], records: InboxRecords) -> None:
    await say(NONSENSE)
    await say("does it hurt")
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert columns == {"number", "day", "reason", "text", "intent", "count"}
    assert {type(column.type).__name__ for column in metadata.tables["not_understood"].columns} == {
        "Integer", "Date", "String", "Text"
    }  # fmt: skip


async def test_a_broken_inbox_breaks_no_turn(agent: Any, records: InboxRecords) -> None:
    def broken(*_: Any) -> None:
        raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))

    records.keep = records.count = broken  # type: ignore[method-assign]
    inbox = Inbox(records, agent.tracker_store.retrieve)
    reception = Reception(agent)
    reception.heard = inbox.hear
    for text in (NONSENSE, "does it hurt"):
        assert (await reception.turn("broken-inbox", text=text)).bubbles
    await inbox.settle()


def test_the_oldest_go_first(records: InboxRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox_records, "MOST_KEPT", 3)
    for number in range(5):
        records.keep(f"message {number}", "unsure")
    assert texts(records) == ["message 2", "message 3", "message 4"]


def test_what_is_too_old_is_deleted(records: InboxRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    today = inbox_records._today()
    for days in (100, 91, 90, 0):
        monkeypatch.setattr(inbox_records, "_today", lambda days=days: today - datetime.timedelta(days=days))
        records.keep(f"{days} days old", "unsure")
        records.count("ask_pain")
    records.expire(90)
    assert texts(records) == ["90 days old", "0 days old"]
    assert records.uncovered() == {"ask_pain": 2}
    records.expire(0)
    assert (texts(records), records.uncovered()) == ([], {})
