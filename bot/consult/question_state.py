"""What is remembered beside the list: earlier states for an undo, what the patient took off, what is being asked.

All of it is plain JSON, so that it can lie in a slot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, NotRequired, TypedDict

from bot.consult.questions import Question, add, id_of, put

MOST_UNDONE = 3


class Open(TypedDict):
    """A change that waits for the patient: what to do, and what is known of it.

    ``do`` is one of ``list_commands.Do``; ``ids`` are questions it could mean, ``text`` is what an addition would add.
    """

    do: str
    ids: NotRequired[list[str]]
    to: NotRequired[int | None]
    text: NotRequired[str]
    origin: NotRequired[str]


class State(TypedDict):
    """Everything but the list itself."""

    before: list[list[Question]]
    dropped: list[str]
    touched: str | None
    open: Open | None


class Wanted(NamedTuple):
    """A question that the conversation gave rise to; without an ``id`` it is in the patient's words."""

    text: str
    origin: str
    id: str | None = None


def fresh() -> State:
    """Nothing remembered."""
    return {"before": [], "dropped": [], "touched": None, "open": None}


def changed(state: State, before: Sequence[Question], after: Sequence[Question], touched: str | None = None) -> State:
    """The state after a change of the list by the patient; whatever was open is done."""
    if list(before) == list(after):
        return {**state, "touched": touched or state["touched"], "open": None}
    kept = {question["id"] for question in after}
    gone = [question["id"] for question in before if question["id"] not in kept]
    return {
        "before": [*state["before"], list(before)][-MOST_UNDONE:],
        "dropped": sorted((set(state["dropped"]) | set(gone)) - kept),
        "touched": touched,
        "open": None,
    }


def undone(state: State, questions: Sequence[Question]) -> tuple[list[Question], State] | None:
    """The list before the last change of the patient's, and what is remembered then; None where there is none."""
    if not state["before"]:
        return None
    *earlier, last = state["before"]
    back = {question["id"] for question in last}
    gone = [question["id"] for question in questions if question["id"] not in back]
    touched = next((each["id"] for each in last if each["id"] not in {q["id"] for q in questions}), state["touched"])
    dropped = sorted((set(state["dropped"]) | set(gone)) - back)
    return list(last), {"before": earlier, "dropped": dropped, "touched": touched, "open": None}


def grown(questions: Sequence[Question], wanted: Iterable[Wanted], dropped: Sequence[str] = ()) -> list[Question]:
    """The list with what the conversation gave rise to, except what the patient took off."""
    kept = [question.copy() for question in questions]
    for each in wanted:
        if (each.id or id_of(each.text)) in dropped:
            continue
        if each.id is None or each.origin == "guide":
            # One of the guide's stays as it is where the conversation has made it more personal.
            kept = add(kept, each.text, each.origin, each.id).questions
        else:
            kept = put(kept, each.text, each.origin, each.id).questions
    return kept
