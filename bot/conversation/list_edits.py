"""The patient's list of questions between a screen and Rasa's tracker, in its place of the line like any turn.

What a screen changes lies in the same slots as what words change, so the next message finds it there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, REQUESTED_SLOT
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from actions.question_edit import FORM
from actions.question_state import TOP, keep
from bot.consult.question_edits import Edit, Keep, edited, words_of
from bot.consult.question_state import State
from bot.consult.questions import MOST_CHARACTERS, MOST_QUESTIONS, Question, ranked, top, why
from bot.conversation.bubbles import Turn
from bot.conversation.database import writing
from bot.conversation.messages import TurnError, unknown
from bot.conversation.sheet_values import is_begun, list_of
from bot.conversation.store import Gone, Overtaken, Records, Said
from bot.conversation.turn import Reception

PROBLEMS = {
    "empty": ("There are no words in this question; write one.", 400),
    "too_long": (f"A question has at most {MOST_CHARACTERS} characters.", 400),
    "duplicate": ("This question is on the list already.", 400),
    "alike": ('A question nearly like this is on the list; send "both": true to keep both.', 400),
    "full": (f"The list has room for {MOST_QUESTIONS} questions; take one off first.", 400),
    "unknown": ("There is no question with this id; get the list again.", 404),
    "nothing_to_undo": ("There is no change to undo.", 404),
}


@dataclass(frozen=True)
class Listed:
    """The list as it is shown, with what the conversation gives rise to; ``kept``: it stands on the sheet as well."""

    questions: list[Question]
    state: State
    kept: bool

    @property
    def version(self) -> str:
        """Changes with the list; tells nothing of it."""
        return hashlib.sha256(json.dumps(self.questions, sort_keys=True).encode()).hexdigest()[:20]

    def as_json(self) -> dict[str, Any]:
        """As the HTTP interface shows it, in rank order."""
        return {
            "version": self.version,
            "kept": self.kept,
            "undo": bool(self.state["before"]),
            "top": [each["id"] for each in top(self.questions, TOP)],
            "most": {"questions": MOST_QUESTIONS, "characters": MOST_CHARACTERS},
            "questions": [
                {**{name: each[name] for name in ("id", "text", "origin", "done")}, "why": why(each).value}
                for each in ranked(self.questions)
            ],
        }


class ListEdits:
    """Shows and changes the lists of all conversations."""

    def __init__(self, reception: Reception, records: Records, agent: Agent) -> None:
        """Use one reception and its records."""
        self._reception, self._records, self._trackers = reception, records, agent.tracker_store

    async def shown(self, conversation: str) -> Listed:
        """The list now; nothing is written.

        Raises:
            TurnError: there is no such conversation (401), or the database cannot be used (503).
        """
        await self._reception.must_exist(conversation)
        return _listed(await self._tracker(conversation))

    async def change(self, conversation: str, edit: Edit) -> Listed | Turn:
        """Make a change and keep it at once; where the words for it tell of a danger, the answer to that instead.

        Raises:
            TurnError: the list is not the one that the patient saw (409), or the change cannot be made (`PROBLEMS`); then
                nothing has changed. Else as `shown`.
        """
        async with self._reception.alone(conversation) as place:
            await self._reception.must_exist(conversation)
            words = words_of(edit)
            alarm = await self._reception.alarm(place, words) if words and words.strip() else None
            if alarm is not None:
                return alarm
            tracker = await self._tracker(conversation)
            before = _listed(tracker)
            if edit.version != before.version:
                raise TurnError("changed_meanwhile", "The list has changed since; get it again.", 409)
            found = edited(edit, before.questions, before.state)
            if found.problem:
                message, status = PROBLEMS[found.problem]
                raise TurnError(found.problem, message, status)
            self._note(tracker, edit, found.questions, found.state)
            await self._keep(tracker)
            return Listed(found.questions, found.state, kept=True)

    async def _tracker(self, conversation: str) -> DialogueStateTracker:
        tracker = await self._trackers.retrieve(conversation)
        if tracker is not None:
            return tracker
        # Nothing was said yet: the conversation begins as Rasa would begin it.
        begun: DialogueStateTracker = self._trackers.init_tracker(conversation)
        for event in (ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)):
            begun.update(event)
        return begun

    @staticmethod
    def _note(tracker: DialogueStateTracker, edit: Edit, questions: list[Question], state: State) -> None:
        if isinstance(edit, Keep):
            tracker.update(SlotSet("questions", questions))
            return
        for each in keep(questions, state):
            tracker.update(SlotSet(each["name"], each["value"]))
        if tracker.active_loop_name == FORM:
            # What the conversation was asking about the list is done by hand.
            tracker.update(ActiveLoop(None))
            tracker.update(SlotSet(REQUESTED_SLOT, None))

    async def _keep(self, tracker: DialogueStateTracker) -> None:
        await self._trackers.save(tracker)
        change = self._trackers.take(tracker.sender_id)
        try:
            await writing(self._records.add, tracker.sender_id, Said(None, []), change)
        except Gone as gone:
            raise unknown() from gone
        except Overtaken as overtaken:
            raise TurnError("changed_meanwhile", "The list has changed since; get it again.", 409) from overtaken


def _listed(tracker: DialogueStateTracker) -> Listed:
    questions, state = list_of(tracker)
    return Listed(questions, state, is_begun(tracker.current_slot_values(), questions))
