"""Answers to questions."""

from __future__ import annotations

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
    say,
    say_all,
)
from bot.consult.answers import Reply, answer, unknown
from bot.consult.questions import add
from bot.guide.load import guide
from bot.sentences import clinic

NOT_COVERED = "utter_not_covered"


class ActionAnswer(Action):
    """Answers every question about the treatment, whether the guide covers it or not."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the answer to each question; keep subject, areas and the question left open."""
        questions, context, left_open = questions_asked(tracker), context_of(tracker), None
        kept = questions_of(tracker)
        for question in questions:
            found = answer(question, context, guide(), clinic())
            context = found.context
            if tracker.active_loop.get("name") and found.replies[0].response.startswith(NOT_COVERED):
                # A "yes" to an offer would be taken for an answer to the check, so the question is kept at once.
                kept = add(kept, question.text, "uncovered").questions
                say(dispatcher, Reply("utter_kept_meanwhile"))
                continue
            left_open = say_all(dispatcher, found.replies, question.text, briefly=len(questions) > 1) or left_open
        return [*remember(context), SlotSet("questions", kept), SlotSet("pending_question", left_open)]


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
