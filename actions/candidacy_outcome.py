"""Says what the candidacy check comes to; keeps its doubts and findings as questions; forgets it on request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.candidacy_asides import asides
from actions.tracker import questions_of, say, typed
from bot.consult.answers import MOST_BUBBLES, Reply
from bot.consult.candidacy import (
    QUESTIONS,
    Assessment,
    Reason,
    ReasonCode,
    assess,
    grouped,
    is_minor,
    still_to_ask,
    to_clear_up,
    to_tell,
)
from bot.consult.candidacy_clauses import age_alone
from bot.consult.consent import YES, holds
from bot.consult.outcome_words import asks_outcome
from bot.consult.questions import Question, add
from bot.guide.facts import joined
from bot.sentences import sentence, topics_of

CONSENT, RECORD = "health_consent", "health_consent_record"
# Findings that are a question for the doctor as well.
FINDING_QUESTIONS = {
    ReasonCode.ALLERGY: "utter_question_finding_allergy",
    ReasonCode.NEUROMUSCULAR: "utter_question_finding_neuromuscular",
    ReasonCode.EARLY_TWENTIES: "utter_question_finding_early_twenties",
    ReasonCode.STOPPED_WORKING: "utter_question_finding_stopped_working",
}
_FROM_CHECK = "candidacy"
# What one bubble can hold and still be read.
MOST_WORDS = 60


def answers_of(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The answers given so far, by question."""
    return {question: slots.get(question) for question in QUESTIONS if slots.get(question) is not None}


def consented(slots: Mapping[str, Any]) -> bool:
    """Whether questions about health may be asked: a yes, to the wording of today."""
    return slots.get(CONSENT) == YES and holds(slots.get(RECORD), sentence(f"utter_ask_{CONSENT}"))


def outcome_was_told(tracker: Tracker) -> bool:
    """Whether the outcome is the last thing that was said."""
    said = [event.get("metadata") or {} for event in tracker.events if event.get("event") == "bot"]
    return bool(said) and str(said[-1].get("utter_action", "")).startswith("utter_outcome_")


def say_outcome(
    dispatcher: CollectingDispatcher, slots: Mapping[str, Any], questions: Sequence[Question], room: int = MOST_BUBBLES
) -> list[Question]:
    """Utter the reasons and the outcome in at most `room` bubbles; returns the list with what is to be asked."""
    found = assess(answers_of(slots))
    codes = {reason.code for reason in found.reasons}
    if ReasonCode.MINOR in codes:
        say(dispatcher, Reply("utter_outcome_minor"))
        return [question for question in questions if question["origin"] != _FROM_CHECK]
    if ReasonCode.ALLERGY in codes:
        # It may be told as history and still be there.
        say(dispatcher, Reply("utter_allergy_now"))
        room -= 1
    doubted = to_clear_up(found)
    if doubted:
        names = joined([sentence(f"utter_noted_{doubt}") for doubt in doubted])
        say(dispatcher, Reply("utter_health_open", {"open": names}))
        room -= 1
    for said in _reasons(found, room - 1):
        say(dispatcher, said)
    say(dispatcher, Reply(f"utter_outcome_{found.outcome.value}"))
    return _grown(questions, found)


def _reasons(found: Assessment, most: int) -> list[Reply]:
    """All findings in at most `most` readable bubbles: those that decide in full, the others as there is room."""
    decide, others = grouped(found)
    told = to_tell(found)
    if not told:
        return []
    others = tuple(reason for reason in others if reason in told)
    everything = _in_full(told)
    if most == 1 or not (decide and others):
        return [everything if _words(everything) <= MOST_WORDS else _in_short(told)]
    rest = _in_full(others)
    return [_in_full(decide), rest if _words(rest) <= MOST_WORDS else _in_short(others)]


def _in_full(reasons: Sequence[Reason]) -> Reply:
    names = [f"utter_reason_{reason.code.value}" for reason in reasons]
    return Reply("utter_reasons", {"reasons": " ".join(sentence(name) for name in names)}, _cited(names))


def _in_short(reasons: Sequence[Reason]) -> Reply:
    short = "; ".join(sentence(f"utter_short_{reason.code.value}") for reason in reasons)
    return Reply(
        "utter_reasons_short", {"reasons": short}, _cited([f"utter_reason_{each.code.value}" for each in reasons])
    )


def _cited(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for name in names for topic in topics_of(name)))


def _words(reply: Reply) -> int:
    return len(reply.values["reasons"].split())


def _grown(questions: Sequence[Question], found: Assessment) -> list[Question]:
    """The list with a question for each doubt and some findings, and without those that hold no more."""
    wanted = {f"doubt_{doubt}": f"utter_question_doubt_{doubt}" for doubt in found.doubts}
    codes = [reason.code for reason in found.reasons]
    wanted |= {f"finding_{code.value}": FINDING_QUESTIONS[code] for code in codes if code in FINDING_QUESTIONS}
    kept = [each for each in questions if each["origin"] != _FROM_CHECK or each["id"] in wanted]
    for name, response in wanted.items():
        kept = add(kept, sentence(response), _FROM_CHECK, name).questions
    return kept


class ActionCandidacyOutcome(Action):
    """Says the outcome with its reasons and puts what is to be asked on the list."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_candidacy_outcome"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter outcome and reasons; without consent, say that nothing is asked."""
        if tracker.get_slot(CONSENT) != YES:
            # An age that ends the check was told instead of a consent; it is not kept.
            minor = is_minor({"age": age_alone(typed(tracker))})
            say(dispatcher, Reply("utter_outcome_minor" if minor else "utter_no_consent"))
            return [SlotSet(CONSENT, None)]
        # The answer to a question beside the last answer has taken one bubble.
        room = MOST_BUBBLES - 1 if asides(tracker) else MOST_BUBBLES
        return [SlotSet("questions", say_outcome(dispatcher, tracker.slots, questions_of(tracker), room))]


def say_state(dispatcher: CollectingDispatcher, tracker: Tracker) -> None:
    """Say what the check has come to so far: its outcome once more, how far it is, or that it was not begun."""
    answers = answers_of(tracker.slots)
    left = len(still_to_ask(answers))
    if tracker.get_slot(CONSENT) != YES or not answers:
        say(dispatcher, Reply("utter_result_none"))
    elif left:
        answered = str(len(QUESTIONS) - left)
        say(dispatcher, Reply("utter_result_open", {"answered": answered, "all": str(len(QUESTIONS))}))
    else:
        say_outcome(dispatcher, tracker.slots, questions_of(tracker))


class ActionWhy(Action):
    """Says what the check came to, where that is asked; else why: its reasons, or where the answers come from."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_why"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter; the list does not change by being told again."""
        if asks_outcome(typed(tracker)):
            say_state(dispatcher, tracker)
        elif outcome_was_told(tracker):
            say_outcome(dispatcher, tracker.slots, questions_of(tracker))
        else:
            say(dispatcher, Reply("utter_source"))
        return []
