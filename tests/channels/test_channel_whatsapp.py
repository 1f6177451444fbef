"""WhatsApp's own form: what Meta's webhooks become, what an answer becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from payloads import whatsapp as sent

from bot.channels.channel import Address, Incoming, Kind, Outgoing, Received, Result
from bot.channels.payloads import signature
from bot.channels.whatsapp import WhatsApp
from bot.conversation.messages import Button

VALUES = {
    "whatsapp_token": "EAAtoken",
    "whatsapp_number_id": sent.NUMBER_ID,
    "whatsapp_app_secret": "app-secret",
    "whatsapp_verify_token": "verify-me",
    "whatsapp_template": "",
    "whatsapp_template_language": "",
}
CHANNEL = WhatsApp(VALUES)
PATIENT = Address({"to": sent.PATIENT})
TWO_DAYS = 2 * 24 * 60 * 60


def read(body: Any) -> Incoming:
    (only,) = CHANNEL.read(body)
    return only


def shown(said: Outgoing, address: Address = PATIENT, channel: WhatsApp = CHANNEL) -> list[dict[str, Any]]:
    return [dict(call.json or {}) for call in channel.render([said], address)]


def buttons(*titles: str) -> tuple[Button, ...]:
    return tuple(Button(f"id-{place}", title) for place, title in enumerate(titles))


def test_a_text_is_read() -> None:
    got = read(sent.text("how many units?"))
    assert (got.kind, got.text, got.to) == (Kind.TEXT, "how many units?", {"to": sent.PATIENT})
    assert got.person == sent.PATIENT


@pytest.mark.parametrize("tapped", [sent.button, sent.row])
def test_a_tap_is_read(tapped: Any) -> None:
    got = read(tapped("Ab-_12", "Only when I move"))
    assert (got.kind, got.choice, got.text) == (Kind.CHOICE, "Ab-_12", "Only when I move")


def test_somebody_without_a_number_is_answered_by_the_user_id() -> None:
    got = read(sent.without_number("hello"))
    assert got.to == {"recipient": sent.USER_ID}
    assert shown(Outgoing("hi"), Address(got.to))[0]["recipient"] == sent.USER_ID


def test_a_person_is_the_same_with_and_without_a_number() -> None:
    with_number = sent.message("text", {"body": "hello"}, from_user_id=sent.USER_ID)
    assert read(with_number).person == read(sent.without_number("hello")).person


@pytest.mark.parametrize("name", sent.UNREADABLE)
def test_what_cannot_be_read_is_said_to_be_so(name: str) -> None:
    assert read(sent.UNREADABLE[name]).kind is Kind.UNREADABLE


def test_the_words_under_a_photo_are_kept_for_the_symptom_gate() -> None:
    assert read(sent.UNREADABLE["photo"]).text == "is this swollen?"


@pytest.mark.parametrize("name", sent.IGNORED)
def test_what_is_no_message_is_left_out(name: str) -> None:
    assert CHANNEL.read(sent.IGNORED[name]) == []


def test_a_changed_message_is_told_as_such() -> None:
    got = read(sent.edit("changed"))
    assert (got.kind, got.text) == (Kind.EDIT, "changed")


def test_another_number_of_the_same_account_is_none_of_ours() -> None:
    other = WhatsApp({**VALUES, "whatsapp_number_id": "999"})
    assert other.read(sent.text("hello")) == []


def test_a_group_is_a_group() -> None:
    got = read(sent.in_group("hello all", "Y2FwaV9ncm91cDox"))
    assert (got.kind, got.person) == (Kind.GROUP, "Y2FwaV9ncm91cDox")
    (declined,) = shown(Outgoing("Not here.", buttons("Yes")), Address(got.to))
    assert (declined["recipient_type"], declined["to"], declined["type"]) == ("group", got.person, "text")


@pytest.mark.parametrize(
    "body", [None, [], 7, "x", {}, {"object": "whatsapp_business_account", "entry": [{"changes": 1}]}]
)
def test_any_shape_is_read_without_a_fault(body: Any) -> None:
    assert CHANNEL.read(body) == []


def test_only_metas_signature_over_the_very_bytes_opens() -> None:
    body = json.dumps(sent.text("hello")).encode()
    right = "sha256=" + signature("app-secret", body)
    assert CHANNEL.verify(Received({"x-hub-signature-256": right}, {}, body, 0))
    for headers, given in (
        ({}, body),
        ({"x-hub-signature-256": right}, body + b" "),
        ({"x-hub-signature-256": right.removeprefix("sha256=")}, body),
        ({"x-hub-signature-256": "sha1=" + right[7:]}, body),
        ({"x-hub-signature-256": "sha256=" + signature("another", body)}, body),
    ):
        assert not CHANNEL.verify(Received(headers, {}, given, 0))


def test_the_challenge_is_given_back_for_the_right_token_only() -> None:
    query = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "verify-me"}
    assert CHANNEL.handshake(query) == "1158201444"
    assert CHANNEL.handshake({**query, "hub.verify_token": "guess"}) is None
    assert CHANNEL.handshake({}) is None


def test_three_short_titles_are_buttons() -> None:
    (body,) = shown(Outgoing("Where?", buttons("Forehead", "Lip", "Not sure")))
    replies = body["interactive"]["action"]["buttons"]
    assert [each["reply"] for each in replies] == [
        {"id": f"id-{place}", "title": title} for place, title in enumerate(("Forehead", "Lip", "Not sure"))
    ]


@pytest.mark.parametrize("titles", [("a", "b", "c", "d"), ("A face without movement", "No")])
def test_more_or_longer_titles_are_a_list(titles: tuple[str, ...]) -> None:
    (body,) = shown(Outgoing("What for?", buttons(*titles)))
    (section,) = body["interactive"]["action"]["sections"]
    assert body["interactive"]["type"] == "list"
    assert [row["id"] for row in section["rows"]] == [f"id-{place}" for place in range(len(titles))]
    assert all(len(row["title"]) <= 24 for row in section["rows"])


def test_a_row_that_was_cut_has_its_whole_title_under_it() -> None:
    (body,) = shown(Outgoing("?", buttons("A face that does not move any more", "No")))
    first, second = body["interactive"]["action"]["sections"][0]["rows"]
    assert first == {
        "id": "id-0",
        "title": "A face that does not…",
        "description": "A face that does not move any more",
    }
    assert "description" not in second


def test_a_picture_has_its_words_and_the_sheet_its_name() -> None:
    said = Outgoing("See.", image="https://x/p.png", alt="bars", document="https://x/s", name="sheet.pdf")
    assert [body["type"] for body in shown(said)] == ["image", "document", "text"]
    assert shown(said)[0]["image"] == {"link": "https://x/p.png", "caption": "bars"}
    assert shown(said)[1]["document"] == {"link": "https://x/s", "filename": "sheet.pdf"}


def test_after_a_day_nothing_free_is_said() -> None:
    assert shown(Outgoing("Your doctor says yes."), Address(PATIENT.to, silent=TWO_DAYS)) == []


def test_after_a_day_the_template_carries_the_words_in_one_line() -> None:
    channel = WhatsApp({**VALUES, "whatsapp_template": "maru_answer", "whatsapp_template_language": "ko"})
    (body,) = shown(Outgoing("One.\n\nTwo.\t Three."), Address(PATIENT.to, silent=TWO_DAYS), channel)
    assert body["template"]["name"] == "maru_answer" and body["template"]["language"] == {"code": "ko"}
    (component,) = body["template"]["components"]
    assert component == {"type": "body", "parameters": [{"type": "text", "text": "One. Two. Three."}]}


@pytest.mark.parametrize(
    ("status", "error", "result"),
    [
        (400, {"code": 131056}, Result.LATER),
        (400, {"code": 130429}, Result.LATER),
        (400, {"code": 131047}, Result.REFUSED),
        (400, {"code": 131026}, Result.GONE),
        (401, {"code": 190}, Result.REFUSED),
        (500, {"code": 2, "is_transient": True}, Result.LATER),
        (200, None, Result.DELIVERED),
        (503, None, Result.LATER),
    ],
)
def test_an_error_means_what_its_code_says(status: int, error: Any, result: Result) -> None:
    assert CHANNEL.judge(status, {}, {"error": error} if error else None).result is result


def test_the_token_stands_in_no_address() -> None:
    calls = [*CHANNEL.render([Outgoing("hi")], PATIENT), CHANNEL.check()]
    assert all("EAAtoken" not in call.url for call in calls)
    assert all(call.headers["authorization"] == "Bearer EAAtoken" for call in calls)


def test_typing_is_shown_under_the_message_that_is_answered() -> None:
    (call,) = CHANNEL.working(Address(PATIENT.to, read(sent.text("hello")).reply))
    assert (call.json or {})["message_id"] == "wamid.HBgLMTY1MDUA"
    assert CHANNEL.working(PATIENT) == []
