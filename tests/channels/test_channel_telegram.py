"""Telegram's own form: what its updates become, what an answer becomes."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.channel import Address, Kind, Outgoing, Received, Result
from bot.channels.telegram import Telegram
from bot.conversation.messages import Button

CHANNEL = Telegram({"telegram_token": "42:token", "telegram_secret": "a-secret-word"})
CHAT = {"id": 7, "type": "private", "first_name": "Mina"}
GROUP = {"id": -100, "type": "supergroup", "title": "Friends"}


def update(**message: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 5, "date": 1_790_000_000, "chat": CHAT, "from": CHAT, **message}}


@pytest.mark.parametrize(
    ("message", "kind", "text"),
    [
        ({"text": "how many units?"}, Kind.TEXT, "how many units?"),
        ({"text": "/start from_flyer"}, Kind.JOIN, ""),
        ({"photo": [{"file_id": "x"}], "caption": "is this normal?"}, Kind.UNREADABLE, "is this normal?"),
        ({"voice": {"file_id": "x"}}, Kind.UNREADABLE, ""),
        ({"sticker": {"file_id": "x"}}, Kind.UNREADABLE, ""),
        ({"text": "hello", "chat": GROUP}, Kind.GROUP, "hello"),
    ],
)
def test_a_message_is_read(message: dict[str, Any], kind: Kind, text: str) -> None:
    (read,) = CHANNEL.read(update(**message))
    assert (read.kind, read.text) == (kind, text)
    assert read.to == {"chat_id": read.person}


def test_a_tap_is_read_with_what_lets_the_button_go() -> None:
    tapped = {"id": "99", "from": CHAT, "data": "Ab-_12", "message": {"message_id": 5, "chat": CHAT}}
    (read,) = CHANNEL.read({"update_id": 2, "callback_query": tapped})
    assert (read.kind, read.choice, read.person) == (Kind.CHOICE, "Ab-_12", "7")
    assert CHANNEL.working(Address(read.to, read.reply))[0].json == {"callback_query_id": "99"}


def test_an_edit_is_another_event_each_time() -> None:
    edits = [{**update(text="x")["message"], "edit_date": date} for date in (1, 2)]
    read = [CHANNEL.read({"update_id": 3, "edited_message": each})[0] for each in edits]
    assert {each.kind for each in read} == {Kind.EDIT}
    assert len({each.id for each in read}) == 2


@pytest.mark.parametrize(
    "body",
    [None, [], 7, {}, {"update_id": 1}, {"poll": {}}, {"message": "x"}, {"message": {"text": "x"}}, {"message": {"chat": []}},
     {"channel_post": {"text": "x"}}, update(new_chat_members=[CHAT]), update(left_chat_member=CHAT)],
)  # fmt: skip
def test_what_is_not_for_maru_is_left_out(body: Any) -> None:
    assert CHANNEL.read(body) == []


def test_whoever_blocks_the_bot_leaves() -> None:
    gone = {"chat": CHAT, "new_chat_member": {"status": "kicked"}}
    assert CHANNEL.read({"update_id": 9, "my_chat_member": gone})[0].kind is Kind.LEAVE


@pytest.mark.parametrize("given", [None, "", "another", "a-secret-word "])
def test_only_the_secret_token_opens(given: str | None) -> None:
    name = "x-telegram-bot-api-secret-token"
    assert CHANNEL.verify(Received({name: "a-secret-word"}, {}, b"", 0))
    assert not CHANNEL.verify(Received({} if given is None else {name: given}, {}, b"", 0))


def test_an_answer_has_its_buttons_under_the_last_message() -> None:
    said = [Outgoing("one", image="https://x/p.png", alt="bars"), Outgoing("two", (Button("id-1", "Yes"),))]
    calls = CHANNEL.render(said, Address({"chat_id": "7"}))
    assert [call.url.rpartition("/")[2] for call in calls] == ["sendPhoto", "sendMessage", "sendMessage"]
    last = calls[-1].json or {}
    assert last["reply_markup"] == {"inline_keyboard": [[{"text": "Yes", "callback_data": "id-1"}]]}
    assert "reply_markup" not in (calls[1].json or {})


def test_how_long_to_wait_stands_in_the_body() -> None:
    busy = {"ok": False, "error_code": 429, "description": "…", "parameters": {"retry_after": 7}}
    assert CHANNEL.judge(429, {}, busy).after == 7
    assert CHANNEL.judge(403, {}, {"ok": False}).result is Result.GONE
    assert CHANNEL.judge(400, {}, {"ok": False}).result is Result.REFUSED
    assert CHANNEL.judge(502, {}, None).result is Result.LATER
    assert CHANNEL.judge(200, {}, {"ok": True}).result is Result.DELIVERED
