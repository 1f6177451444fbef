"""Answers to questions."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import (
    context_of,
    misunderstood_before,
    question_of,
    questions_asked,
    questions_of,
    remember,
    say_all,
    worded,
)
from bot.consult.answers import Question, Reply, answer, unknown
from bot.consult.questions import MOST_CHARACTERS, add
from bot.guide.load import guide
from bot.sentences import clinic

NOT_COVERED = "utter_not_covered"
# Inside the check, its next question follows as the third bubble.
ROOM_IN_CHECK = 2
# Said where a question could not be kept; otherwise it is on the list now.
_KEPT = {"full": "utter_question_list_full", "too_long": "utter_question_too_long"}
_LIMITS = {"most_characters": str(MOST_CHARACTERS)}


def answered(
    dispatcher: CollectingDispatcher, tracker: Tracker, questions: Sequence[Question], room: int | None = None
) -> list[EventType]:
    """Utter the answer to each question, in at most `room` bubbles; events keep the thread and the list.

    Inside the check, what the guide leaves open goes on the list at once: a "yes" to an offer would be taken for an
    answer to the check.
    """
    context, left_open, kept = context_of(tracker), None, questions_of(tracker)
    in_check, told = bool(tracker.active_loop.get("name")), list[Reply]()
    for question in questions:
        found = answer(question, context, guide(), clinic())
        context, replies = found.context, list(found.replies)
        if in_check and replies[0].response.startswith(NOT_COVERED):
            change = add(kept, worded(question.text, replies[0].response), "uncovered")
            reply = Reply(_KEPT.get(change.problem or "", "utter_kept_meanwhile"), _LIMITS)
            # Several are told of once.
            kept, replies = change.questions, [] if reply in told else [reply]
            told.append(reply)
        if room is not None:
            replies = replies[:room]
        briefly = len(questions) > 1 or (room is not None and len(replies) >= room)
        offered = say_all(dispatcher, replies, question.text, briefly)
        left_open = left_open if in_check else offered or left_open
        room = None if room is None else max(room - len(replies), 1)
    return [*remember(context), SlotSet("questions", kept), SlotSet("pending_question", left_open)]


class ActionAnswer(Action):
    """Answers every question about the treatment, whether the guide covers it or not."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the answer to each question; keep subject, areas and the question left open."""
        room = ROOM_IN_CHECK if tracker.active_loop.get("name") else None
        return answered(dispatcher, tracker, questions_asked(tracker), room)


class ActionUnknown(Action):
    """Says what Maru did not understand; the second time in a row it offers a person."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_unknown"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter; keep the words where the list is offered."""
        question = question_of(tracker)
        found = unknown(question, context_of(tracker), misunderstood_before(tracker))
        left_open = say_all(dispatcher, found.replies, question.text)
        return [SlotSet("pending_question", left_open)]
