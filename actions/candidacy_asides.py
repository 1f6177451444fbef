"""A question or a wish beside an answer of the check, in one message: "I'm 29, and does it hurt?"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.answer import ROOM_IN_CHECK, answered
from actions.tracker import intent_of, is_tap, question_from, say, text_of, values_of
from bot.consult.answers import Reply
from bot.consult.subjects import STANDALONE

# Wishes that one response answers, as the rules of the check do. Not `ask_source`: "can you believe it" is near it.
WISHES = {
    "contact_human": "utter_contact_human",
    "book_appointment": "utter_book_appointment",
    "ask_clinic_info": "utter_clinic_info",
    "ask_privacy": "utter_privacy",
    "ask_bot": "utter_bot",
    "ask_capabilities": "utter_capabilities",
    "ask_if_problem": "utter_if_problem",
}
WHY = "ask_why"
KNOWN = {*STANDALONE, *WISHES, WHY}
# What is taken for a question beside an answer is understood at least as surely as this.
SURE, VERY_SURE = 0.5, 0.9
_ASKS = re.compile(
    r"\b(?:how (?:much|many|long|often|old)|what(?:s| is| are| about|'s)|does it|do you|can i|could i|will it|is it"
    r"|should i|when (?:do|does|can|will|should))\b",
    re.IGNORECASE,
)
_LEADS_OVER = re.compile(r"[\s,.;]*\b(?:and|but|so|also|oh|then)?[\s,.;?]*$", re.IGNORECASE)

Parsed = Mapping[str, Any]


def asides(tracker: Tracker) -> list[Parsed]:
    """What the last message asks beside its answer, as parses; empty for a plain answer or a tap."""
    message = tracker.latest_message
    if is_tap(tracker):
        return []
    whole, asked = {**message, "text": text_of(tracker)}, message.get("asked")
    asking = whole["text"].strip().endswith("?") or _ASKS.search(whole["text"].strip()) is not None
    questions = list(message.get("questions") or ())
    # One text that may be either of two questions need not be a question at all.
    if questions and (asking or len({part["text"] for part in questions}) > 1):
        return questions
    if asked:
        # The part first: where both mean the same, it holds the question alone.
        found = [each for each in (asked, whole) if _sure(each, SURE)]
        best = max(found, key=_confidence, default=None)
        if len(found) > 1 and intent_of(found[0]) == intent_of(found[1]):
            best = found[0]
        return [_with_areas(best, message)] if best else []
    enough = SURE if whole["text"].strip().endswith("?") else VERY_SURE
    return [whole] if asking and _sure(whole, enough) else []


def _confidence(parsed: Parsed) -> float:
    return float((parsed.get("intent") or {}).get("confidence") or 0.0)


def _sure(parsed: Parsed, enough: float) -> bool:
    return intent_of(parsed) in KNOWN and _confidence(parsed) >= enough


def _with_areas(asked: Parsed, message: Parsed) -> Parsed:
    """The part with the areas of the whole, where it names none itself: "on my forehead. how many units is that?"."""
    if values_of(asked, "area"):
        return asked
    areas = [each for each in message.get("entities") or [] if each["entity"] == "area"]
    return {**asked, "entities": [*(asked.get("entities") or []), *areas]}


def statement_of(tracker: Tracker) -> str:
    """The message without the question in it: "yes" of "yes, does it hurt?"."""
    text, asked = text_of(tracker), tracker.latest_message.get("asked")
    part = str(asked["text"]) if asked else ""
    return _LEADS_OVER.sub("", text.replace(part, "")) if part and part in text else text


def answer_asides(dispatcher: CollectingDispatcher, tracker: Tracker, ends: bool) -> list[EventType]:
    """Answer what is asked beside an answer, before the check goes on; in one bubble where it `ends`."""
    found = asides(tracker)
    events: list[EventType] = []
    for parsed in found:
        intent = intent_of(parsed)
        if intent == WHY:
            say(dispatcher, Reply(f"utter_why_{tracker.get_slot(REQUESTED_SLOT)}"))
        elif intent in WISHES:
            say(dispatcher, Reply(WISHES[intent]), briefly=ends)
    questions = [question_from(parsed, str(parsed["text"])) for parsed in found if intent_of(parsed) in STANDALONE]
    if questions:
        events = answered(dispatcher, tracker, questions, 1 if ends else ROOM_IN_CHECK)
    return events
