"""A conversation on the site that a person is asked into."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from visiting import URGENT, Visitor, first_words, rows_with

from bot.conversation.handover import Handover, Handovers, Reason, State
from bot.conversation.handover_words import erasing, given_back
from bot.conversation.store import connect, conversation_of
from bot.desk.accounts import Accounts

SYMPTOM = "my eyelid has been drooping since the injection yesterday"


@pytest.fixture
def handovers(app: Starlette, database: Path) -> Handovers:
    return Handovers(connect(f"sqlite:///{database}"))


@pytest.fixture
def jiwoo(app: Starlette, database: Path) -> int:
    accounts = Accounts(connect(f"sqlite:///{database}"))
    found = [each.id for each in accounts.all() if each.name == "jiwoo"]
    return found[0] if found else accounts.add("jiwoo", "desk", "seven small green lamps", "Jiwoo").id


async def the(handovers: Handovers, visitor: Visitor) -> Handover:
    """The hand-over of somebody's conversation; what is written behind an alarm is waited for."""
    for _ in range(1_500):
        found = await asyncio.to_thread(handovers.of, conversation_of(visitor.token))
        if found is not None:
            return found
        await asyncio.sleep(0.02)
    raise AssertionError("nobody was asked in")


def texts(bubbles: list[dict[str, Any]]) -> list[str]:
    return [each["text"] for each in bubbles]


async def state(visitor: Visitor) -> dict[str, Any]:
    got = await visitor.client.get("/chat/messages", headers=visitor.headers)
    assert got.status_code == 200
    found: dict[str, Any] = got.json().get("person", {})
    return found


@pytest.mark.parametrize(
    ("text", "reason"),
    [("can I talk to a real person", Reason.ASKED), ("I want to book an appointment", Reason.BOOKING)],
)
async def test_who_asks_for_a_person_waits_for_one(
    text: str, reason: Reason, visitor: Visitor, handovers: Handovers
) -> None:
    assert await state(visitor) == {}
    answered = await visitor.post({"text": text})
    said = answered.json()["messages"]
    assert any("can read this conversation" in each for each in texts(said)), "the patient is told who reads along"
    assert said[-1]["buttons"], "what can be done next stands at the end"
    assert answered.json()["person"]["state"] == "waiting"
    found = await the(handovers, visitor)
    assert (found.state, found.reason) == (State.WAITING, reason)
    assert (await state(visitor)) == answered.json()["person"]
    # Until somebody comes, Maru goes on.
    assert "units" in " ".join(texts(await visitor.say("how many units for the forehead")))


async def test_whoever_is_not_understood_twice_is_helped(visitor: Visitor, handovers: Handovers) -> None:
    first = await visitor.post({"text": "brillig slithy toves"})
    assert "person" not in first.json()
    second = await visitor.post({"text": "brillig slithy toves"})
    assert second.json()["person"]["state"] == "waiting"
    assert (await the(handovers, visitor)).reason is Reason.MISUNDERSTOOD


@pytest.mark.parametrize(
    ("text", "reason", "urgent"),
    [(URGENT, Reason.SYMPTOM, True), (SYMPTOM, Reason.SYMPTOM, False), ("I want to die", Reason.DISTRESS, False)],
)
async def test_an_alarm_is_shown_to_the_desk(
    text: str, reason: Reason, urgent: bool, visitor: Visitor, handovers: Handovers
) -> None:
    await visitor.say(text)
    found = await the(handovers, visitor)
    assert (found.reason, found.urgent) == (reason, urgent)
    assert "do not wait" in (await state(visitor))["text"]


async def test_while_a_person_answers_maru_is_silent(visitor: Visitor, handovers: Handovers, jiwoo: int) -> None:
    await visitor.say("can I talk to a real person")
    buttons = visitor.shown[-1]["buttons"]
    taken = handovers.take((await the(handovers, visitor)).number, 1, jiwoo)
    before = len(await visitor.history())
    for body in ({"text": "how many units for the forehead"}, {"choice": buttons[0]["id"]}, {"text": "hello?"}):
        got = await visitor.post(body)
        assert got.status_code == 200
        assert got.json()["messages"] == []
        assert got.json()["last"] > 0
        assert got.json()["person"]["name"] == "Jiwoo"
    handovers.say(taken.number, jiwoo, "Good morning, <i>how can I help</i>?")
    told = (await visitor.history())[before:]
    assert [each["from"] for each in told] == ["patient"] * 3 + ["staff"]
    assert told[1]["text"] == buttons[0]["title"], "what is tapped is kept in words"
    assert (told[-1]["text"], told[-1]["name"]) == ("Good morning, <i>how can I help</i>?", "Jiwoo")

    handovers.give_back(taken.number, jiwoo, taken.version, given_back("Jiwoo"))
    assert await state(visitor) == {}
    assert "units" in " ".join(texts(await visitor.say("how many units for the forehead")))


async def test_what_is_the_patients_right_is_done_while_a_person_answers(
    visitor: Visitor, handovers: Handovers, jiwoo: int, database: Path
) -> None:
    await visitor.say("can I talk to a real person")
    taken = handovers.take((await the(handovers, visitor)).number, 1, jiwoo)
    told = await visitor.say("delete my data")
    assert texts(told)[0] == erasing("Jiwoo"), "what it means for whoever is answered"
    assert [each["title"] for each in told[-1]["buttons"]] == ["Yes, erase it all", "No, keep it"]
    # A yes answers who asked last.
    handovers.say(taken.number, jiwoo, "Is Tuesday all right?")
    assert await visitor.say("yes") == []
    kept = await visitor.post({"choice": told[-1]["buttons"][1]["id"]})
    assert "nothing is erased" in kept.json()["messages"][0]["text"], "no word of what an erasure would mean"
    handovers.give_back(taken.number, jiwoo, taken.version, given_back("Jiwoo"))
    assert rows_with(database, conversation_of(visitor.token))
    await visitor.say("yes")
    assert rows_with(database, conversation_of(visitor.token)), (
        "what is said after a hand-over answers no older question"
    )


async def test_everything_is_erased_while_a_person_answers(
    visitor: Visitor, handovers: Handovers, jiwoo: int, database: Path
) -> None:
    await visitor.say("can I talk to a real person")
    handovers.take((await the(handovers, visitor)).number, 1, jiwoo)
    await visitor.say("delete my data")
    assert "is erased" in texts(await visitor.say("yes"))[0]
    assert rows_with(database, conversation_of(visitor.token)) == []


async def test_an_emergency_is_answered_while_a_person_answers(
    visitor: Visitor, handovers: Handovers, jiwoo: int
) -> None:
    await visitor.say("can I talk to a real person")
    taken = handovers.take((await the(handovers, visitor)).number, 1, jiwoo)
    said = await visitor.say(URGENT)
    assert first_words("utter_urgent_now")[:20] in said[0]["text"]
    for _ in range(1_500):
        if (await the(handovers, visitor)).urgent:
            break
        await asyncio.sleep(0.02)
    loud = await the(handovers, visitor)
    assert loud.urgent and loud.state is State.ANSWERING and loud.staff == jiwoo
    assert SYMPTOM not in texts(await visitor.say(SYMPTOM)), "answered, not kept for later"
    assert taken.version == loud.version


async def test_an_answer_under_way_when_somebody_takes_over_is_not_said(
    app: Starlette, visitor: Visitor, handovers: Handovers, jiwoo: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rasa.core.agent import Agent

    await visitor.say("can I talk to a real person")
    found, handle = await the(handovers, visitor), Agent.handle_message

    async def slowly(agent: Agent, message: Any) -> Any:
        made = await handle(agent, message)
        await asyncio.to_thread(handovers.take, found.number, found.version, jiwoo)
        return made

    monkeypatch.setattr(Agent, "handle_message", slowly)
    assert await visitor.say("how many units for the forehead") == []
    monkeypatch.undo()
    last = (await visitor.history())[-1]
    assert (last["from"], last["text"]) == ("patient", "how many units for the forehead")


async def test_erased_is_erased_from_the_desk_too(visitor: Visitor, handovers: Handovers, database: Path) -> None:
    await visitor.say("can I talk to a real person")
    await the(handovers, visitor)
    assert (await visitor.erase()).status_code == 204
    assert rows_with(database, conversation_of(visitor.token)) == []


async def test_it_is_still_so_after_a_restart(
    client_of: Any, visitor: Visitor, handovers: Handovers, jiwoo: int, database: Path
) -> None:
    await visitor.say("can I talk to a real person")
    handovers.take((await the(handovers, visitor)).number, 1, jiwoo)
    visitor.client = client_of(database=f"sqlite:///{database}")
    got = await visitor.post({"text": "are you still there"})
    assert got.json()["messages"] == []
    assert got.json()["person"]["state"] == "answering"


@pytest.mark.parametrize("words", ["never mind, I don't need a person", "never mind"])
async def test_whoever_needs_nobody_any_more_is_marus_again(words: str, visitor: Visitor, handovers: Handovers) -> None:
    await visitor.post({"text": "can I talk to a real person"})
    off = await visitor.post({"text": words})
    assert "person" not in off.json()
    assert await asyncio.to_thread(handovers.of, conversation_of(visitor.token)) is None
    assert "units" in " ".join(texts(await visitor.say("how many units for the forehead")))


async def test_calling_off_inside_the_check_is_no_answer_to_it(visitor: Visitor, handovers: Handovers) -> None:
    await visitor.say("check if it suits me")
    await visitor.say("sure, I'm 31")
    await visitor.say("can I talk to a real person")
    said = await visitor.say("never mind, I don't need a person")
    assert await asyncio.to_thread(handovers.of, conversation_of(visitor.token)) is None
    assert said[-1]["progress"] == {"step": 2, "of": 9}


async def test_who_never_asked_for_a_person_gets_none(visitor: Visitor, handovers: Handovers) -> None:
    await visitor.say("I don't need a person")
    assert await asyncio.to_thread(handovers.of, conversation_of(visitor.token)) is None


async def test_after_an_alarm_the_desk_goes_on_seeing_it(visitor: Visitor, handovers: Handovers) -> None:
    await visitor.say(SYMPTOM)
    found = await the(handovers, visitor)
    said = await visitor.say("never mind, I don't need a person")
    assert texts(said)[0].startswith(first_words("utter_handover_stays"))
    assert (await the(handovers, visitor)).number == found.number


async def test_calling_off_reaches_the_one_who_answers(visitor: Visitor, handovers: Handovers, jiwoo: int) -> None:
    await visitor.say("can I talk to a real person")
    waiting = await the(handovers, visitor)
    await asyncio.to_thread(handovers.take, waiting.number, waiting.version, jiwoo)
    assert await visitor.say("never mind, I don't need a person") == []
    got = await visitor.client.get("/chat/messages", headers=visitor.headers)
    assert got.json()["messages"][-1]["text"] == "never mind, I don't need a person"
    assert (await the(handovers, visitor)).state is State.ANSWERING


async def test_an_age_before_consent_is_no_misunderstanding(visitor: Visitor, handovers: Handovers) -> None:
    await visitor.say("check if it suits me")
    for _ in range(3):
        assert "person" not in (await visitor.post({"text": "31"})).json()
    said = await visitor.say("yes")
    assert said[-1]["progress"] == {"step": 2, "of": 9}, "the age that was told counts once there is consent"
