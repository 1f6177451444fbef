"""Conversations as a patient has them: real turns with the trained model and the real actions.

A test asserts what a conversation came to (topics, names of responses, slots, the list), never how it was worded.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable
from typing import Any, Self

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.asking import Asker
from bot.consult.candidacy import QUESTIONS
from bot.conversation.store import Choice, Records
from bot.conversation.turn import Reception, Turn

FORM = "candidacy_form"
CONSENT = "health_consent"
OUTCOME = "utter_outcome_"
# What the thread of a conversation keeps for itself; the rest of the slots holds what the patient told or wants kept.
THREAD = ("areas", "subject", "pending_question", "misunderstood", "session_started_metadata")
# A patient for whom nothing speaks against a talk with the doctor.
USUAL: dict[str, int | str] = {
    "age": 29,
    "pregnancy": "no",
    "health_stop": "none",
    "line_stage": "movement",
    "accelerators": "neither",
    "goal": "prevent",
    "motive": "own",
    "upkeep": "yes",
    "earlier_treatment": "none",
}
_numbers = itertools.count(1)


class Conversation:
    """One patient talking: ``says``, ``taps`` and ``chooses`` take a turn, the rest tells what came of the last one."""

    def __init__(self, asker: Asker) -> None:
        """Nothing said yet."""
        self._asker, self._id = asker, f"patient-{next(_numbers)}"
        self._turn: Turn | None = None
        self._events = 0

    def says(self, text: str) -> Self:
        """The patient types a message."""
        self._events = len(self._tracker.events)
        self._turn = self._asker.ask(text, self._id)
        return self

    def taps(self, title: str) -> Self:
        """The patient taps a button of the last turn, named by its title."""
        return self._tap(title, lambda choice: choice.title == title)

    def chooses(self, answer: str) -> Self:
        """The patient taps the button of the candidacy check that stands for an answer, such as ``not_sure``."""
        return self._tap(answer, lambda choice: choice.payload == f'/inform{{"answer": "{answer}"}}')

    def _tap(self, wanted: str, fits: Callable[[Choice], bool]) -> Self:
        choice = next((each for each in self._last.buttons.values() if fits(each)), None)
        assert choice, f"no button {wanted!r}; there are {self.buttons}"
        self._events = len(self._tracker.events)
        self._turn = self._asker.tap(choice, self._id)
        return self

    @property
    def _last(self) -> Turn:
        assert self._turn, "nothing was said yet"
        return self._turn

    @property
    def _tracker(self) -> DialogueStateTracker:
        store, loop = self._asker._reception._agent.tracker_store, self._asker._loop
        kept = loop.run_until_complete(store.retrieve(self._id))
        return kept or DialogueStateTracker.from_events(self._id, [])

    @property
    def intent(self) -> str:
        """How the last message was understood."""
        return self._last.intent

    @property
    def topics(self) -> list[str]:
        """Everything that the last answer cites."""
        return self._last.topics

    @property
    def texts(self) -> list[str]:
        """The bubbles of the last answer."""
        return [bubble.text for bubble in self._last.bubbles]

    @property
    def buttons(self) -> list[str]:
        """The titles of what can be tapped now."""
        return [choice.title for choice in self._last.buttons.values()]

    @property
    def payloads(self) -> list[str]:
        """What the buttons that can be tapped now stand for."""
        return [choice.payload for choice in self._last.buttons.values()]

    @property
    def responses(self) -> list[str]:
        """The names in ``domain.yml`` of what Rasa said in the last turn; the symptom gate speaks without Rasa."""
        said = list(self._tracker.events)[self._events :]
        return [event.metadata["utter_action"] for event in said if isinstance(event, BotUttered)]

    @property
    def slots(self) -> dict[str, Any]:
        """Every slot that has a value."""
        return {name: value for name, value in self._tracker.current_slot_values().items() if value is not None}

    @property
    def kept(self) -> dict[str, Any]:
        """What the patient told or wants kept, and the question that is open: the slots without the thread's own."""
        return {name: value for name, value in self.slots.items() if name not in THREAD}

    @property
    def answers(self) -> dict[str, Any]:
        """What the candidacy check knows, by question."""
        return {name: value for name, value in self.slots.items() if name in QUESTIONS}

    @property
    def asked(self) -> str | None:
        """The question that the candidacy check waits for; None outside the check."""
        return self.slots.get("requested_slot") if self._tracker.active_loop_name == FORM else None

    @property
    def outcome(self) -> str | None:
        """What the candidacy check came to in the last turn."""
        return next((name.removeprefix(OUTCOME) for name in self.responses if name.startswith(OUTCOME)), None)

    @property
    def questions(self) -> list[str]:
        """The wordings on the patient's list, in the order of adding."""
        return [question["text"] for question in self.listed]

    @property
    def listed(self) -> list[dict[str, Any]]:
        """The patient's list as it is kept."""
        return list(self.slots.get("questions", []))


@pytest.fixture
def conversation(asker: Asker) -> Callable[[], Conversation]:
    """Begins a conversation of its own each time it is called."""
    return lambda: Conversation(asker)


@pytest.fixture
def talk(conversation: Callable[[], Conversation]) -> Conversation:
    """One conversation, for tests that need no more."""
    return conversation()


@pytest.fixture
def check(conversation: Callable[[], Conversation]) -> Callable[..., Conversation]:
    """Goes through the candidacy check: ``check("goal", age=33)`` stops where ``goal`` is asked, ``check()`` at the end.

    What is not given is answered as in ``USUAL``.
    """

    def go(until: str | None = None, **answers: int | str) -> Conversation:
        talk = conversation().says("Can you check whether it suits me?")
        given = {CONSENT: "yes", **USUAL, **answers}
        while talk.asked and talk.asked != until:
            if talk.asked == "age":
                talk.says("I would rather not say" if given["age"] == "not_sure" else str(given["age"]))
            else:
                talk.chooses(str(given[talk.asked]))
        return talk

    return go


class Broken:
    """Whatever is asked of it fails, as a database does that is gone."""

    def __getattr__(self, name: str) -> Any:
        """Fail."""
        raise sa.exc.OperationalError(name, {}, Exception("the server is gone"))


@pytest.fixture
def breaking(asker: Asker) -> Callable[..., Asker]:
    """Takes parts away: ``breaking("records", "tracker_store")``; known are records, tracker_store, lock_store, actions."""

    def broken(*parts: str) -> Asker:
        agent = copy.copy(asker._reception._agent)
        agent.processor = copy.copy(agent.processor)
        if "tracker_store" in parts:
            agent.tracker_store = agent.processor.tracker_store = Broken()
        if "lock_store" in parts:
            agent.lock_store = agent.processor.lock_store = Broken()
        if "actions" in parts:
            agent.action_endpoint = agent.processor.action_endpoint = Broken()
        # A folder that does not exist: the real thing, failing as it would.
        records = Records(sa.create_engine("sqlite:////no/such/folder/maru.db")) if "records" in parts else None
        house = copy.copy(asker)
        house._reception = Reception(agent, records)
        return house

    return broken
