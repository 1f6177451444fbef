"""What a page needs to stay in step with the server: numbers of messages, and what came after one."""

from __future__ import annotations

import httpx
import pytest
from visiting import URGENT, Visitor, error_code


async def after(visitor: Visitor, number: object) -> list[dict[str, object]]:
    got = await visitor.client.get("/chat/messages", params={"after": str(number)}, headers=visitor.headers)
    assert got.status_code == 200, got.text
    return list(got.json()["messages"])


async def test_messages_are_numbered_in_order(visitor: Visitor) -> None:
    await visitor.say("does it hurt")
    numbers = [each["number"] for each in await visitor.history()]
    assert len(numbers) > 2
    assert numbers == sorted(set(numbers))


async def test_an_answer_tells_the_number_of_its_last_message(visitor: Visitor) -> None:
    for text in ("does it hurt", "how many units for the forehead"):
        got = (await visitor.post({"text": text})).json()
        assert got["last"] == (await visitor.history())[-1]["number"]


async def test_only_what_came_after_a_number_is_given(visitor: Visitor) -> None:
    first = (await visitor.post({"text": "does it hurt"})).json()["last"]
    assert await after(visitor, first) == []
    answer = (await visitor.post({"text": "what does it cost"})).json()
    later = await after(visitor, first)
    assert [each["from"] for each in later] == ["patient", *["maru"] * len(answer["messages"])]
    assert later == (await visitor.history())[-len(later) :]
    assert await after(visitor, 0) == await visitor.history()


async def test_others_messages_do_not_come_after(client: httpx.AsyncClient, visitor: Visitor) -> None:
    last = (await visitor.post({"text": "does it hurt"})).json()["last"]
    other = await Visitor.arrive(client)
    await other.say("what does it cost")
    assert await after(visitor, last) == []


async def test_an_alarm_is_there_after_its_answer(visitor: Visitor) -> None:
    last = (await visitor.post({"text": "does it hurt"})).json()["last"]
    alarm = (await visitor.post({"text": URGENT})).json()
    assert "last" not in alarm, "it is answered before it is written"
    assert [each["text"] for each in await after(visitor, last)] == [URGENT, *(m["text"] for m in alarm["messages"])]


@pytest.mark.parametrize("number", ["", "-1", "1.5", "x", "٣", "9" * 30, "1 OR 1=1"])
async def test_what_is_no_number_is_refused(visitor: Visitor, number: str) -> None:
    got = await visitor.client.get("/chat/messages", params={"after": number}, headers=visitor.headers)
    assert got.status_code == 400
    assert error_code(got) == "bad_number"
    assert "after=12" in got.json()["error"]["message"]
