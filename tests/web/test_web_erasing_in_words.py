"""Erasing without a menu: in words or with a tap, as a messaging app would have it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from visiting import URGENT, Visitor, answer, first_words, own, rows, rows_with, stored_bytes

from bot.conversation.store import conversation_of

WORDS = "zirconium"
YES = '/delete_my_data{"confirmed": "yes"}'
NO = '/delete_my_data{"confirmed": "no"}'


def said(bubbles: list[dict[str, object]], response: str) -> bool:
    return str(bubbles[-1]["text"]).startswith(first_words(response))


async def test_asked_for_in_words_and_confirmed_with_a_tap(
    client_of: Callable[..., httpx.AsyncClient], tmp_path: Path
) -> None:
    visitor = await Visitor.arrive(client_of())
    await visitor.say(f"add: will {WORDS} matter")
    await visitor.check()
    asked = await visitor.say("delete my data")
    assert said(asked, "utter_ask_erase")
    assert len(asked[-1]["buttons"]) == 2
    assert rows_with(tmp_path / "own.db", WORDS), "nothing is erased before it is confirmed"
    gone = await visitor.tap(YES)
    assert said(gone, "utter_erased")
    assert not gone[-1].get("buttons"), "a button would belong to a conversation that is gone"
    assert rows_with(tmp_path / "own.db", conversation_of(visitor.token)) == []
    assert WORDS.encode() not in stored_bytes(tmp_path / "own.db")
    assert (await visitor.post({"text": "hello"})).status_code == 401


@pytest.mark.parametrize("yes", ["yes", "Yes, please.", "ok go ahead"])
async def test_confirmed_with_a_plain_yes(visitor: Visitor, database: Path, yes: str) -> None:
    await visitor.say("please erase everything i told you")
    assert said(await visitor.say(yes), "utter_erased")
    assert rows_with(database, conversation_of(visitor.token)) == []


async def test_not_confirmed_is_not_erased(visitor: Visitor) -> None:
    await visitor.say("add: will it show on passport photos")
    await visitor.say("delete my data")
    assert said(await visitor.tap(NO), "utter_erase_not")
    for words in ("delete my data", "no", "yes"):
        await visitor.say(words)
    assert len(own(await visitor.sheet())) == 1
    assert len(await visitor.history()) > 8


async def test_a_yes_to_something_else_erases_nothing(visitor: Visitor) -> None:
    await visitor.say("delete my data")
    await visitor.say("does it hurt")
    await visitor.say("yes")
    assert [each["text"] for each in await visitor.history() if each["from"] == "patient"][-1] == "yes"


async def test_a_yes_after_an_alarm_erases_nothing(visitor: Visitor) -> None:
    await visitor.say("delete my data")
    await visitor.say(URGENT)
    await visitor.say("yes")
    assert URGENT in [each["text"] for each in await visitor.history()]


async def test_in_the_middle_of_the_check_a_yes_is_no_answer_to_it(visitor: Visitor, database: Path) -> None:
    await visitor.say("check if it's right for me")
    assert said(await visitor.say("delete my data"), "utter_ask_erase")
    assert said(await visitor.say("yes"), "utter_erased")
    assert rows_with(database, conversation_of(visitor.token)) == []


async def test_the_typed_payload_confirms_nothing(visitor: Visitor) -> None:
    await visitor.say("delete my data")
    await visitor.say(YES)
    assert await visitor.history()


@pytest.mark.parametrize("finished", [True, False], ids=["after the check", "in the middle of the check"])
async def test_taking_back_consent_erases_the_answers_of_the_check(
    client_of: Callable[..., httpx.AsyncClient], tmp_path: Path, finished: bool
) -> None:
    path = tmp_path / "own.db"
    visitor = await Visitor.arrive(client_of())
    await visitor.say("add: will it show on passport photos")
    if finished:
        await visitor.check(("yes", 31, "no", "none", "not_sure", "both", "prevent", "own", "yes", "none"))
        assert "candidacy" in await visitor.sheet()
    else:
        await visitor.check(("yes", 31))
        await visitor.say(f"no, I am not pregnant {WORDS}")
        assert rows_with(path, WORDS)
    assert said(await visitor.say("i withdraw my consent"), "utter_consent_withdrawn")

    sheet = await visitor.sheet()
    assert "candidacy" not in sheet
    assert {question["origin"] for question in sheet["questions"]} == {"own", "guide"}
    told = [each["text"] for each in await visitor.history() if each["from"] == "patient"]
    assert rows(path)["not_understood"] == []
    assert told == ["add: will it show on passport photos", "i withdraw my consent"]
    assert '"pregnancy"' not in str(rows_with(path, "pregnancy"))
    for needle in ("pregnancy", "health_consent", WORDS):
        assert set(rows_with(path, needle)) <= {"choices"}, needle
    assert WORDS.encode() not in stored_bytes(path)

    # The conversation goes on, and a new check begins with consent.
    assert "dose" in (await visitor.say("how many units for the forehead"))[0]["topics"]
    assert said(await visitor.say("check if it's right for me"), "utter_ask_health_consent")
    assert said(await visitor.tap(answer("yes")), "utter_ask_age")
