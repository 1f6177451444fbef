"""Answers to questions."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.plan import more_of_plan
from actions.quote import more_of_quote
from actions.tracker import (
    context_of,
    decided,
    misunderstood_before,
    question_of,
    questions_asked,
    questions_of,
    remember,
    say,
    say_all,
    text_of,
    told_too_young,
    worded,
)
from bot.consult.answers import MOST_BUBBLES, Question, Reply, answer, unknown
from bot.consult.questions import MOST_CHARACTERS, add
from bot.consult.told import is_too_young
from bot.guide.load import guide
from bot.sentences import clinic

NOT_COVERED = "utter_not_covered"
# Silence on no subject in particular; after an answer it is about the rest.
OPEN, BEYOND = "utter_not_covered_uncovered_other", "utter_not_covered_beyond"
# What a minor is answered only after being told that the treatment is for adults.
OF_TREATMENT = (
    "ask_dose",
    "ask_price",
    "ask_area",
    "ask_areas",
    "ask_micro_botox",
    "ask_cost_over_time",
    "ask_maintenance",
    "ask_price_units",
    "ask_good_candidate",
    "ask_procedure",
    "follow_up",
    "correct",
)
# Inside the check, its next question follows as the third bubble.
ROOM_IN_CHECK = 2
# Said where a question could not be kept; otherwise it is on the list now.
_KEPT = {"full": "utter_question_list_full", "too_long": "utter_question_too_long"}
_LIMITS = {"most_characters": str(MOST_CHARACTERS)}


def told_more(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType] | None:
    """Take the last message as more of the plan or the offer that was spoken of; None where it is not."""
    planned = more_of_plan(dispatcher, tracker)
    return more_of_quote(dispatcher, tracker) if planned is None else planned


def answered(
    dispatcher: CollectingDispatcher, tracker: Tracker, questions: Sequence[Question], room: int | None = None
) -> list[EventType]:
    """Utter the answer to each question, in at most `room` bubbles; events keep the thread and the list.

    Inside the check, what the guide leaves open goes on the list at once: a "yes" to an offer would be taken for an
    answer to the check.
    """
    context, kept = context_of(tracker), questions_of(tracker)
    left_open: list[str] = []
    was_open = False
    if room is None and for_adults_first(tracker, questions):
        say(dispatcher, Reply("utter_not_for_minors"))
        room = MOST_BUBBLES - 1
    in_check, told = bool(tracker.active_loop.get("name")), list[Reply]()
    found: list[tuple[Question, list[Reply]]] = []
    for question in questions:
        answer_to = answer(question, context, guide(), clinic())
        context = answer_to.context
        found.append((question, list(answer_to.replies)))
    # What the guide leaves open comes last: there the buttons stand that its bubble asks about.
    found.sort(key=lambda each: _is_open(each[1]))
    for place, (question, replies) in enumerate(found):
        if replies[0].response == OPEN and place and not _is_open(found[0][1]):
            replies = [Reply(BEYOND)]
        if in_check and _is_open(replies):
            change = add(kept, worded(question.text, replies[0].response), "uncovered")
            reply = Reply(_KEPT.get(change.problem or "", "utter_kept_meanwhile"), _LIMITS)
            # Several are told of once.
            kept, replies = change.questions, [] if reply in told else [reply]
            told.append(reply)
        if room is not None:
            replies = replies[:room]
        briefly = len(questions) > 1 or (room is not None and len(replies) >= room)
        offered = say_all(dispatcher, replies, question.text, briefly)
        if offered and not in_check:
            # An answer may offer its own subject as a question; what the guide leaves open comes before that.
            left_open = [*left_open, offered] if _is_open(replies) and was_open else [offered]
            was_open = _is_open(replies)
        room = None if room is None else max(room - len(replies), 1)
    pending = _pending(tracker, left_open, len(questions))
    return [*remember(context), SlotSet("questions", kept), SlotSet("pending_question", pending)]


def _is_open(replies: Sequence[Reply]) -> bool:
    """Whether an answer says that the guide is silent."""
    return replies[0].response.startswith(NOT_COVERED)


def _pending(tracker: Tracker, left_open: Sequence[str], asked: int) -> str | None:
    """What a yes puts on the list: all that was left open, in the patient's words."""
    if len(left_open) < 2:
        return next(iter(left_open), None)
    return text_of(tracker) if len(left_open) == asked else " ".join(dict.fromkeys(left_open))


def for_adults_first(tracker: Tracker, questions: Sequence[Question]) -> bool:
    """Whether a minor, or somebody on behalf of one, asks about treatment: told first that it is not for minors."""
    if not any(question.intent in OF_TREATMENT for question in questions):
        return False
    own = next((question.age for question in questions if question.age is not None), None)
    return is_too_young(own) if own is not None else told_too_young(tracker)


def said_after(dispatcher: CollectingDispatcher, responses: Sequence[str]) -> list[EventType]:
    """Utter what was decided by what was said before (bot/conversation/in_talk.py)."""
    for response in responses:
        say(dispatcher, Reply(response))
    return []


class ActionAnswer(Action):
    """Answers every question about the treatment, whether the guide covers it or not."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the answer to each question; keep subject, areas and the question left open."""
        known = decided(tracker)
        if known:
            return said_after(dispatcher, known)
        more = told_more(dispatcher, tracker)
        if more is not None:
            return more
        room = ROOM_IN_CHECK if tracker.active_loop.get("name") else None
        return answered(dispatcher, tracker, questions_asked(tracker), room)


class ActionUnknown(Action):
    """Says what Maru did not understand; the second time in a row it offers a person."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_unknown"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter; keep the words where the list is offered."""
        more = told_more(dispatcher, tracker)
        if more is not None:
            return more
        question = question_of(tracker)
        found = unknown(question, context_of(tracker), misunderstood_before(tracker))
        left_open = say_all(dispatcher, found.replies, question.text)
        return [SlotSet("pending_question", left_open)]
