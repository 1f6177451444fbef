"""LINE's own form: what its webhooks become, what an answer becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from payloads import line as sent

from bot.channels.channel import Address, Incoming, Kind, Outgoing, Received, Result
from bot.channels.line import Line
from bot.channels.payloads import signature, signature_base64
from bot.conversation.messages import Button

CHANNEL = Line({"line_token": "access", "line_secret": "channel-secret"})
TO = {"to": sent.PATIENT}
ANSWERING = Address(TO, {"replyToken": sent.TOKEN})


def read(body: Any) -> Incoming:
    (only,) = CHANNEL.read(body)
    return only


def words(count: int) -> list[Outgoing]:
    return [Outgoing(f"text {number}") for number in range(count)]


def texts(body: Any) -> list[str]:
    return [message["text"] for message in body["messages"]]


def test_a_text_is_read_with_its_reply_token() -> None:
    got = read(sent.text("how many units?"))
    assert (got.kind, got.text, got.person) == (Kind.TEXT, "how many units?", sent.PATIENT)
    assert (got.to, got.reply) == (TO, {"replyToken": sent.TOKEN})


def test_a_redelivery_has_the_same_id() -> None:
    assert read(sent.text("x")).id == read({**sent.text("x"), "destination": "again"}).id


def test_a_tap_is_read() -> None:
    got = read(sent.button("Ab-_12", "Yes"))
    assert (got.kind, got.choice) == (Kind.CHOICE, "Ab-_12")


@pytest.mark.parametrize("name", sent.UNREADABLE)
def test_what_cannot_be_read_is_said_to_be_so(name: str) -> None:
    got = read(sent.UNREADABLE[name])
    assert (got.kind, got.text) == (Kind.UNREADABLE, "")


@pytest.mark.parametrize("name", sent.IGNORED)
def test_what_is_no_message_is_left_out(name: str) -> None:
    assert [each.kind for each in CHANNEL.read(sent.IGNORED[name])] == []


def test_whoever_follows_is_greeted_and_whoever_blocks_leaves() -> None:
    assert read(sent.FOLLOW).kind is Kind.JOIN
    assert read(sent.UNFOLLOW).kind is Kind.LEAVE


@pytest.mark.parametrize("body", [*sent.GROUP.values(), sent.IN_GROUP], ids=[*sent.GROUP, "written in a group"])
def test_a_group_is_a_group(body: Any) -> None:
    got = read(body)
    assert (got.kind, got.person, got.to) == (Kind.GROUP, sent.GROUP_ID, {"to": sent.GROUP_ID})


def test_several_events_of_one_request_are_all_read() -> None:
    both = {**sent.text("one"), "events": [*sent.text("one", "A")["events"], *sent.text("two", "B")["events"]]}
    assert [each.text for each in CHANNEL.read(both)] == ["one", "two"]


@pytest.mark.parametrize("body", [None, [], 7, {}, {"events": 1}, {"events": [1, {}, {"type": "message"}]}])
def test_any_shape_is_read_without_a_fault(body: Any) -> None:
    assert CHANNEL.read(body) == []


def test_only_lines_signature_over_the_very_bytes_opens() -> None:
    body = json.dumps(sent.text("안녕"), ensure_ascii=False).encode()
    right = signature_base64("channel-secret", body)
    assert CHANNEL.verify(Received({"x-line-signature": right}, {}, body, 0))
    for given in (None, "", right.lower(), right.rstrip("="), signature("channel-secret", body)):
        assert not CHANNEL.verify(Received({"x-line-signature": given} if given is not None else {}, {}, body, 0))
    assert not CHANNEL.verify(Received({"x-line-signature": right}, {}, body + b"\n", 0))


def test_a_known_signature_is_the_documented_digest() -> None:
    # Independent of our own code: openssl dgst -sha256 -hmac channel-secret -binary | base64
    body, digest = b'{"destination":"U1","events":[]}', "B2fF7S6jgMOeNq3IokYsA4lKncYApSaoE3IcBIVdHr4="
    assert CHANNEL.verify(Received({"x-line-signature": digest}, {}, body, 0))


def test_an_answer_uses_the_reply_token_and_is_pushed_where_that_is_refused() -> None:
    (call,) = CHANNEL.render(words(2), ANSWERING)
    assert call.url == "https://api.line.me/v2/bot/message/reply"
    assert call.json == {"replyToken": sent.TOKEN, "messages": [{"type": "text", "text": f"text {n}"} for n in (0, 1)]}
    assert not call.retry_header and 0 < call.seconds < 60
    (push,) = call.otherwise
    assert push.url.endswith("/v2/bot/message/push") and push.retry_header == "X-Line-Retry-Key"
    assert push.json == {"to": sent.PATIENT, "messages": call.json["messages"]}


def test_more_than_five_messages_are_several_calls_in_order() -> None:
    calls = CHANNEL.render(words(12), ANSWERING)
    assert [call.url.rpartition("/")[2] for call in calls] == ["reply", "push", "push"]
    assert [text for call in calls for text in texts(call.json)] == [f"text {number}" for number in range(12)]


def test_the_words_of_staff_are_pushed() -> None:
    (call,) = CHANNEL.render(words(1), Address(TO))
    assert call.url.endswith("/push") and not call.otherwise


def test_nothing_to_say_is_no_call() -> None:
    assert CHANNEL.render([], ANSWERING) == []


def test_buttons_are_quick_replies_of_the_last_message() -> None:
    said = Outgoing("What for?", (Button("id-1", "Soften what I see"), Button("id-2", "Not sure")))
    (call,) = CHANNEL.render([Outgoing("First."), said], ANSWERING)
    first, last = (call.json or {})["messages"]
    assert "quickReply" not in first
    assert [item["action"] for item in last["quickReply"]["items"]] == [
        {"type": "postback", "label": "Soften what I see", "data": "id-1", "displayText": "Soften what I see"},
        {"type": "postback", "label": "Not sure", "data": "id-2", "displayText": "Not sure"},
    ]


def test_a_picture_has_its_words_and_the_sheet_its_address() -> None:
    said = Outgoing("See.", image="https://x/p.png", alt="bars", document="https://x/s", name="sheet.pdf")
    (call,) = CHANNEL.render([said], ANSWERING)
    messages = (call.json or {})["messages"]
    assert messages[0] == {
        "type": "image",
        "originalContentUrl": "https://x/p.png",
        "previewImageUrl": "https://x/p.png",
    }
    assert [each["text"] for each in messages[1:]] == ["bars", "sheet.pdf\nhttps://x/s", "See."]


def test_the_longest_text_stays_under_lines_limit() -> None:
    (call,) = CHANNEL.render([Outgoing("\U0001f600" * CHANNEL.limits.text)], ANSWERING)
    text = (call.json or {})["messages"][-1]["text"]
    assert len(text.encode("utf-16-le")) // 2 <= 5000


def test_loading_is_shown_to_a_person_only() -> None:
    assert [call.url.rpartition("/v2/")[2] for call in CHANNEL.working(ANSWERING)] == ["bot/chat/loading/start"]
    assert CHANNEL.working(Address({"to": sent.GROUP_ID})) == []


@pytest.mark.parametrize(
    ("status", "message", "result"),
    [
        (200, "", Result.DELIVERED),
        (409, "The retry key is already accepted", Result.DELIVERED),
        (400, "Invalid reply token", Result.REFUSED),
        (429, "The API rate limit has been exceeded. Try again later.", Result.LATER),
        (429, "You have reached your monthly limit.", Result.REFUSED),
        (500, "", Result.LATER),
    ],
)
def test_a_response_means_what_line_says(status: int, message: str, result: Result) -> None:
    assert CHANNEL.judge(status, {}, {"message": message}).result is result
