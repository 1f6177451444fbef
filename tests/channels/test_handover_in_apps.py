"""A hand-over in every messaging app: asked for, answered at the desk, given back; Maru is silent meanwhile."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from payloads import kakao as asked
from recorded import as_json, new
from sqlalchemy.engine import Engine
from talking import Talk

from bot.channels.kakao import LATE, SHOWS
from bot.conversation.handover import Handover, Handovers
from bot.conversation.handover_words import answering, erasing, given_back
from bot.conversation.store import Records, connect
from bot.desk.accounts import Accounts
from bot.sentences import sentence

PASSWORD = "seven small green lamps"
ASKS, DOSE = "can I talk to a real person", "how many units for the forehead?"


@pytest.fixture(scope="session")
def engine(database: Path, server: str) -> Engine:
    """The server's database, with somebody at the desk."""
    made = connect(f"sqlite:///{database}")
    Accounts(made).add("jiwoo", "desk", PASSWORD, "Jiwoo")
    return made


class Jiwoo:
    """At the desk, with one patient."""

    def __init__(self, client: httpx.AsyncClient, engine: Engine, talk: Talk) -> None:
        self._client, self._talk = client, talk
        self._handovers, self._records = Handovers(engine), Records(engine)
        of_channel = [here for here, name in self._handovers.channels().items() if name == talk.channel.channel.name]
        newest = max(
            (each for each in self._handovers.all() if each.conversation in of_channel), key=lambda each: each.number
        )
        self.here = newest.conversation

    async def _post(self, path: str, **fields: str) -> str:
        page = await self._client.get("/desk/account" if path != "/desk/login" else path)
        token = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.text)
        assert token, page.text
        got = await self._client.post(path, data={"csrf": token[1], **fields})
        assert got.status_code == 303, got.text
        return got.headers["location"]

    async def sign_in(self) -> None:
        assert await self._post("/desk/login", name="jiwoo", password=PASSWORD, next="/desk/live") == "/desk/live"

    @property
    def handover(self) -> Handover:
        found = self._handovers.of(self.here)
        assert found is not None
        return found

    @property
    def over(self) -> bool:
        """Whether Maru alone answers."""
        return self._handovers.of(self.here) is None

    async def take_over(self) -> None:
        await self._post(f"/desk/live/{self.handover.number}/take", version=str(self.handover.version))

    async def page(self) -> str:
        return (await self._client.get(f"/desk/live/{self.handover.number}")).text

    async def says(self, text: str) -> None:
        """Write, and wait until the app has shown it, or cannot."""
        await self._post(f"/desk/live/{self.handover.number}/say", text=text)

    async def gives_back(self) -> None:
        await self._post(f"/desk/live/{self.handover.number}/back", version=str(self.handover.version))

    async def hears(self, text: str) -> None:
        """Wait until the patient's words are there."""
        await self._talk.platform.until(lambda: self._heard() == text, f"{text!r} at the desk")

    def _heard(self) -> str:
        said = [each["text"] for each in self._records.history(self.here) if each["from"] == "patient"]
        return str(said[-1]) if said else ""

    def senders(self) -> list[str]:
        return [each["from"] for each in self._records.history(self.here)]


@pytest.fixture
async def jiwoo(client: httpx.AsyncClient, engine: Engine, talk: Talk) -> AsyncIterator[Jiwoo]:
    """A patient has asked for a person, and Jiwoo has taken over."""
    await talk.says(ASKS)
    assert "can read this conversation" in talk.text
    async with httpx.AsyncClient(base_url=client.base_url, timeout=60) as browser:
        made = Jiwoo(browser, engine, talk)
        await made.sign_in()
        assert talk.channel.channel.title in await made.page()
        await made.take_over()
        if not talk.channel.in_response:
            await talk.answer(until=answering("Jiwoo"))
        yield made


async def writes(talk: Talk, text: str) -> None:
    """Write to somebody at the desk, who need not answer."""
    await talk.send(talk.channel.text(talk.person, text, new()))


async def looks(talk: Talk) -> None:
    """An app in which nobody can write first has a button for what was written meanwhile."""
    if talk.channel.in_response:
        await talk.send(as_json(asked.request(SHOWS, person=talk.person, extra={LATE: True})))


async def test_called_off_before_anybody_came(talk: Talk, client: httpx.AsyncClient, engine: Engine) -> None:
    await talk.says(ASKS)
    waiting = Jiwoo(client, engine, talk)
    assert not waiting.over
    said = await talk.says("never mind, I don't need a person")
    assert any(each.text.startswith(sentence("utter_handover_called_off")[:20]) for each in said)
    assert waiting.over
    assert "units" in "".join(each.text for each in await talk.says(DOSE))


async def test_asked_for_answered_and_given_back(talk: Talk, jiwoo: Jiwoo) -> None:
    before = len(talk.shown) - (not talk.channel.in_response)
    for number in ("one", "two", "three"):
        await writes(talk, f"From the patient: {number}, what about the forehead?")
        await jiwoo.hears(f"From the patient: {number}, what about the forehead?")
        await jiwoo.says(f"From the desk: {number}")
        await looks(talk)
        await talk.answer(until=f"Jiwoo: From the desk: {number}")
    told = [each.text for each in talk.shown[before:] if each.text != sentence("utter_person_look")]
    written = [f"Jiwoo: From the desk: {number}" for number in ("one", "two", "three")]
    assert told == [answering("Jiwoo"), *written], "who answers is told once, and Maru is silent"
    assert jiwoo.senders()[-6:] == ["patient", "staff"] * 3
    await jiwoo.gives_back()
    await looks(talk)
    await talk.answer(until=given_back("Jiwoo")[:20])
    assert "units" in "".join(each.text for each in await talk.says(DOSE))
    assert jiwoo.over


async def test_words_of_the_desk_come_before_the_answer_to_what_is_written_next(talk: Talk, jiwoo: Jiwoo) -> None:
    await jiwoo.says("Tuesday at ten is free.")
    await jiwoo.gives_back()
    await talk.says(DOSE, until="units")
    shown = "\n".join(each.text for each in talk.shown)
    if talk.channel.in_response and "Tuesday" not in shown:
        # An answer that took too long for a response went to the callback, which carries nothing else: theirs comes next.
        await talk.says("does it hurt", until="Tuesday")
    else:
        order = [shown.rfind(words) for words in ("Jiwoo: Tuesday at ten is free.", "This is Maru again", "units")]
        assert -1 not in order and order == sorted(order), shown
    assert sum("Tuesday" in each.text for each in talk.shown) == 1


async def test_the_desk_is_told_how_its_words_travel(talk: Talk, jiwoo: Jiwoo) -> None:
    kept = "does not let us write first"
    assert (kept in await jiwoo.page()) == talk.channel.in_response
    await jiwoo.says("Tuesday at ten is free.")
    if not talk.channel.in_response:
        await talk.answer(until="Tuesday")
        return
    assert "Not shown yet" in await shown_at_desk(talk, jiwoo, "Not shown yet")
    await looks(talk)
    await talk.answer(until="Tuesday")
    assert "Not shown yet" not in await jiwoo.page()


async def shown_at_desk(talk: Talk, jiwoo: Jiwoo, words: str) -> str:
    """The page, once some words are on it."""
    for _ in range(600):
        page = await jiwoo.page()
        if words in page:
            return page
    raise AssertionError(f"{words!r} is not shown at the desk")


async def test_data_can_be_deleted_while_somebody_answers(talk: Talk, jiwoo: Jiwoo) -> None:
    await jiwoo.says("Good morning")
    await looks(talk)
    await talk.answer(until="Good morning")
    number = jiwoo.handover.number
    await talk.says("delete my data")
    assert erasing("Jiwoo")[:40] in talk.text and sentence("utter_ask_erase")[:40] in talk.text
    # What the desk asks meanwhile is what a yes answers.
    await jiwoo.says("Is Tuesday all right?")
    await looks(talk)
    await talk.answer(until="Is Tuesday all right?")
    await writes(talk, "yes")
    await jiwoo.hears("yes")
    assert not jiwoo.over and "delete my data" in await jiwoo.page()
    await talk.says("delete my data")
    await talk.says("yes", until="erased")
    assert jiwoo.over and jiwoo.senders() == []
    gone = await jiwoo._client.get(f"/desk/live/{number}")
    assert gone.status_code == 410 and "erased" in gone.text
    assert "units" in "".join(each.text for each in await talk.says(DOSE, until="units")), "begun anew"
