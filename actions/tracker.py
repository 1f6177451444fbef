"""Between Rasa's tracker and the plain data of ``bot.consult``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from bot.consult.answers import Context, Question, Reply
from bot.consult.asked import intent_of as intent_of
from bot.consult.asked import question_from as as_question
from bot.consult.asked import spoken_of
from bot.consult.asked import values_of as values_of
from bot.consult.planned import Plan, session_offer
from bot.consult.question_words import is_own_question
from bot.consult.questions import Question as ListQuestion
from bot.consult.told import about_the_patient, age_meant, is_too_young
from bot.guide.load import guide
from bot.pictures.gallery import address, draw, shown_under
from bot.sentences import clinic, known, offers, sentence

# How many messages back an age that was told still counts.
MOST_LOOKED_BACK = 30
_AGE_LIKE = re.compile(r"\d|teen", re.IGNORECASE)
_ABOUT, _SILENT = "utter_question_about", "utter_not_covered_"
_ASKED = {"utter_definition_conflict": "utter_question_dose_conflict"}
# What is said to words that were not understood.
MISUNDERSTANDINGS = frozenset(
    "utter_unknown utter_unknown_again utter_answer_unclear utter_consent_unclear utter_age_unclear utter_age_impossible".split()
)


def first_of(tracker: Tracker, entity: str) -> Any:
    """First value of an entity in the last message, or None."""
    return next(iter(values_of(tracker.latest_message, entity)), None)


def is_tap(tracker: Tracker) -> bool:
    """Whether the last message is a button and not words."""
    return str(tracker.latest_message.get("text") or "").startswith("/")


def text_of(tracker: Tracker) -> str:
    """The patient's words; after a tap, those on the button, which may be a question that was typed long before."""
    if is_tap(tracker):
        return str((tracker.latest_message.get("metadata") or {}).get("title", ""))
    return str(tracker.latest_message.get("text") or "")


def typed(tracker: Tracker) -> str:
    """The words of the last message, in which an answer may stand; none after a tap, which is what its payload says."""
    return "" if is_tap(tracker) else text_of(tracker)


def question_of(tracker: Tracker) -> Question:
    """The last message as one question."""
    return question_from(tracker.latest_message, text_of(tracker))


def questions_asked(tracker: Tracker) -> list[Question]:
    """The last message as the questions in it; most have one."""
    parts = tracker.latest_message.get("questions") or []
    return [question_from(part, part["text"]) for part in parts] or [question_of(tracker)]


def question_from(message: Mapping[str, Any], text: str) -> Question:
    """A parsed message, or a part of one, as a question in these words about the patient."""
    return about_the_patient(as_question(message, text))


def told_too_young(tracker: Tracker) -> bool:
    """Whether the patient told of being a minor: in the check, or in what was typed lately, where the last age counts."""
    answered = tracker.get_slot("age")
    if answered is not None:
        return isinstance(answered, int) and is_too_young(answered)
    typed = [str(event.get("text") or "") for event in reversed(tracker.events) if event.get("event") == "user"]
    # Reading takes a while, so only what can hold an age.
    ages = (age_meant(text, None) for text in typed[:MOST_LOOKED_BACK] if _AGE_LIKE.search(text))
    return is_too_young(next((age for age in ages if age is not None), None))


def context_of(tracker: Tracker) -> Context:
    """What the conversation was about before the last message."""
    plan = tracker.get_slot("plan")
    areas = tuple(tracker.get_slot("areas") or ())
    offered = session_offer(tracker.get_slot("quote"))
    spoken = spoken_of([event.get("parse_data") or {} for event in tracker.events if event.get("event") == "user"])
    return Context(tracker.get_slot("subject"), areas, Plan.read(plan) if plan else None, offered, spoken)


def misunderstood_before(tracker: Tracker) -> bool:
    """Whether the turn before this one ended in a misunderstanding."""
    turns = 0
    for event in reversed(tracker.events):
        turns += event.get("event") == "user"
        if turns > 1:
            return False
        said = (event.get("metadata") or {}).get("utter_action") if event.get("event") == "bot" else None
        if turns == 1 and said in MISUNDERSTANDINGS:
            return True
    return False


def decided(tracker: Tracker) -> list[str]:
    """The responses to the last message where they were decided before any dialogue; a form reads no answer in it."""
    return [str(name) for name in tracker.latest_message.get("said") or ()]


def questions_of(tracker: Tracker) -> list[ListQuestion]:
    """The patient's list."""
    return list(tracker.get_slot("questions") or [])


def said_before(tracker: Tracker, ago: int = 1) -> list[str]:
    """The names of the responses in the turn before this one, or so many turns ago."""
    turns, said = 0, []
    for event in reversed(tracker.events):
        turns += event.get("event") == "user"
        if turns > ago:
            break
        if turns == ago and event.get("event") == "bot":
            said.append(str((event.get("metadata") or {}).get("utter_action", "")))
    return said


def answers_form(tracker: Tracker, form: str) -> bool:
    """Whether the last message is still to be read by a form that waits for it.

    Not when the form has only just begun, nor when it comes back after an answer to something else.
    """
    if tracker.active_loop.get("name") != form:
        return False
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return tracker.get_slot(REQUESTED_SLOT) is not None
        if event.get("event") == "action" and event.get("name") not in ("action_listen", form):
            return False
    return False


def say(
    dispatcher: CollectingDispatcher,
    reply: Reply,
    briefly: bool = False,
    buttons: Sequence[Mapping[str, str]] = (),
    pictured: bool = True,
) -> None:
    """Hand one reply to Rasa, which fills in the sentences; ``<response>_more`` is its second bubble.

    ``buttons`` follow those of the response itself; ``pictured`` is False where its picture would be one too many.
    """
    # Rasa would take an empty list of topics for "no change"; absent means the same.
    cited = {"topics": list(reply.topics)} if reply.topics else {}
    shown = picture(reply.response) if pictured else {}
    dispatcher.utter_message(
        response=reply.response, buttons=[dict(each) for each in buttons], **dict(reply.values), **cited, **shown
    )
    more = f"{reply.response}_more"
    if known(more) and not briefly:
        dispatcher.utter_message(response=more, **dict(reply.values), **picture(more))


def picture(response: str) -> dict[str, str]:
    """The address and the text alternative of the picture that goes with a response, if there is one."""
    name = shown_under(response)
    return {"image": address(name), "alt": alternative(name)} if name else {}


@cache
def alternative(name: str) -> str:
    """A picture in words."""
    return draw(name, guide(), clinic().prices.ranges(), sentence).alt


def say_all(
    dispatcher: CollectingDispatcher, replies: Sequence[Reply], asked: str, briefly: bool = False
) -> str | None:
    """Utter several replies; returns the words asked where one of them offers to keep the question."""
    # One picture is enough; the last is that of the whole answer.
    pictured = max((place for place, reply in enumerate(replies) if shown_under(reply.response)), default=None)
    for place, reply in enumerate(replies):
        say(dispatcher, reply, briefly, pictured=pictured in (None, place))
    offering = next((reply.response for reply in replies if offers(reply.response, "/add_question")), None)
    return worded(asked, offering) if offering else None


def worded(text: str, response: str) -> str:
    """The question for the list to which ``response`` was the answer: the patient's words, or the topic's own question.

    A word or two, such as "pain", would tell the doctor little.
    """
    if is_own_question(text):
        return text
    own = f"{_ABOUT}_{response.removeprefix(_SILENT)}" if response.startswith(_SILENT) else _ASKED.get(response)
    return sentence(own) if own and known(own) else sentence(_ABOUT, asked_about=text.strip(" ?.!"))


def remember(context: Context) -> list[EventType]:
    """Events that keep what the conversation is about."""
    kept = [SlotSet("plan", context.plan.kept())] if context.plan else []
    return [SlotSet("subject", context.subject), SlotSet("areas", list(context.areas)), *kept]
