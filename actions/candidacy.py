"""The candidacy check: reads answers into the form, explains its questions, says the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions.tracker import first_of, intent_of, misunderstood_before, questions_of, say, text_of
from bot.consult.answers import Reply
from bot.consult.candidacy import QUESTIONS, ReasonCode, assess, is_legal, next_question
from bot.consult.candidacy_reading import problem, read_answer, read_any
from bot.consult.consent import NO, YES, read_consent
from bot.consult.questions import add
from bot.sentences import sentence, topics_of

CONSENT = "health_consent"
MOST_REASONS = 3
# These are never an answer to a question of the check, whatever their words.
NOT_ANSWERS = ("stop", "restart", "ask_why", "contact_human", "ask_if_problem", "ask_privacy", "delete_my_data",
               "withdraw_consent")  # fmt: skip


def answers_of(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The answers given so far, by question."""
    return {question: slots.get(question) for question in QUESTIONS if slots.get(question) is not None}


class ValidateCandidacyForm(FormValidationAction):
    """Reads what the patient said into slots; asks nothing further once a reason not to go on is known."""

    def name(self) -> str:
        """Name that Rasa derives from the form's."""
        return "validate_candidacy_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Slots read from the last message, and the next to ask for; none when nothing was an answer."""
        given = self._read(tracker)
        slots = {**tracker.slots, **given}
        events: list[EventType] = [SlotSet(name, value) for name, value in given.items()]
        return [*events, SlotSet(REQUESTED_SLOT, self._next(slots))]

    @staticmethod
    def _read(tracker: Tracker) -> dict[str, Any]:
        requested, text = tracker.get_slot(REQUESTED_SLOT), text_of(tracker)
        tapped = first_of(tracker, "answer")
        if requested is None or (tapped is None and intent_of(tracker.latest_message) in NOT_ANSWERS):
            return {}
        if requested == CONSENT:
            consent = tapped or read_consent(text)
            return {CONSENT: consent} if consent in (YES, NO) else {}
        if tapped is not None:
            return {requested: tapped} if is_legal(requested, tapped) else {}
        value = read_answer(requested, text)
        given = {} if value is None else {requested: value}
        # What is said unmistakably counts for any question, answered before or not: "actually, I am pregnant".
        told = read_any(text, [name for name in QUESTIONS if name != requested])
        changed = {name: value for name, value in told.items() if tracker.get_slot(name) != value}
        return {**changed, **given}

    @staticmethod
    def _next(slots: Mapping[str, Any]) -> str | None:
        if slots.get(CONSENT) is None:
            return CONSENT
        return next_question(answers_of(slots)) if slots[CONSENT] == YES else None


class ActionExplainQuestion(Action):
    """Inside the check: why a question is asked, or what would be an answer to it."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_explain_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the explanation; Rasa's form asks the question again."""
        requested = tracker.get_slot(REQUESTED_SLOT) or CONSENT
        if intent_of(tracker.latest_message) == "ask_why":
            say(dispatcher, Reply(f"utter_why_{requested}"))
            return []
        if misunderstood_before(tracker):
            say(dispatcher, Reply("utter_unknown_again"))
            return []
        unclear = problem(requested, text_of(tracker)) if requested == "age" else None
        say(
            dispatcher,
            Reply(f"utter_{unclear}" if unclear in ("age_impossible", "age_unclear") else "utter_answer_unclear"),
        )
        return []


class ActionCandidacyOutcome(Action):
    """Says the outcome with its reasons and puts what was unsure on the list."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_candidacy_outcome"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter outcome and reasons; add the doubts as questions."""
        if tracker.get_slot(CONSENT) != YES:
            say(dispatcher, Reply("utter_no_consent"))
            return [SlotSet(CONSENT, None)]
        found = assess(answers_of(tracker.slots))
        if any(reason.code is ReasonCode.MINOR for reason in found.reasons):
            say(dispatcher, Reply("utter_outcome_minor"))
            return []
        # The worst come first; all of them stand on the sheet.
        reasons = [f"utter_reason_{reason.code.value}" for reason in found.reasons[:MOST_REASONS]]
        cited = tuple(dict.fromkeys(topic for reason in reasons for topic in topics_of(reason)))
        if reasons:
            text = " ".join(sentence(reason) for reason in reasons)
            say(dispatcher, Reply("utter_reasons", {"reasons": text}, cited))
        say(dispatcher, Reply(f"utter_outcome_{found.outcome.value}"))
        questions = questions_of(tracker)
        for doubt in found.doubts:
            questions = add(
                questions, sentence(f"utter_question_doubt_{doubt}"), "candidacy", f"doubt_{doubt}"
            ).questions
        return [SlotSet("questions", questions)]
