"""The candidacy check as Rasa's form: reads answers into it, explains its questions, takes answers back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions.answer import ActionUnknown, answered
from actions.candidacy_asides import WHY, answer_asides, statement_of
from actions.candidacy_noting import areas_told, note, say_health_left, told_before_consent
from actions.candidacy_outcome import CONSENT, RECORD, answers_of, consented, outcome_was_told, say_outcome, say_state
from actions.tracker import (
    first_of,
    intent_of,
    is_tap,
    misunderstood_before,
    question_from,
    questions_of,
    say,
    text_of,
    typed,
)
from bot.consult.answers import Reply
from bot.consult.candidacy import (
    NOT_SURE,
    OLDEST_PLAUSIBLE,
    QUESTIONS,
    YOUNGEST_PLAUSIBLE,
    is_legal,
    is_minor,
    next_question,
    question_before,
)
from bot.consult.candidacy_changes import asks_to_change, changes, meant_before, skips
from bot.consult.candidacy_clauses import age_alone, in_order, read_all, told_with_consent
from bot.consult.candidacy_mind import says_the_same, told_otherwise
from bot.consult.candidacy_reading import problem, read_answer
from bot.consult.candidacy_words import titled, wonders
from bot.consult.consent import NO, YES, consent_record
from bot.consult.outcome_words import asks_outcome
from bot.consult.subjects import QUESTIONS as SUBJECTS
from bot.sentences import sentence, titles

FALLBACK = "nlu_fallback"
BEGIN, BACK, REDO, CHANGE = "check_candidacy", "go_back", "redo_check", "change_answer"
# Inside the check there is nothing else to undo.
BACKS = (BACK, "undo_list_change")
# These end or leave the check, whatever their words.
NEVER_ANSWERS = ("stop", "restart", "goodbye", "delete_my_data", "withdraw_consent")
# These are a wish or a question first: only what is said unmistakably beside them is an answer.
SELDOM_ANSWERS = ("ask_why", "contact_human", "ask_if_problem", "ask_privacy")
Slots = dict[str, Any]


def emptied() -> Slots:
    """Every answer of the check taken out."""
    return dict.fromkeys(QUESTIONS)


def events_of(slots: Mapping[str, Any]) -> list[EventType]:
    """Events that set slots."""
    return [SlotSet(name, value) for name, value in slots.items()]


class ValidateCandidacyForm(FormValidationAction):
    """Reads what the patient said into slots; asks nothing further once a reason not to go on is known."""

    def name(self) -> str:
        """Name that Rasa derives from the form's."""
        return "validate_candidacy_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Slots read from the last message, and the next to ask for; none when nothing was an answer.

        A question beside the answer is answered here, before Rasa's form asks its next one.
        """
        given = self._read(tracker)
        slots = {**tracker.slots, **given}
        if is_minor(answers_of(slots)):
            # Nothing about the health of a minor is kept, also not what was told in the same breath.
            given = {**emptied(), "age": slots["age"]}
            slots |= given
        requested, following = tracker.get_slot(REQUESTED_SLOT), self._next(slots)
        where = areas_told(dispatcher, tracker) if requested == "line_stage" else {}
        changed = following is not None and self._takes_back(tracker, given)
        if changed:
            say(dispatcher, Reply("utter_answer_changed"))
        beside = answer_asides(dispatcher, tracker, ends=following is None) if any(given.values()) else []
        if (
            following is not None
            and not beside
            and not changed
            and intent_of(tracker.latest_message) not in (*BACKS, REDO)
        ):
            note(dispatcher, {name: given[name] for name in QUESTIONS if name != requested and given.get(name)})
        if following == "health_stop" != requested and given:
            say_health_left(dispatcher, text_of(tracker))
        return [*events_of({**given, **where}), *beside, SlotSet(REQUESTED_SLOT, following)]

    @staticmethod
    def _takes_back(tracker: Tracker, given: Mapping[str, Any]) -> bool:
        """Whether an answer is replaced by words; going back or beginning anew says so by asking."""
        if intent_of(tracker.latest_message) in (*BACKS, REDO):
            return False
        return any(tracker.get_slot(name) not in (None, value) for name, value in given.items() if name in QUESTIONS)

    def _read(self, tracker: Tracker) -> Slots:
        requested, text = tracker.get_slot(REQUESTED_SLOT), typed(tracker)
        intent, tapped = intent_of(tracker.latest_message), first_of(tracker, "answer")
        if requested is None or (tapped is None and is_tap(tracker)):
            return {}
        # A button's own title is that button, also when it is typed and whatever it looks like.
        tapped = tapped or titled(text, titles(f"utter_ask_{requested}"))
        if tapped is None and requested != CONSENT and skips(text):
            return {requested: NOT_SURE}
        if tapped is None and intent in NEVER_ANSWERS:
            return {}
        if requested == CONSENT:
            return self._consent(tracker, tapped)
        if tapped is not None:
            return {requested: tapped} if is_legal(requested, tapped) else {}
        if intent == REDO:
            return emptied()
        answers = answers_of(tracker.slots)
        if intent in BACKS:
            before = question_before(requested, answers)
            return {before: None} if before else {}
        if intent in SELDOM_ANSWERS and (stated := statement_of(tracker)) != text:
            # "no, can I talk to somebody?": the wish is cut off, and what is left may be an answer as any.
            return self._told(requested, stated, "", answers)
        return self._told(requested, text, intent, answers)

    @staticmethod
    def _told(requested: str, text: str, intent: str, answers: Mapping[str, Any]) -> Slots:
        if asks_to_change(text):
            return changes(text, answers, requested)
        if before := meant_before(text, answers, requested):
            return before
        # What is said unmistakably counts for any question, answered before or not: "actually, I am pregnant".
        seldom = intent in SELDOM_ANSWERS and (intent != WHY or wonders(text))
        others = [name for name in QUESTIONS if name != requested or seldom]
        told = {**read_all(text, others), **(in_order(text) if requested == "age" else {})}
        given: Slots = {name: value for name, value in told.items() if answers.get(name) != value}
        value = None if seldom and requested != "age" else read_answer(requested, text)
        if value is not None:
            return {**given, requested: value}
        return given or changes(text, answers, requested)

    @staticmethod
    def _consent(tracker: Tracker, tapped: str | None) -> Slots:
        """A plain yes or no; with a yes, what was told in the message that began the check counts."""
        consent = tapped or told_with_consent(statement_of(tracker))
        if consent == NO or (consent != YES and is_minor({"age": age_alone(typed(tracker))})):
            return {CONSENT: NO, RECORD: None}
        if consent != YES:
            return {}
        record = consent_record(sentence(f"utter_ask_{CONSENT}"), datetime.datetime.now(datetime.UTC))
        return {CONSENT: YES, RECORD: record, **told_before_consent(tracker)}

    @staticmethod
    def _next(slots: Mapping[str, Any]) -> str | None:
        if slots.get(CONSENT) == NO:
            return None
        return next_question(answers_of(slots)) if consented(slots) else CONSENT


class ActionExplainQuestion(Action):
    """Inside the check: why a question is asked, or what would be an answer to it."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_explain_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the explanation; Rasa's form asks the question again."""
        requested = tracker.get_slot(REQUESTED_SLOT) or CONSENT
        intent, text = intent_of(tracker.latest_message), typed(tracker)
        special = {
            "ask_why": f"utter_why_{requested}",
            BEGIN: "utter_candidacy_goes_on",
            BACK: "utter_candidacy_first",
            REDO: "utter_candidacy_first",
            CHANGE: "utter_candidacy_nothing_to_change",
        }
        if asks_outcome(text):
            say_state(dispatcher, tracker)
            return []
        if intent in special and (intent != CHANGE or asks_to_change(text)):
            say(dispatcher, Reply(special[intent]))
            return []
        if requested == "health_stop" and say_health_left(dispatcher, text):
            return []
        if requested == CONSENT and age_alone(text) is not None:
            say(dispatcher, Reply("utter_consent_before_age"))
            return []
        unclear = problem(requested, text) if requested == "age" else None
        again = misunderstood_before(tracker)
        if unclear == "age_impossible":
            limits = {"youngest": str(YOUNGEST_PLAUSIBLE), "oldest": str(OLDEST_PLAUSIBLE)}
            say(dispatcher, Reply("utter_age_impossible", limits))
        elif unclear:
            say(dispatcher, Reply("utter_age_unclear"))
        elif not again:
            say(dispatcher, Reply("utter_consent_unclear" if requested == CONSENT else "utter_answer_unclear"))
        if again:
            say(dispatcher, Reply("utter_unknown_again"))
        return []


class ActionBeginCheck(Action):
    """Opens the check: what it is, or that it goes on, or that it has been done."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_begin_check"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the introduction that fits; the form asks."""
        answers = answers_of(tracker.slots)
        if not consented(tracker.slots) or not answers:
            say(dispatcher, Reply("utter_candidacy_intro"))
        elif next_question(answers) is not None:
            say(dispatcher, Reply("utter_candidacy_resumed"))
        return []


class ActionChangeAnswer(Action):
    """Outside the check: takes an answer back, and says the outcome anew or lets the check go on."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_change_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Slots changed; without a check, the message is answered for what else it may be."""
        answers = answers_of(tracker.slots)
        changed: Slots = {}
        if consented(tracker.slots) and answers:
            before = question_before(None, answers)
            back = intent_of(tracker.latest_message) == BACK
            text = typed(tracker)
            told = told_otherwise(text, answers) if next_question(answers) is None else {}
            told = told or changes(text, answers, just_told=outcome_was_told(tracker))
            changed = {before: None} if back and before else told
            if not changed and next_question(answers) is None and says_the_same(typed(tracker), answers):
                say(dispatcher, Reply("utter_answer_same"))
                return []
        if not changed:
            return await self._otherwise(dispatcher, tracker)
        slots = {**tracker.slots, **changed}
        if is_minor(answers_of(slots)):
            changed = {**emptied(), "age": slots["age"]}
            slots |= changed
        if next_question(answers_of(slots)) is not None:
            say(dispatcher, Reply("utter_answer_changed"))
            return [*events_of(changed), FollowupAction("candidacy_form")]
        questions = say_outcome(dispatcher, slots, questions_of(tracker))
        return [*events_of(changed), SlotSet("questions", questions)]

    @staticmethod
    async def _otherwise(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        other = tracker.latest_message.get("otherwise")
        if other and intent_of(other) in SUBJECTS:
            return answered(dispatcher, tracker, [question_from(other, text_of(tracker))])
        if other and intent_of(other) == FALLBACK:
            return await ActionUnknown().run(dispatcher, tracker, {})
        say(dispatcher, Reply("utter_candidacy_nothing_to_change"))
        return []


class ActionRedoCheck(Action):
    """Empties the check, so that it is asked anew; a minor is not asked again."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_redo_check"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Slots emptied; consent that was given stays."""
        if is_minor(answers_of(tracker.slots)):
            return []
        say(dispatcher, Reply("utter_candidacy_again" if consented(tracker.slots) else "utter_candidacy_intro"))
        return events_of(emptied())
