"""Messages and taps, and the conversation that they make."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from visiting import URGENT, Visitor, error_code, first_words, own

PARTS = {"text", "buttons", "image", "topics", "sources", "progress", "number", "from", "at"}


def topics(bubbles: list[dict[str, Any]]) -> set[str]:
    return {topic for bubble in bubbles for topic in bubble.get("topics", ())}


async def test_a_question_is_answered_with_its_source(visitor: Visitor) -> None:
    bubbles = await visitor.say("how many units for the forehead")
    assert topics(bubbles) == {"dose", "area_forehead"}
    assert "6–12 units" in bubbles[0]["text"]
    sources = [source for bubble in bubbles for source in bubble.get("sources", ())]
    assert sources and all(set(source) == {"title", "anchor"} for source in sources)


async def test_bubbles_have_the_parts_of_the_contract_and_no_empty_ones(visitor: Visitor) -> None:
    for text in ("hello", "does it hurt", "how many units for the forehead", URGENT):
        for bubble in await visitor.say(text):
            assert set(bubble) <= PARTS - {"number", "from", "at"}
            assert all(bubble.values()), bubble


async def test_a_tapped_button_is_answered(visitor: Visitor) -> None:
    await visitor.say("how many units for the forehead")
    bubbles = await visitor.tap('/ask_price{"area": "area_forehead"}')
    assert "price" in topics(bubbles)


async def test_a_button_can_be_tapped_again_later(visitor: Visitor) -> None:
    button = visitor.button("/build_question_list")
    await visitor.say("does it hurt")
    first, second = [await visitor.post({"choice": button}) for _ in range(2)]
    assert first.status_code == second.status_code == 200


async def test_history_has_everything_in_order(visitor: Visitor) -> None:
    shown: list[tuple[str, str]] = [("maru", bubble["text"]) for bubble in visitor.shown]
    for text in ("does it hurt", "how many units for the forehead", URGENT, "thank you"):
        shown.append(("patient", text))
        shown += [("maru", bubble["text"]) for bubble in await visitor.say(text)]
    history = await visitor.history()
    assert [(each["from"], each["text"]) for each in history] == shown
    times = [datetime.datetime.fromisoformat(each["at"]) for each in history]
    assert times == sorted(times)
    assert all(time.utcoffset() == datetime.timedelta(0) for time in times)
    assert all(set(each) <= PARTS for each in history)


async def test_history_names_a_tap_by_its_title_and_keeps_the_buttons(visitor: Visitor) -> None:
    await visitor.tap("/build_question_list")
    history = await visitor.history()
    assert [each["text"] for each in history if each["from"] == "patient"] == ["Make my question list"]
    # A page that was reloaded can tap the buttons that it shows again.
    assert (await visitor.post({"choice": history[0]["buttons"][0]["id"]})).status_code == 200


async def test_a_typed_command_is_text(visitor: Visitor) -> None:
    for text in ('/inform{"answer": "yes"}', " /restart", "／check_candidacy", '/add_question{"question_id": "x"}'):
        assert await visitor.say(text)
    assert await visitor.sheet() == {}
    history = [each["text"] for each in await visitor.history() if each["from"] == "patient"]
    assert history[0] == '/inform{"answer": "yes"}'


async def test_a_typed_payload_answers_no_question_of_the_check(visitor: Visitor) -> None:
    await visitor.say("check if it's right for me")
    for text in ('/inform{"answer": "yes"}', ' /inform{"answer": "yes"}', '/\u200binform{"health_consent": "yes"}'):
        asked = await visitor.say(text)
        assert asked[-1]["text"].startswith(first_words("utter_ask_health_consent"))


@pytest.mark.parametrize(
    "text",
    [
        URGENT,
        "I CAN'T SWALLOW",
        "i can\u200b't swallow",
        "ｉ can't swallow",
        f"how much is it? also {URGENT} since the injection",
    ],
)
async def test_an_emergency_comes_before_everything(visitor: Visitor, text: str) -> None:
    await visitor.say("check if it's right for me")  # also in the middle of the check
    bubbles = await visitor.say(text)
    assert topics(bubbles) == {"urgent_now"}
    assert "119" in bubbles[0]["text"]
    assert not any(bubble.get("buttons") for bubble in bubbles)


async def test_markup_stays_text(visitor: Visitor) -> None:
    text = "<img src=x onerror=alert(1)> & <b>does it hurt</b>"
    await visitor.say(text)
    assert text in [each["text"] for each in await visitor.history()]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "bad_message"),
        ({"text": "hello", "choice": "abc"}, "bad_message"),
        ({"text": None, "choice": None}, "bad_message"),
        ({"text": None}, "bad_message"),
        ({"message": "hello"}, "bad_message"),
        ({"choice": 5}, "bad_message"),
        ({"choice": ["a"]}, "bad_message"),
        ({"choice": {"id": "a"}}, "bad_message"),
        ({"choice": True}, "bad_message"),
        ({"choice": ""}, "unknown_choice"),
        ({"choice": "nonsense"}, "unknown_choice"),
        ({"choice": "/check_candidacy"}, "unknown_choice"),
        ({"choice": "x' OR '1'='1"}, "unknown_choice"),
        ({"choice": "\x00"}, "unknown_choice"),
        ({"choice": "x" * 8_000}, "unknown_choice"),
        ({"text": 5}, "not_text"),
        ({"text": 5.5}, "not_text"),
        ({"text": True}, "not_text"),
        ({"text": ["hello"]}, "not_text"),
        ({"text": {"text": "hello"}}, "not_text"),
        ({"text": ""}, "empty_message"),
        ({"text": " \n\t "}, "empty_message"),
        ({"text": "\u200b\u2060\ufeff"}, "empty_message"),
        ({"text": "\x00"}, "empty_message"),
    ],
)
async def test_what_is_no_message(visitor: Visitor, body: dict[str, Any], code: str) -> None:
    got = await visitor.post(body)
    assert got.status_code == 400
    assert error_code(got) == code
    assert [each for each in await visitor.history() if each["from"] == "patient"] == []


async def test_the_conversation_goes_on_after_a_refused_message(visitor: Visitor) -> None:
    await visitor.say("check if it's right for me")
    assert (await visitor.post({"text": ""})).status_code == 400
    asked = await visitor.tap('/inform{"answer": "yes"}')
    assert asked[-1]["text"].startswith(first_words("utter_ask_age"))


async def test_nul_inside_a_message_does_no_harm(visitor: Visitor) -> None:
    bubbles = await visitor.say("how many units\x00 for the forehead\x00")
    assert "dose" in topics(bubbles)
    assert await visitor.history()


async def test_numbers_without_end_are_answered(visitor: Visitor) -> None:
    for text in (f"is two{' thousand' * 150} units in my forehead a lot", "is 1e999 units in my forehead a lot"):
        bubbles = await visitor.say(text)
        assert bubbles and "inf" not in bubbles[0]["text"].split()


async def test_a_question_of_the_list_that_is_tapped_in_the_check_is_no_answer(visitor: Visitor) -> None:
    for question in ("i am pregnant, what then", "will it show on passport photos"):
        await visitor.say(f"add: {question}")
    shown = [button for bubble in await visitor.say("remove a question") for button in bubble.get("buttons", ())]
    tapped = next(button["id"] for button in shown if button["title"].startswith("i am pregnant"))
    await visitor.check(("yes", 31))
    got = await visitor.post({"choice": tapped})
    assert got.json()["messages"][-1]["text"].startswith(first_words("utter_ask_pregnancy"))
    assert [each["text"] for each in own(await visitor.sheet())] == ["will it show on passport photos"]
