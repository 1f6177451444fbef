"""Opening a conversation, and who may look into it."""

from __future__ import annotations

import asyncio
import base64
import re
from pathlib import Path

import httpx
import pytest
from visiting import Visitor, error_code, rows_with, stored_bytes

ROUTES = [("POST", "/chat/messages"), ("GET", "/chat/messages"), ("DELETE", "/chat/sessions"), ("GET", "/chat/prep")]
SECRET = "zirconium"


async def test_opening_gives_a_token_and_a_greeting_with_buttons(client: httpx.AsyncClient) -> None:
    opened = await client.post("/chat/sessions")
    assert opened.status_code == 201
    assert set(opened.json()) == {"token", "messages"}
    (greeting, *_) = opened.json()["messages"]
    assert greeting["text"].strip()
    assert 1 <= len(greeting["buttons"]) <= 3
    for button in greeting["buttons"]:
        assert set(button) == {"id", "title"}


async def test_the_greeting_says_that_it_is_no_person(visitor: Visitor) -> None:
    words = " ".join(bubble["text"] for bubble in visitor.shown)
    assert re.search(r"assistant", words)
    assert re.search(r"not a person", words) and re.search(r"not a doctor", words)


async def test_tokens_cannot_be_guessed(client: httpx.AsyncClient) -> None:
    opened = await asyncio.gather(*(client.post("/chat/sessions") for _ in range(40)))
    tokens = [each.json()["token"] for each in opened]
    assert len(set(tokens)) == len(tokens)
    raw = [base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)) for token in tokens]
    assert min(map(len, raw)) >= 16
    # No place is the same in all of them: there is neither a prefix nor a counter.
    assert all(len(set(column)) > 1 for column in zip(*raw, strict=True))


async def test_button_ids_tell_nothing_and_are_never_the_same(client: httpx.AsyncClient) -> None:
    visitors = [await Visitor.arrive(client) for _ in range(5)]
    ids = [button["id"] for each in visitors for bubble in each.shown for button in bubble.get("buttons", ())]
    assert len(set(ids)) == len(ids)
    for id in ids:
        assert re.fullmatch(r"[A-Za-z0-9_-]{8,}", id)
        assert not re.search(r"ask|check|utter|inform|list", id)


@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic dXNlcjpwYXNz",
        "Token abc",
        f"Bearer {'a' * 43}",
        f"Bearer {'a' * 5000}",
        "bearer  ",
    ],
)
async def test_no_way_in_without_a_token_of_ours(
    client: httpx.AsyncClient, method: str, path: str, header: str | None
) -> None:
    headers = {} if header is None else {"authorization": header}
    got = await client.request(method, path, headers=headers, json={"text": "hi"} if method == "POST" else None)
    assert got.status_code == 401
    assert error_code(got) in {"no_token", "unknown_token"}
    assert got.headers["www-authenticate"] == "Bearer"


async def test_the_right_token_under_a_wrong_scheme_opens_nothing(visitor: Visitor) -> None:
    for header in (visitor.token, f"Basic {visitor.token}", f"Token {visitor.token}", f"Bearer:{visitor.token}"):
        got = await visitor.client.get("/chat/messages", headers={"authorization": header})
        assert got.status_code == 401
        assert error_code(got) == "no_token"


async def test_a_token_in_the_address_opens_nothing(visitor: Visitor) -> None:
    got = await visitor.client.get("/chat/messages", params={"token": visitor.token, "access_token": visitor.token})
    assert got.status_code == 401


async def test_the_stored_id_is_no_token(visitor: Visitor, database: Path) -> None:
    await visitor.say("hello")
    from bot.conversation.store import conversation_of

    stored = conversation_of(visitor.token)
    assert rows_with(database, stored)
    got = await visitor.client.get("/chat/messages", headers={"authorization": f"Bearer {stored}"})
    assert got.status_code == 401


async def test_the_token_is_stored_nowhere(visitor: Visitor, database: Path) -> None:
    await visitor.say("how many units for the forehead")
    await visitor.tap("/build_question_list")
    kept = stored_bytes(database)
    assert b"how many units for the forehead" in kept
    assert visitor.token.encode() not in kept


async def test_another_token_sees_nothing_of_mine(client: httpx.AsyncClient) -> None:
    mine, other = await Visitor.arrive(client), await Visitor.arrive(client)
    await mine.say(f"add: will {SECRET} matter")
    await mine.check()

    # The control: with my own token it is all there.
    assert SECRET in str(await mine.history())
    assert SECRET in str(await mine.sheet())
    assert "candidacy" in await mine.sheet()

    assert SECRET not in str(await other.history())
    assert await other.sheet() == {}
    assert SECRET not in (await other.prep("text/html")).text
    assert SECRET not in str(await other.say("show my list"))


async def test_another_conversations_button_does_nothing(client: httpx.AsyncClient) -> None:
    mine, other = await Visitor.arrive(client), await Visitor.arrive(client)
    button = mine.button("/build_question_list")

    refused = await other.post({"choice": button})
    assert refused.status_code == 400
    assert error_code(refused) == "unknown_choice"
    assert await other.sheet() == {}

    # The control: in its own conversation it works.
    assert (await mine.post({"choice": button})).status_code == 200
    assert "questions" in await mine.sheet()


async def test_erasing_one_conversation_leaves_the_others(client: httpx.AsyncClient) -> None:
    mine, other = await Visitor.arrive(client), await Visitor.arrive(client)
    await mine.say(f"does {SECRET} hurt")
    assert (await other.erase()).status_code == 204
    assert SECRET in str(await mine.history())
