"""Kakao's own form: what a skill request becomes, what an answer becomes."""

from __future__ import annotations

from typing import Any

import pytest
from payloads import kakao as sent

from bot.channels.channel import Address, Incoming, Kind, Outgoing, Received, Result
from bot.channels.kakao import Kakao
from bot.conversation.messages import Button

CHANNEL = Kakao({"kakao_secret": "a-long-word"})
TO = {"user": sent.PATIENT}
WITH_CALLBACK, WITHOUT = Address(TO, {"callback": sent.CALLBACK}), Address(TO)


def read(body: Any) -> Incoming:
    (only,) = CHANNEL.read(body)
    return only


def template(said: list[Outgoing]) -> dict[str, Any]:
    body = CHANNEL.immediate(said, WITHOUT).body
    assert body["version"] == "2.0"
    found: dict[str, Any] = body["template"]
    return found


def test_a_text_is_read() -> None:
    got = read(sent.text("forehead units?"))
    assert (got.kind, got.text, got.person, got.to) == (Kind.TEXT, "forehead units?", sent.PATIENT, TO)
    assert got.reply == {"callback": sent.CALLBACK}


def test_a_tap_gives_back_what_the_button_carried() -> None:
    got = read(sent.button("Ab-_12", "Yes"))
    assert (got.kind, got.choice, got.text) == (Kind.CHOICE, "Ab-_12", "Yes")


def test_what_a_button_carries_comes_back_as_it_was_shown() -> None:
    (reply,) = template([Outgoing("Shall we?", (Button("Ab-_12", "Yes"),))])["quickReplies"]
    tapped = sent.request(reply["messageText"], sent.CALLBACK, reply["extra"])
    assert read(tapped).choice == "Ab-_12"


def test_a_callback_tells_messages_apart_and_without_one_each_request_is_a_message() -> None:
    assert read(sent.text("yes")).id == read(sent.text("yes")).id
    assert read(sent.text("yes")).id != read(sent.text("yes", sent.CALLBACK + "2")).id
    assert read(sent.request("yes")).id != read(sent.request("yes")).id


@pytest.mark.parametrize(
    "address", ["https://evil.example/x", "https://bot-api.kakao.com.evil.example/x", "file:///etc/passwd"]
)
def test_no_address_but_kakaos_is_ever_called(address: str) -> None:
    assert read(sent.text("hello", address)).reply == {}


@pytest.mark.parametrize("name", sent.UNREADABLE)
def test_the_address_of_a_photo_is_neither_read_nor_kept(name: str) -> None:
    got = read(sent.UNREADABLE[name])
    assert (got.kind, got.text) == (Kind.UNREADABLE, "")


def test_a_group_is_a_group() -> None:
    got = read(sent.in_group("hello all", "9debbb67ea55"))
    assert (got.kind, got.person) == (Kind.GROUP, "9debbb67ea55")


@pytest.mark.parametrize("body", [None, [], 7, {}, {"event": "new"}, {"userRequest": {"utterance": "hello"}}])
def test_whatever_is_no_request_is_left_out(body: Any) -> None:
    assert CHANNEL.read(body) == []


def test_only_the_header_of_the_skill_opens() -> None:
    assert CHANNEL.verify(Received({"x-maru-secret": "a-long-word"}, {}, b"", 0))
    for headers in ({}, {"x-maru-secret": ""}, {"x-maru-secret": "a-long-wor"}, {"authorization": "a-long-word"}):
        assert not CHANNEL.verify(Received(headers, {}, b"", 0))


def test_an_answer_is_a_skill_response() -> None:
    said = [Outgoing("One."), Outgoing("Two?", (Button("id-1", "A face without movement"),))]
    assert template(said) == {
        "outputs": [{"simpleText": {"text": "One."}}, {"simpleText": {"text": "Two?"}}],
        "quickReplies": [
            {
                "label": "A face without movement",
                "action": "message",
                "messageText": "A face without movement",
                "extra": {"choice": "id-1"},
            }
        ],
    }


def kinds(said: list[Outgoing]) -> list[str]:
    return [kind for output in template(said)["outputs"] for kind in output]


def test_picture_words_and_sheet_fit_into_three_outputs() -> None:
    sheet = Outgoing("Here.", document="https://x/s", name="sheet.pdf")
    pictured = Outgoing(
        "See.", image="https://x/p.png", alt="Units by area, baby dose beside the standard dose of adults"
    )
    assert kinds([pictured, Outgoing("More."), sheet]) == ["simpleImage", "simpleText", "textCard"]
    (picture, text, card) = template([pictured, Outgoing("More."), sheet])["outputs"]
    assert len(picture["simpleImage"]["altText"]) <= 50
    assert text["simpleText"]["text"] == "See.\n\nMore.\n\nHere."
    assert card["textCard"]["buttons"] == [{"action": "webLink", "label": "Open", "webLinkUrl": "https://x/s"}]


def test_words_go_before_pictures_where_there_is_no_room() -> None:
    long = [Outgoing("x" * 900, image="https://x/p.png") for _ in range(3)]
    assert kinds(long) == ["simpleText"] * 3


def test_what_three_outputs_cannot_hold_is_cut_and_says_so() -> None:
    outputs = template([Outgoing("word " * 180) for _ in range(5)])["outputs"]
    assert len(outputs) == 3
    assert all(len(each["simpleText"]["text"]) <= 1000 for each in outputs)
    assert outputs[-1]["simpleText"]["text"].endswith("…")


def test_a_late_answer_is_posted_to_the_callback_once_and_soon() -> None:
    (call,) = CHANNEL.render([Outgoing("Here it is.")], WITH_CALLBACK)
    assert call.url == sent.CALLBACK and 0 < call.seconds < 60
    assert call.json == CHANNEL.immediate([Outgoing("Here it is.")], WITH_CALLBACK).body


def test_without_a_callback_an_answer_waits_for_the_next_message() -> None:
    assert CHANNEL.render([Outgoing("Here it is.")], WITHOUT) == []


def test_when_time_is_up_the_callback_is_taken_up() -> None:
    answer = CHANNEL.later([Outgoing("A moment, please.")], WITH_CALLBACK)
    assert answer.body == {"version": "2.0", "useCallback": True, "data": {"text": "A moment, please."}}
    assert answer.media == "application/json"


def test_without_a_callback_there_is_a_button_for_the_answer() -> None:
    body = CHANNEL.later([Outgoing("A moment, please.")], WITHOUT).body
    assert body["template"]["outputs"] == [{"simpleText": {"text": "A moment, please."}}]
    (button,) = body["template"]["quickReplies"]
    got = read(sent.request(button["messageText"], extra=button["extra"]))
    assert (got.kind, got.text, got.choice) == (Kind.READY, "", "")


@pytest.mark.parametrize(
    ("status", "body", "result"),
    [
        (200, {"taskId": "1", "status": "SUCCESS", "message": "", "timestamp": 1}, Result.DELIVERED),
        (200, {"taskId": "1", "status": "FAIL", "message": "Invalid callback token.", "timestamp": 1}, Result.REFUSED),
        (400, {"status": "ERROR"}, Result.REFUSED),
        (503, None, Result.LATER),
    ],
)
def test_a_callback_that_failed_says_so(status: int, body: Any, result: Result) -> None:
    assert CHANNEL.judge(status, {}, body).result is result
