"""Messenger's own form: what Meta's webhooks become, what an answer becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from payloads import messenger as sent

from bot.channels.channel import Address, Incoming, Kind, Outgoing, Received, Result
from bot.channels.messenger import Messenger
from bot.channels.payloads import signature
from bot.conversation.messages import Button

VALUES = {
    "messenger_token": "EAApage",
    "messenger_app_secret": "app-secret",
    "messenger_verify_token": "verify-me",
    "messenger_human_agent": "",
}
CHANNEL = Messenger(VALUES)
TO = {"id": sent.PATIENT}
HOUR = 60 * 60


def read(body: Any) -> Incoming:
    (only,) = CHANNEL.read(body)
    return only


def shown(said: Outgoing, address: Address | None = None, channel: Messenger = CHANNEL) -> list[dict[str, Any]]:
    return [dict(call.json or {}) for call in channel.render([said], address or Address(TO))]


def test_a_text_is_read() -> None:
    got = read(sent.text("how many units?"))
    assert (got.kind, got.text, got.person, got.to) == (Kind.TEXT, "how many units?", sent.PATIENT, TO)


def test_a_tap_is_read() -> None:
    got = read(sent.button("Ab-_12", "Yes"))
    assert (got.kind, got.choice, got.text) == (Kind.CHOICE, "Ab-_12", "Yes")


def test_get_started_is_greeted_and_an_opening_question_is_asked() -> None:
    assert read(sent.postback("GET_STARTED")).kind is Kind.JOIN
    asked = read(sent.postback("Q1", "What does it cost?"))
    assert (asked.kind, asked.text) == (Kind.TEXT, "What does it cost?")


@pytest.mark.parametrize("name", sent.UNREADABLE)
def test_what_cannot_be_read_is_said_to_be_so(name: str) -> None:
    assert read(sent.UNREADABLE[name]).kind is Kind.UNREADABLE


def test_a_link_in_a_text_leaves_it_a_text() -> None:
    assert (read(sent.LINK).kind, read(sent.LINK).text) == (Kind.TEXT, "see https://example.com")


@pytest.mark.parametrize("name", sent.IGNORED)
def test_what_is_no_message_is_left_out(name: str) -> None:
    assert CHANNEL.read(sent.IGNORED[name]) == []


def test_an_edit_is_another_event_each_time() -> None:
    one, two = (read(sent.edit("changed", times=times)) for times in (1, 2))
    assert one.kind is two.kind is Kind.EDIT
    assert one.id != two.id


@pytest.mark.parametrize("body", [None, [], 7, {}, {"object": "page", "entry": [{"messaging": [1, {"message": []}]}]}])
def test_any_shape_is_read_without_a_fault(body: Any) -> None:
    assert CHANNEL.read(body) == []


def test_only_metas_signature_opens() -> None:
    body = json.dumps(sent.text("hello")).encode()
    right = "sha256=" + signature("app-secret", body)
    assert CHANNEL.verify(Received({"x-hub-signature-256": right}, {}, body, 0))
    assert not CHANNEL.verify(Received({"x-hub-signature-256": right}, {}, body.replace(b"hello", b"hallo"), 0))
    assert not CHANNEL.verify(Received({"x-hub-signature": right}, {}, body, 0))


def test_the_challenge_is_given_back_for_the_right_token_only() -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "42", "hub.verify_token": "verify-me"}
    assert CHANNEL.handshake(query) == "42"
    assert CHANNEL.handshake({**query, "hub.verify_token": ""}) is None


def test_buttons_are_quick_replies() -> None:
    (body,) = shown(Outgoing("What for?", (Button("id-1", "Soften what I see"), Button("id-2", "Not sure"))))
    assert body["messaging_type"] == "RESPONSE" and body["recipient"] == TO
    assert body["message"]["text"] == "What for?"
    assert body["message"]["quick_replies"] == [
        {"content_type": "text", "title": "Soften what I see", "payload": "id-1"},
        {"content_type": "text", "title": "Not sure", "payload": "id-2"},
    ]


def test_a_picture_has_its_words_and_the_buttons_stand_last() -> None:
    said = Outgoing("See.", (Button("a", "Yes"),), image="https://x/p.png", alt="bars", document="https://x/s.pdf")
    messages = [body["message"] for body in shown(said)]
    assert [each.get("attachment", {}).get("type") for each in messages] == ["image", None, "file", None]
    assert messages[1] == {"text": "bars"}
    assert [("quick_replies" in each) for each in messages] == [False, False, False, True]


@pytest.mark.parametrize(
    ("granted", "hours", "reply", "kinds"),
    [
        ("", 1, {}, ["RESPONSE"]),
        ("", 25, {}, []),
        ("yes", 25, {}, ["MESSAGE_TAG"]),
        ("yes", 25, {"mid": "m_1"}, []),
        ("yes", 8 * 24, {}, []),
    ],
)
def test_after_a_day_only_people_may_write_for_a_week(granted: str, hours: int, reply: Any, kinds: list[str]) -> None:
    channel = Messenger({**VALUES, "messenger_human_agent": granted})
    bodies = shown(Outgoing("Good morning."), Address(TO, reply, silent=hours * HOUR), channel)
    assert [body["messaging_type"] for body in bodies] == kinds


@pytest.mark.parametrize(
    ("status", "error", "result"),
    [
        (400, {"code": 613}, Result.LATER),
        (400, {"code": 1200}, Result.LATER),
        (400, {"code": 10, "error_subcode": 2018278}, Result.REFUSED),
        (400, {"code": 551}, Result.GONE),
        (400, {"code": 100, "error_subcode": 2018001}, Result.GONE),
        (400, {"code": 100}, Result.REFUSED),
    ],
)
def test_an_error_means_what_its_code_says(status: int, error: Any, result: Result) -> None:
    assert CHANNEL.judge(status, {}, {"error": error}).result is result
