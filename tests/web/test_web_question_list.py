"""The list of questions changed on a screen: kept at once, known to the conversation, and never over another change."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from visiting import CHECK, URGENT, Visitor, answer, error_code, first_words

from bot.consult.questions import MOST_CHARACTERS, MOST_QUESTIONS

PATH = "/chat/prep/questions"
SCRIPT = "<img src=x onerror=alert(1)> will it hurt?"


async def shown(visitor: Visitor) -> dict[str, Any]:
    got = await visitor.client.get(PATH, headers=visitor.headers)
    assert got.status_code == 200, got.text
    return dict(got.json())


async def send(visitor: Visitor, version: str, **edit: Any) -> httpx.Response:
    return await visitor.client.patch(PATH, json={"version": version, **edit}, headers=visitor.headers)


async def change(visitor: Visitor, **edit: Any) -> dict[str, Any]:
    """Make a change to the list as it is now; returns the list afterwards."""
    got = await send(visitor, (await shown(visitor))["version"], **edit)
    assert got.status_code == 200, got.text
    return dict(got.json())


async def kept(visitor: Visitor) -> list[str]:
    """The questions as they stand on the sheet."""
    return [question["text"] for question in (await visitor.sheet()).get("questions", ())]


def texts(listed: dict[str, Any]) -> list[str]:
    return [question["text"] for question in listed["questions"]]


async def test_looking_changes_nothing_and_keeping_puts_it_on_the_sheet(visitor: Visitor) -> None:
    first = await shown(visitor)
    assert len(first["questions"]) == 6 and not first["kept"] and not first["undo"]
    assert first["top"] == [question["id"] for question in first["questions"][:3]]
    assert first["most"] == {"questions": MOST_QUESTIONS, "characters": MOST_CHARACTERS}
    assert await visitor.sheet() == {}
    assert (await change(visitor, do="keep"))["kept"]
    assert await kept(visitor) == texts(first)


async def test_every_change_stands_on_the_sheet(visitor: Visitor) -> None:
    first = await change(visitor, do="keep")
    last = first["questions"][-1]
    moved = await change(visitor, do="move", id=last["id"], to=1)
    assert texts(moved)[0] == last["text"] and moved["questions"][0]["why"] == "placed"
    asked = await change(visitor, do="mark", id=moved["questions"][1]["id"], done=True)
    assert [question["done"] for question in asked["questions"]] == [False] * 5 + [True]
    assert asked["questions"][-1]["id"] not in asked["top"]
    added = await change(visitor, do="add", text=SCRIPT)
    assert SCRIPT in texts(added)
    other = await change(visitor, do="reword", id=last["id"], text="And if I wait?")
    assert texts(other)[0] == "And if I wait?" and last["text"] not in texts(other)
    fewer = await change(visitor, do="remove", id=other["questions"][0]["id"])
    assert "And if I wait?" not in texts(fewer)
    assert await kept(visitor) == texts(fewer)
    assert texts(await change(visitor, do="undo")) == texts(other)
    assert await kept(visitor) == texts(other)


async def test_the_conversation_goes_on_with_what_was_changed(visitor: Visitor) -> None:
    listed = await change(visitor, do="add", text="Will it show on passport photos?")
    listed = await change(visitor, do="move", id=listed["questions"][3]["id"], to=1)
    top = texts(listed)[0]
    shown_list = await visitor.say("show my list")
    assert top in shown_list[0]["text"] and "passport" in shown_list[0]["text"]
    await visitor.say("remove the first one")
    assert top not in texts(await shown(visitor))
    await visitor.say("undo that")
    assert texts(await shown(visitor)) == texts(listed)
    words = [entry["text"] for entry in await visitor.history() if entry["from"] == "patient"]
    assert words == ["show my list", "remove the first one", "undo that"], "a change by hand is no message"


async def test_what_the_conversation_asked_about_the_list_is_over_after_a_change_by_hand(visitor: Visitor) -> None:
    await visitor.say("add a question")
    await change(visitor, do="add", text="Can I swim afterwards?")
    told = await visitor.say("how many units for the forehead?")
    assert "dose" in told[0]["topics"]
    assert "how many units for the forehead?" not in await kept(visitor)


async def test_the_check_goes_on_after_a_change_by_hand(visitor: Visitor) -> None:
    await visitor.check(CHECK[:4])
    asked = visitor.shown[-1]["text"]
    await change(visitor, do="add", text="Can I swim afterwards?")
    assert (await visitor.tap(answer(str(CHECK[4]))))[-1]["text"] != asked
    assert visitor.shown[-1]["progress"]["step"] == 5


async def test_a_list_that_was_changed_elsewhere_is_not_overwritten(visitor: Visitor) -> None:
    seen = await change(visitor, do="keep")
    elsewhere = await change(visitor, do="remove", id=seen["questions"][0]["id"])
    got = await send(visitor, seen["version"], do="remove", id=seen["questions"][1]["id"])
    assert got.status_code == 409 and error_code(got) == "changed_meanwhile"
    assert await kept(visitor) == texts(elsewhere)
    await visitor.say("add: can I fly the day after")
    got = await send(visitor, elsewhere["version"], do="undo")
    assert got.status_code == 409, "words change it as well"


async def test_of_many_changes_at_once_one_is_made_and_no_turn_is_lost(visitor: Visitor) -> None:
    seen = await change(visitor, do="keep")
    edits = [send(visitor, seen["version"], do="move", id=each["id"], to=1) for each in seen["questions"][1:]]
    *answers, said = await asyncio.gather(*edits, visitor.post({"text": "add: can I fly the day after"}))
    assert sorted(got.status_code for got in answers) == [200, 409, 409, 409, 409]
    assert said.status_code == 200
    assert "can I fly the day after" in await kept(visitor)


async def test_a_danger_told_as_a_question_is_answered_and_kept_as_a_message(visitor: Visitor) -> None:
    before = await change(visitor, do="keep")
    for text, version in (
        (URGENT, before["version"]),
        (URGENT, "old"),
        ("my eyelid is drooping since yesterday", "old"),
    ):
        got = await send(visitor, version, do="add", text=text)
        assert got.status_code == 200
        assert got.json()["messages"][0]["topics"][0] in ("urgent_now", "call_clinic")
    bad = await visitor.client.patch(PATH, json={"text": URGENT}, headers=visitor.headers)
    assert bad.status_code == 200 and first_words("utter_urgent_now") in bad.json()["messages"][0]["text"]
    assert await kept(visitor) == texts(before)
    assert URGENT in [entry["text"] for entry in await visitor.history() if entry["from"] == "patient"]


@pytest.mark.parametrize(
    ("edit", "status", "code"),
    [
        ({"do": "add", "text": "a " * 150}, 400, "too_long"),
        ({"do": "add", "text": " "}, 400, "empty"),
        ({"do": "undo"}, 404, "nothing_to_undo"),
        ({"do": "remove", "id": "nothing"}, 404, "unknown"),
        ({"do": "burn"}, 400, "bad_change"),
        ({"do": "add", "text": "x", "origin": "guide"}, 400, "bad_change"),
        ({"do": "mark", "id": "dose", "done": 1}, 400, "bad_change"),
    ],
)
async def test_what_cannot_be_done_is_refused(visitor: Visitor, edit: dict[str, Any], status: int, code: str) -> None:
    before = await shown(visitor)
    got = await send(visitor, before["version"], **edit)
    assert (got.status_code, error_code(got)) == (status, code)
    assert await shown(visitor) == before


async def test_only_the_owner_of_a_conversation_gets_its_list(client: httpx.AsyncClient, visitor: Visitor) -> None:
    for headers, code in (({}, "no_token"), ({"authorization": "Bearer nobody"}, "unknown_token")):
        for path in (PATH, "/chat/prep/costs"):
            got = await client.get(path, headers=headers)
            assert (got.status_code, error_code(got)) == (401, code)
        got = await client.patch(PATH, json={"do": "undo", "version": "v"}, headers=headers)
        assert (got.status_code, error_code(got)) == (401, code)
    other = await Visitor.arrive(client)
    await change(visitor, do="add", text="Only mine?")
    assert "Only mine?" not in texts(await shown(other))


async def test_an_erased_conversation_leaves_no_list(visitor: Visitor) -> None:
    version = (await change(visitor, do="keep"))["version"]
    await visitor.erase()
    assert (await send(visitor, version, do="undo")).status_code == 401
