"""What a conversation holds for the sheet: the values of its slots, with the list as it is shown everywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk import Tracker

from actions.question_state import grown_list, state_of
from actions.tracker import context_of
from bot.consult.question_state import State
from bot.consult.questions import Question
from bot.conversation.earlier import with_earlier

# What makes a sheet begin, beside the list itself.
BEGINS = ("quote", "plan", "age")


def list_of(tracker: DialogueStateTracker) -> tuple[list[Question], State]:
    """The patient's list with what the conversation gives rise to, whether or not that is kept yet, and its state."""
    whole = _whole(tracker)
    state = state_of(whole)
    return grown_list(whole, state["dropped"]), state


def sheet_values(tracker: DialogueStateTracker | None) -> dict[str, Any]:
    """The slots that the sheet is made of. Before anything was gathered, the guide's own questions are no list yet."""
    if tracker is None:
        return {}
    slots: dict[str, Any] = tracker.current_slot_values()
    questions, _ = list_of(tracker)
    # The slot holds what the talk is about now; asked about was more.
    areas = dict.fromkeys((*context_of(_whole(tracker)).spoken, *(slots.get("areas") or ())))
    return {**slots, "areas": list(areas), "questions": questions if is_begun(slots, questions) else []}


def _whole(tracker: DialogueStateTracker) -> Tracker:
    """The conversation as actions see it, with what came before its last restart of a session."""
    seen = tracker.current_state(EventVerbosity.ALL)
    return Tracker.from_dict({**seen, "events": with_earlier(seen["events"])})


def is_begun(slots: Mapping[str, Any], questions: Sequence[Question]) -> bool:
    """Whether there is more for a sheet than the guide's own questions, or the patient has kept those."""
    gathered = any(slots.get(name) for name in (*BEGINS, "questions"))
    return gathered or any(each["origin"] != "guide" for each in questions)
