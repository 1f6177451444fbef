"""What a message may mean for the candidacy check: an answer taken back, or a reaction long past told as history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK

from bot.consult.candidacy_changes import asks_to_change, corrects, says_so
from bot.consult.candidacy_history import past_reaction
from bot.consult.candidacy_words import goes_on, titled
from bot.consult.subjects import STANDALONE
from bot.consult.triage import Level, Verdict
from bot.sentences import titles

CHANGE = "change_answer"
REDO = "redo_check"
BEGIN = "check_candidacy"
LIKELY = 0.2
FORM = "candidacy_form"
CONSENT = "health_consent"
# What a correction may look like by itself; a symptom, a wish or a command stays what it is.
CORRECTED = {*STANDALONE, "inform", "correct", "deny", "affirm", "change_answer", "go_back", "stop", FALLBACK}
# No button has a longer title, so nothing longer needs a look at the conversation.
LONGEST_TITLE = 40
NOT_IN_CHECK = {"area", "units", "money"}


def as_meant_in_check(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """The parse as one that takes an answer back, where the words do; what else it may be stands in ``otherwise``.

    An intent that would take answers away, but that the words do not bear out, gives way to the next best.
    """
    if _may_correct(parsed) and (asks_to_change(text) or corrects(text)):
        otherwise = {name: parsed[name] for name in ("intent", "entities")}
        return {**parsed, "otherwise": otherwise, "intent": {"name": CHANGE, "confidence": 1.0}}
    name = parsed["intent"]["name"]
    if goes_on(text):
        # Between "stop" and "go on" a likeness of words must not decide.
        return {**parsed, "intent": {"name": BEGIN, "confidence": 1.0}}
    if name == BEGIN and says_so(REDO, text):
        return {**parsed, "intent": {"name": REDO, "confidence": 1.0}}
    if says_so(name, text):
        return parsed
    ranked = (each for each in parsed.get("intent_ranking", ()) if each["name"] and says_so(each["name"], text))
    likely = (each for each in ranked if each["confidence"] >= LIKELY)
    return {**parsed, "intent": next(likely, {"name": FALLBACK, "confidence": 1.0})}


def _may_correct(parsed: Mapping[str, Any]) -> bool:
    """Whether words that take something back may mean an answer of the check; a dose or an area is none."""
    named = {each["entity"] for each in parsed["entities"]}
    return parsed["intent"]["name"] in CORRECTED and named.isdisjoint(NOT_IN_CHECK)


async def told_as_history(agent: Agent, conversation: str, text: str, verdict: Verdict) -> bool:
    """Whether the words answer the check, which asks about it; in any doubt they are an alarm.

    They do as a reaction long past, and as the very title of a button of the question: those words are Maru's own.
    """
    past = past_reaction(text, verdict)
    if not past and not (verdict.level is Level.CALL_CLINIC and len(text) <= LONGEST_TITLE):
        return False
    try:
        tracker = await agent.tracker_store.retrieve(conversation)
    except Exception:  # whatever keeps the conversation from being read, the alarm must not wait for it
        return False
    asked = tracker.get_slot("requested_slot") if tracker and tracker.active_loop_name == FORM else None
    if asked is None or asked == CONSENT:
        return False
    return past or titled(text, titles(f"utter_ask_{asked}")) is not None
