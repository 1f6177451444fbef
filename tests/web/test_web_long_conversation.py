"""A long conversation knows what a short one knows, and reads no more of it from the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from visiting import CHECK, Visitor, answer, rows

from bot.conversation import trackers
from bot.conversation.store import Records, connect, conversation_of

TALK = ["does it hurt", "when do people start", "what does it cost", "can i fly after it", "how long does it last"]


@pytest.fixture
async def own(client_of: Callable[..., httpx.AsyncClient]) -> Visitor:
    return await Visitor.arrive(client_of())


async def chatter(visitor: Visitor, times: int = trackers.MOST_MESSAGES + 2) -> None:
    for number in range(times):
        await visitor.say(TALK[number % len(TALK)])


async def test_the_check_survives_any_number_of_questions_in_its_middle(own: Visitor) -> None:
    await own.check(CHECK[:4])
    await chatter(own)
    for given in CHECK[4:]:
        await own.tap(answer(str(given)))
    candidacy = (await own.sheet())["candidacy"]
    assert candidacy["outcome"] == "discuss"
    assert "thirties" in [reason["code"] for reason in candidacy["reasons"]]


async def test_what_was_said_at_the_beginning_still_counts(own: Visitor) -> None:
    await own.say("how many units for the lip flip")
    await own.say("add: will it show on passport photos")
    await chatter(own)
    await own.say("make my question list")
    listed = str((await own.sheet())["questions"])
    assert "passport photos" in listed
    assert "lip" in listed.lower()


async def test_only_the_last_messages_are_read(own: Visitor, tmp_path: Path) -> None:
    await chatter(own, 3 * trackers.MOST_MESSAGES)
    path = tmp_path / "own.db"
    records, here = Records(connect(f"sqlite:///{path}")), conversation_of(own.token)
    snapshot, read = records.dialogue(here)
    assert snapshot is not None
    messages = [event for _, event in read if event["event"] == "user"]
    assert len(messages) <= trackers.MOST_MESSAGES + 1
    # Rasa's own record stays whole.
    assert len([row for row in rows(path)["events"] if row[2] == "user"]) == 3 * trackers.MOST_MESSAGES
    await own.erase()
    assert rows(path)["snapshots"] == []


async def test_starting_over_forgets_the_beginning_of_a_long_conversation_too(own: Visitor) -> None:
    await own.say("add: will it show on passport photos")
    await own.say("how many units for the lip flip")
    await chatter(own)
    await own.say("start over")
    assert await own.sheet() == {}
    await chatter(own)
    await own.say("make my question list")
    assert "passport" not in str(await own.sheet())
