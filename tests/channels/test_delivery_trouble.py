"""A platform that is slow, busy, broken or silent: the answer comes once, and nobody else waits for it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from recorded import RecordedChannel, new
from serving import RECORDED
from standin import Answer, StandIn
from talking import Talk

from bot.conversation.delivery_incoming import MOST_WAITING
from bot.sentences import sentence

DOSE = "how many units for the forehead?"


@pytest.fixture(params=["telegram"])
def channel(request: pytest.FixtureRequest) -> RecordedChannel:
    """One that shows what happens; how each platform tells of trouble is tested beside it."""
    return RECORDED[request.param]


def of(talk: Talk, body: Any) -> bool:
    """Whether a call is about this person."""
    return talk.person in json.dumps(body)


def waiting(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table} WHERE state = 'waiting'").fetchone()[0])


def once(talk: Talk) -> None:
    """Nothing was shown twice."""
    counts = Counter((each.text, each.image) for each in talk.shown)
    assert max(counts.values()) == 1, counts


@pytest.mark.parametrize(
    "trouble",
    [
        Answer(429, {"ok": False, "parameters": {"retry_after": 1}}, {"retry-after": "1"}),
        Answer(500, {"ok": False}),
        Answer(503, {}),
    ],
    ids=["busy", "broken", "away"],
)
async def test_what_a_platform_refuses_for_a_while_is_delivered_once(talk: Talk, trouble: Answer) -> None:
    refused: list[str] = []

    def twice(path: str, body: Any) -> Answer | None:
        if path.endswith("sendMessage") and of(talk, body) and len(refused) < 2:
            refused.append(path)
            return trouble
        return None

    talk.platform.misbehave = twice
    await talk.says(DOSE)
    assert len(refused) == 2
    once(talk)


async def test_a_platform_that_wants_to_be_left_alone_is(talk: Talk) -> None:
    refused: list[float] = []

    def busy(path: str, body: Any) -> Answer | None:
        if path.endswith("sendMessage") and of(talk, body) and not refused:
            refused.append(time.monotonic())
            return Answer(429, {"ok": False, "parameters": {"retry_after": 3}})
        return None

    talk.platform.misbehave = busy
    await talk.says(DOSE)
    taken = [call.at for call in talk.platform.calls if call.taken and talk.channel.shown(call) and of(talk, call.body)]
    assert min(taken) - refused[0] >= 3


async def test_one_who_is_not_reached_holds_up_nobody(talk: Talk, database: Path) -> None:
    def silent(path: str, body: Any) -> Answer | None:
        return Answer(504, {}, seconds=30) if of(talk, body) else None

    talk.platform.misbehave = silent
    for text in (DOSE, "and crow's feet?", "what does it cost?"):
        await talk.send(talk.channel.text(talk.person, text, new()))
    others = [Talk(talk.client, talk.channel, talk.platform) for _ in range(5)]
    answered = await asyncio.gather(*(other.says(DOSE) for other in others))
    assert all(answered)
    assert not talk.shown
    assert waiting(database, "incoming_messages") == 0, "what came in was answered, though nothing could be delivered"
    talk.platform.misbehave = lambda path, body: None
    await talk.answer(sentence("utter_greet")[:30])


async def test_a_channel_that_is_down_holds_up_no_other(talk: Talk, platforms: dict[str, StandIn]) -> None:
    talk.platform.misbehave = lambda path, body: Answer(500, {}, seconds=20)
    for _ in range(20):
        stuck = Talk(talk.client, talk.channel, talk.platform)
        await stuck.send(stuck.channel.text(stuck.person, DOSE, new()))
    other = Talk(talk.client, RECORDED["slack"], platforms["slack"])
    assert await other.says(DOSE)


async def test_who_blocks_the_bot_gets_nothing_more_and_is_no_dead_letter(talk: Talk, database: Path) -> None:
    talk.platform.misbehave = lambda path, body: Answer(403, {"ok": False}) if of(talk, body) else None
    await talk.send(talk.channel.text(talk.person, DOSE, new()))
    await talk.platform.until(
        lambda: [call for call in talk.platform.calls if "sendPhoto" in call.path or "sendMessage" in call.path]
    )
    await talk.platform.until(lambda: waiting(database, "outgoing_messages") == 0, "the end of the attempts")
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM outgoing_messages WHERE state = 'dead'").fetchone()[0] == 0


async def test_what_is_refused_for_good_is_a_dead_letter_that_can_be_tried_again(talk: Talk, database: Path) -> None:
    from bot.conversation.delivery import Delivery
    from bot.conversation.store import connect

    talk.platform.misbehave = lambda path, body: Answer(400, {"ok": False}) if of(talk, body) else None
    await talk.send(talk.channel.text(talk.person, DOSE, new()))
    delivery = Delivery(connect(f"sqlite:///{database}"), "x" * 32)
    await talk.platform.until(delivery.dead_letters, "a dead letter")
    (letter,) = delivery.dead_letters()
    assert (letter.direction, letter.channel, letter.code) == ("out", "telegram", "http_400")
    talk.platform.misbehave = lambda path, body: None
    assert delivery.retry("out", letter.number)
    await talk.answer("units")
    once(talk)
    assert not delivery.drop("out", letter.number)


async def test_more_than_can_wait_is_refused_politely_and_once(talk: Talk, database: Path) -> None:
    await talk.says("hello")
    texts = [talk.channel.text(talk.person, f"question {number}", new()) for number in range(MOST_WAITING + 40)]
    await asyncio.gather(*(talk.send(text) for text in texts))
    assert waiting(database, "incoming_messages") <= MOST_WAITING + 1
    await talk.platform.until(lambda: waiting(database, "incoming_messages") == 0, "all answers")
    refusals = [each for each in talk.shown if each.text == sentence("utter_too_many")]
    assert len(refusals) <= 1
