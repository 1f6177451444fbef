"""Many messages at once: all are answered, in order, and nobody else waits."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
from visiting import Visitor, own

from bot.conversation.store import conversation_of

MANY = 50


async def send_all(visitor: Visitor, texts: list[str]) -> list[httpx.Response]:
    return list(await asyncio.gather(*(visitor.post({"text": text}) for text in texts)))


async def test_fifty_messages_at_once_are_answered_in_order(visitor: Visitor, database: Path) -> None:
    texts = [f"add: is question number {number} a good one" for number in range(MANY)]
    answers = await send_all(visitor, texts)
    assert [each.status_code for each in answers] == [200] * MANY
    assert all(each.json()["messages"] for each in answers)

    history = await visitor.history()
    assert [each["text"] for each in history if each["from"] == "patient"] == texts

    # Each message is followed by its own answer.
    said = {
        text: [bubble["text"] for bubble in got.json()["messages"]] for text, got in zip(texts, answers, strict=True)
    }
    for place, each in enumerate(history):
        if each["from"] == "patient":
            own = said[each["text"]]
            assert [bubble["text"] for bubble in history[place + 1 : place + 1 + len(own)]] == own


async def test_the_history_has_the_order_in_which_messages_took_effect(visitor: Visitor, database: Path) -> None:
    texts = [f"add: is question number {number} a good one" for number in range(20)]
    await send_all(visitor, texts)
    wanted = "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user' ORDER BY id"
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(wanted, (conversation_of(visitor.token),)).fetchall()
    heard = [json.loads(data)["text"] for (data,) in found]
    assert sorted(heard) == sorted(texts)
    assert [each["text"] for each in await visitor.history() if each["from"] == "patient"] == heard


async def test_messages_at_once_lose_nothing(visitor: Visitor) -> None:
    await send_all(visitor, [f"add: is question number {number} a good one" for number in range(20)])
    questions = own(await visitor.sheet())
    assert len({question["id"] for question in questions}) == len(questions) == 20


async def test_one_persons_flood_is_not_waited_for(client: httpx.AsyncClient) -> None:
    eager, other = await Visitor.arrive(client), await Visitor.arrive(client)
    flood = asyncio.create_task(send_all(eager, ["does it hurt"] * MANY))
    await asyncio.sleep(0.05)
    await other.say("does it hurt")
    assert not flood.done()
    await flood


async def test_people_at_once_do_not_get_each_others_answers(client: httpx.AsyncClient) -> None:
    visitors = [await Visitor.arrive(client) for _ in range(12)]
    areas = ["forehead", "lip flip", "glabella", "bunny lines"]
    asked = [areas[number % len(areas)] for number in range(len(visitors))]
    answers = await asyncio.gather(
        *(visitor.say(f"how many units for the {area}") for visitor, area in zip(visitors, asked, strict=True))
    )
    for area, bubbles in zip(asked, answers, strict=True):
        assert f"area_{area.replace(' ', '_')}" in bubbles[0]["topics"]
