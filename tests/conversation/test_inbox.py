"""What was not understood is kept masked and no longer than its conversation; nothing about it can disturb a turn."""

from __future__ import annotations

import asyncio
import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine

from bot.conversation import inbox_records
from bot.conversation.inbox import Inbox
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.model import load_agent
from bot.conversation.store import Change, Records, Said, connect, conversation_of
from bot.conversation.tables import metadata, not_covered, not_understood
from bot.conversation.trackers import Trackers
from bot.conversation.turn import Reception, Turn

NONSENSE = "brillig slithy toves"
FALLBACK = "nlu_fallback"
AT = 1_000.5


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return connect(f"sqlite:///{tmp_path / 'inbox.db'}")


@pytest.fixture
def records(engine: Engine) -> InboxRecords:
    return InboxRecords(engine)


@pytest.fixture
def conversation(engine: Engine) -> str:
    """A conversation in which one message was said, at AT."""
    conversations = Records(engine)
    here = conversation_of(conversations.open())
    conversations.add(here, Said(NONSENSE, ()), change())
    return here


@pytest.fixture
def reception(model: Path, engine: Engine, records: InboxRecords) -> Reception:
    conversations = Records(engine)
    made = Reception(load_agent(model, conversations), conversations)
    made.heard = Inbox(records).hear
    return made


@pytest.fixture
def say(reception: Reception, engine: Engine) -> Callable[..., Any]:
    """Says something in one conversation, and waits for the inbox."""
    here = conversation_of(Records(engine).open())

    async def said(text: str) -> Any:
        made = await reception.turn(here, text=text)
        await reception.heard.__self__.settle()  # type: ignore[attr-defined]
        return made

    return said


def texts(records: InboxRecords) -> list[str]:
    return [message.text for message in records.messages()]


async def test_what_is_none_of_these_is_kept(say: Callable[..., Any], records: InboxRecords) -> None:
    await say(NONSENSE)
    assert [(message.text, message.reason) for message in records.messages()] == [(NONSENSE, "none_of_these")]


def turn(intent: str, confidence: float) -> Turn:
    return Turn((), intent, confidence, 1.0, {})


def change(**also: Any) -> Change:
    """What a turn with one message at AT changes."""
    return Change([{"event": "user", "timestamp": AT}], **also)


async def hear(records: InboxRecords, conversation: str, text: str, made: Turn, changed: Change) -> list[str]:
    """The reasons of all messages that are kept after this one was heard."""
    inbox = Inbox(records)
    inbox.hear(conversation, text, made, changed)
    await inbox.settle()
    return [message.reason for message in records.messages()]


async def test_it_is_kept_masked(records: InboxRecords, conversation: str) -> None:
    text = "is it ok with braces? my name is kim minji, 010-1234-5678"
    await hear(records, conversation, text, turn(FALLBACK, 0.9), change())
    assert texts(records) == ["is it ok with braces? my name is NAME, PHONE"]


async def test_an_unsure_guess_is_kept(records: InboxRecords, conversation: str) -> None:
    for confidence in (0.29, 0.31, 0.99):
        found = await hear(records, conversation, NONSENSE, turn("ask_pain", confidence), change())
    assert found == ["unsure"]


async def misunderstood(*responses: str) -> int:
    """The count that is handed over after messages that were each answered with one of these responses."""
    trackers = Trackers()
    events = [
        event for name in responses for event in (UserUttered("x"), BotUttered("y", metadata={"utter_action": name}))
    ]
    await trackers.save(DialogueStateTracker.from_events("somebody", events))
    changed = trackers.take("somebody")
    assert changed is not None
    return changed.misunderstood


async def test_the_second_misunderstanding_in_a_row_is_kept(records: InboxRecords, conversation: str) -> None:
    for responses, kept in (
        (("utter_price", "utter_unknown"), []),
        (("utter_unknown", "utter_price"), []),
        # An explanation is an answer to what was understood.
        (("utter_unknown", "utter_why_age"), []),
        (("utter_unknown", "utter_answer_unclear"), ["twice"]),
    ):
        changed = change(misunderstood=await misunderstood(*responses))
        assert await hear(records, conversation, NONSENSE, turn("affirm", 0.5), changed) == kept
    assert await misunderstood(*["utter_unknown"] * 3) == 2


async def test_what_says_nothing_is_not_kept(records: InboxRecords, conversation: str) -> None:
    for text in ("?", "👍", "12", "010-1234-5678", "ok"):
        assert await hear(records, conversation, text, turn(FALLBACK, 0.9), change()) == []


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


async def test_what_begins_or_ends_a_check_is_never_kept(records: InboxRecords, conversation: str) -> None:
    began = Change([*change().events, {"event": "active_loop", "name": "candidacy_form"}])
    for changed in (began, change(in_form=True), change(erase="health")):
        assert await hear(records, conversation, NONSENSE, turn(FALLBACK, 0.9), changed) == []


async def test_what_is_said_next_does_not_change_what_is_kept(
    reception: Reception, engine: Engine, records: InboxRecords
) -> None:
    """An answer of the check stays one, though the check is over when the inbox comes to look at it."""
    here = conversation_of(Records(engine).open())
    inbox = reception.heard.__self__  # type: ignore[attr-defined]
    await inbox._one.acquire()
    for text in ("check if it's right for me", "yes", NONSENSE, "stop", "hello"):
        await reception.turn(here, text=text)
    inbox._one.release()
    await inbox.settle()
    assert texts(records) == []


def test_a_count_leads_to_nobody_and_a_message_only_to_its_conversation() -> None:
    assert set(not_covered.columns.keys()) == {"day", "intent", "count"}
    assert set(not_understood.columns.keys()) == {"number", "conversation", "day", "reason", "text"}


@pytest.mark.parametrize("erase", ["all", "health", "retention"])
def test_an_erasure_takes_along_what_was_kept(
    engine: Engine, records: InboxRecords, conversation: str, tmp_path: Path, erase: str
) -> None:
    assert records.keep(conversation, AT, NONSENSE, "unsure")
    conversations = Records(engine)
    if erase == "all":
        conversations.erase(conversation)
    elif erase == "health":
        last = conversations.dialogue(conversation)[1][-1][0]
        conversations.add(conversation, Said("i withdraw my consent", ()), Change(after=last, erase="health"))
    else:
        conversations.delete_expired(-1)
    assert texts(records) == []
    assert not records.keep(conversation, AT, NONSENSE, "unsure"), "nor does it come too late"
    assert texts(records) == []
    if erase == "health":
        conversations.erase(conversation)  # what was said outside the check stays until then
    left = b"".join(path.read_bytes() for path in tmp_path.glob("inbox.db*"))
    assert NONSENSE.encode() not in left


async def test_a_message_on_its_way_is_not_left_after_an_erasure(
    reception: Reception, engine: Engine, records: InboxRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, free = InboxRecords.keep, threading.Event()

    def held(self: InboxRecords, *given: Any) -> bool:
        free.wait(60)
        return usual(self, *given)

    monkeypatch.setattr(InboxRecords, "keep", held)
    here = conversation_of(Records(engine).open())
    await reception.turn(here, text=NONSENSE)
    await asyncio.to_thread(Records(engine).erase, here)
    free.set()
    await reception.heard.__self__.settle()  # type: ignore[attr-defined]
    with engine.connect() as connection:
        assert not any(connection.execute(sa.select(table)).all() for table in metadata.sorted_tables)


async def test_a_broken_inbox_breaks_no_turn(say: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise sa.exc.OperationalError("INSERT", {}, Exception("disk full"))

    monkeypatch.setattr(InboxRecords, "keep", broken)
    monkeypatch.setattr(InboxRecords, "count", broken)
    for text in (NONSENSE, "does it hurt"):
        assert (await say(text)).bubbles


def test_the_oldest_go_first(records: InboxRecords, conversation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox_records, "MOST_KEPT", 3)
    for number in range(5):
        records.keep(conversation, AT, f"message {number}", "unsure")
    assert texts(records) == ["message 2", "message 3", "message 4"]


def test_what_is_too_old_is_deleted(
    records: InboxRecords, conversation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = inbox_records._today()
    for days in (100, 91, 90, 0):
        monkeypatch.setattr(inbox_records, "_today", lambda days=days: today - datetime.timedelta(days=days))
        records.keep(conversation, AT, f"{days} days old", "unsure")
        records.count("ask_pain")
    records.expire(90)
    assert texts(records) == ["90 days old", "0 days old"]
    assert records.uncovered() == {"ask_pain": 2}
    assert b"91 days old" not in b"".join(path.read_bytes() for path in tmp_path.glob("inbox.db*"))
    records.expire(0)
    assert (texts(records), records.uncovered()) == ([], {})
