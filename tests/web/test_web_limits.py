"""What a request may be: its type, its size, its form, and how often it may come."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from visiting import URGENT, Visitor, error_code

from bot.conversation.limits import MOST_BYTES, MOST_CHARACTERS

JSON = {"content-type": "application/json"}
PIECE = 64 * 1024


async def send(visitor: Visitor, content: bytes, kind: str | None = "application/json") -> httpx.Response:
    headers = {**visitor.headers, **({} if kind is None else {"content-type": kind})}
    return await visitor.client.post("/chat/messages", content=content, headers=headers)


@pytest.mark.parametrize(
    "kind", [None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "json"]
)
async def test_only_json_is_read(visitor: Visitor, kind: str | None) -> None:
    got = await send(visitor, b'{"text": "hello"}', kind)
    assert got.status_code == 415
    assert error_code(got) == "not_json"


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
async def test_json_is_json_however_it_is_written(visitor: Visitor, kind: str) -> None:
    assert (await send(visitor, b'{"text": "hello"}', kind)).status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b'{"text": "hello"',
        b'{"text": hello}',
        b"{'text': 'hello'}",
        b'{"text": "hello"} x',
        b'{"text": "\xff\xfe"}',
        b"\x00",
        b'"hello"',
        b'["hello"]',
        b"5",
        b"null",
        b"true",
        b"[" * 8_000,
        b"[" * 8_000 + b"]" * 8_000,
        b'{"a":' * 3_000 + b"1" + b"}" * 1_000,
        b'{"text": ' + b"1" * 10_000 + b"}",
    ],
    ids=lambda content: repr(content[:24]),
)
async def test_what_is_no_json_object(visitor: Visitor, content: bytes) -> None:
    got = await send(visitor, content)
    assert got.status_code == 400
    assert error_code(got) == "bad_json"


@pytest.mark.parametrize("text", ["\\ud800", "hello \\udfff there", "\\udc00\\ud800"])
async def test_half_a_character_is_refused(visitor: Visitor, text: str) -> None:
    got = await send(visitor, f'{{"text": "{text}"}}'.encode())
    assert got.status_code == 400
    assert error_code(got) == "not_text"
    assert len(await visitor.history()) == len(visitor.shown)


async def test_half_a_character_does_not_hide_an_emergency(visitor: Visitor) -> None:
    got = await send(visitor, b'{"text": "i can\'t swallow \\ud83d"}')
    assert got.status_code == 200
    assert got.json()["messages"][0]["topics"] == ["urgent_now"]
    assert (await visitor.history())[-1]["topics"] == ["urgent_now"]


async def test_half_a_character_is_no_button(visitor: Visitor) -> None:
    got = await send(visitor, b'{"choice": "\\ud800"}')
    assert got.status_code == 400
    assert error_code(got) == "unknown_choice"


async def test_a_whole_character_written_as_two_halves_is_text(visitor: Visitor) -> None:
    assert (await send(visitor, b'{"text": "hello \\ud83d\\ude00"}')).status_code == 200
    assert "hello 😀" in [each["text"] for each in await visitor.history()]


@pytest.mark.parametrize("letter", ["a", "한"])
async def test_the_longest_message_is_answered_and_one_more_is_too_long(visitor: Visitor, letter: str) -> None:
    assert (await visitor.post({"text": letter * MOST_CHARACTERS})).status_code == 200
    got = await visitor.post({"text": letter * (MOST_CHARACTERS + 1)})
    assert MOST_CHARACTERS == 2_000
    assert got.status_code == 413
    assert error_code(got) == "message_too_long"
    assert "2,000" in got.json()["error"]["message"]


@pytest.mark.parametrize("place", [0, 1_500, 2_900])
async def test_an_emergency_in_a_message_that_is_too_long(visitor: Visitor, place: int) -> None:
    filling = ("and then we talked about the weather for a while. " * 100)[: 3_000 - len(URGENT) - 4]
    cut = filling.rfind(". ", 0, place) + 2 if place else 0
    text = f"{filling[:cut]}{URGENT}. {filling[cut:]}"
    assert len(text) > MOST_CHARACTERS
    got = await visitor.post({"text": text})
    assert got.status_code == 200
    assert [topic for bubble in got.json()["messages"] for topic in bubble["topics"]] == ["urgent_now"]
    assert text in [each["text"] for each in await visitor.history()]


async def status_of_a_large_body(app: Starlette, headers: dict[str, str]) -> tuple[int, int]:
    """The status that five megabytes get, and how many of their bytes were read."""
    read, statuses = 0, []

    async def receive() -> dict[str, Any]:
        nonlocal read
        read += PIECE
        return {"type": "http.request", "body": b"a" * PIECE, "more_body": read < 5_000_000}

    async def send(message: dict[str, Any]) -> None:
        statuses.append(message.get("status"))

    raw = [(name.encode(), value.encode()) for name, value in {**JSON, **headers}.items()]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/chat/messages", "raw_path": b"/chat/messages", "query_string": b"", "root_path": "", "headers": raw,
        "client": ("127.0.0.1", 1), "server": ("maru.test", 80),
    }  # fmt: skip
    await app(scope, receive, send)
    return statuses[0], read


@pytest.mark.parametrize("length", [{"content-length": "5000000"}, {}], ids=["announced", "not announced"])
async def test_five_megabytes_are_refused_before_they_are_read(
    app: Starlette, visitor: Visitor, length: dict[str, str]
) -> None:
    status, read = await status_of_a_large_body(app, {**visitor.headers, **length})
    assert status == 413
    # At most one piece of the body is looked at; with its length told, none.
    assert read <= (0 if length else PIECE)


@pytest.mark.parametrize("told", ["10", "-5", "abc"])
async def test_a_lie_about_the_length_helps_nobody(app: Starlette, visitor: Visitor, told: str) -> None:
    status, read = await status_of_a_large_body(app, {**visitor.headers, "content-length": told})
    assert status == 413
    assert read <= PIECE


async def test_the_largest_request_is_read_and_a_byte_more_is_not(visitor: Visitor) -> None:
    frame = json.dumps({"text": ""})
    for size, status in ((MOST_BYTES, 413), (MOST_BYTES + 1, 413)):
        got = await send(visitor, frame[:-2].encode() + b"a" * (size - len(frame)) + b'"}')
        assert got.status_code == status
        assert error_code(got) == ("message_too_long" if size == MOST_BYTES else "too_large")


async def test_too_many_messages(client_of: Callable[..., httpx.AsyncClient]) -> None:
    client = client_of(messages_per_minute=3)
    eager, other = await Visitor.arrive(client), await Visitor.arrive(client)
    for _ in range(3):
        assert (await eager.post({"text": "hello"})).status_code == 200
    refused = await eager.post({"text": "hello"})
    assert refused.status_code == 429
    assert error_code(refused) == "too_many"
    assert int(refused.headers["retry-after"]) > 0
    # Nobody else waits for it, and what was said can still be read.
    assert (await other.post({"text": "hello"})).status_code == 200
    assert len([each for each in await eager.history() if each["from"] == "patient"]) == 3


async def test_an_emergency_is_never_too_many(client_of: Callable[..., httpx.AsyncClient]) -> None:
    eager = await Visitor.arrive(client_of(messages_per_minute=1))
    assert (await eager.post({"text": "hello"})).status_code == 200
    for body in ({"text": URGENT}, {"text": URGENT, "choice": "both"}):
        got = await eager.post(body)
        assert got.status_code == 200
        assert got.json()["messages"][0]["topics"] == ["urgent_now"]


async def test_an_emergency_of_somebody_whose_conversation_is_over(visitor: Visitor) -> None:
    await visitor.erase()
    got = await visitor.post({"text": URGENT})
    assert got.status_code == 200
    assert got.json()["messages"][0]["topics"] == ["urgent_now"]


async def test_a_body_that_does_not_come_is_not_waited_for(
    app: Starlette, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.conversation.bodies.SECONDS", 0.05)

    async def trickle() -> AsyncIterator[bytes]:
        yield b'{"text": '
        await asyncio.sleep(60)

    headers = {**visitor.headers, **JSON}
    got = await visitor.client.post("/chat/messages", content=trickle(), headers=headers)
    assert got.status_code == 400
    assert error_code(got) == "too_slow"


async def test_too_many_conversations(client_of: Callable[..., httpx.AsyncClient]) -> None:
    client = client_of(sessions_per_minute=2)
    assert [(await client.post("/chat/sessions")).status_code for _ in range(4)] == [201, 201, 429, 429]


async def test_the_count_of_messages_forgets_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.conversation.messages import TurnError
    from bot.web import rates

    clock = 1_000.0
    monkeypatch.setattr(rates.time, "monotonic", lambda: clock)
    rate = rates.Rate(2)
    rate.count("a"), rate.count("a")
    with pytest.raises(TurnError) as refused:
        rate.count("a")
    assert refused.value.status == 429
    rate.count("b")
    clock += rates.WINDOW_SECONDS + 1
    rate.count("a")


def test_the_count_of_messages_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.web import rates

    monkeypatch.setattr(rates, "MOST_KEYS", 100)
    rate = rates.Rate(1)
    for number in range(1_000):
        rate.count(str(number))
    assert len(rate._seen) <= 100
