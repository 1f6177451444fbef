"""Patients who wait for a person, and people at the desk who answer them."""

from __future__ import annotations

from collections.abc import Callable

from signing_in import Person

from bot.conversation.handover import Reason, begin
from bot.conversation.store import Records, Said, conversation_of
from bot.desk.app import Desk

Browser = Callable[..., Person]
WORDS = "<img src=x onerror=alert(1)> & can I talk to somebody"


def patient(records: Records, words: str = WORDS, reason: Reason = Reason.ASKED, urgent: bool = False) -> str:
    """A conversation that a person was asked into."""
    here = conversation_of(records.open())
    topics = ["urgent_now"] if urgent else []
    said = Said(words, [{"text": "I have told them.", "topics": topics}])
    records.add(here, Said(said.words, said.bubbles, beside=lambda connection: begin(connection, here, reason, urgent)))
    return here


async def at_desk(browser: Browser, name: str = "jiwoo") -> Person:
    person = browser()
    await person.sign_in(name)
    return person


def number_of(desk: Desk, here: str) -> int:
    found = desk.handovers.of(here)
    assert found is not None
    return found.number


async def take(person: Person, number: int, version: int = 1) -> int:
    return (await person.post(f"/desk/live/{number}/take", version=str(version))).status_code
