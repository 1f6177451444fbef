"""How a message is understood before Rasa's dialogue hears of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK

from bot.consult.consent import takes_back
from bot.consult.likeliest import likeliest
from bot.consult.outcome_words import asks_outcome
from bot.consult.question_words import asks_to_add, asks_to_reword
from bot.consult.several import Part, parts, several
from bot.consult.sheet_request import takes_sheet_back
from bot.consult.subjects import STANDALONE, UNCOVERED
from bot.consult.triage import Level
from bot.conversation.in_check import as_meant_in_check
from bot.conversation.limits import NOTHING, plain

GATE_INTENTS = {
    Level.URGENT_NOW: "report_urgent_symptom",
    Level.CALL_CLINIC: "report_symptom",
    Level.DISTRESS: "report_distress",
}
GATE = {
    Level.URGENT_NOW: ("utter_urgent_now",),
    Level.CALL_CLINIC: ("utter_call_clinic", "utter_call_clinic_watch"),
    Level.DISTRESS: ("utter_distress",),
}
_PAYLOAD = re.compile(r"^/(?P<intent>\w+)(?P<entities>\{.*\})?$", re.DOTALL)
ADD, REWORD, WHY = "add_question", "reword_question", "ask_why"
PRIVACY = "ask_privacy"
# What these set off cannot be undone, so they need words that can mean it; without those it is a question about privacy.
ERASING = frozenset({"delete_my_data", "withdraw_consent"})
TAKE_BACK_SHEET, GET_SHEET = "take_back_sheet", "get_sheet"
# A part of a message is answered by itself only when it is understood as surely as this. That the guide is silent may be
# said sooner: it is never false to keep a question for the doctor. Of what exactly, only when that is sure.
SURE, SURE_OF_SUBJECT = 0.4, 0.6
# Outside of a conversation, a message of these kinds is read as the likeliest question, if any is at least so likely.
NEEDS_BEFORE = ("inform", "follow_up")
LIKELY_ALONE = 0.05
OTHER_AREA, OF_AN_AREA = "ask_other_areas", ("ask_dose", "ask_area")
SILENCE, SURE_OF_SILENCE = "ask_uncovered_other", 0.2
_KEPT = ("text", "intent", "entities")
_BESIDE = ("questions", "asked", "otherwise")


async def understood(agent: Agent, text: str) -> dict[str, Any]:
    """Rasa's parse of a text; a leading slash has no power here.

    Where it holds several questions, they stand under ``questions`` as parses of their own.
    """
    words = plain(text)
    parsed: dict[str, Any] = await agent.parse_message(words)
    if words == NOTHING:
        return {**parsed, "intent": {"name": FALLBACK, "confidence": 1.0}}
    if asks_to_add(words):
        return {**parsed, "intent": {"name": ADD, "confidence": 1.0}}
    if asks_to_reword(words):
        return {**parsed, "intent": {"name": REWORD, "confidence": 1.0}}
    if asks_outcome(words):
        # Examples of complaints are near; nothing that the classifier makes of these words may raise an alarm.
        return {**parsed, "intent": {"name": WHY, "confidence": 1.0}, "intent_ranking": []}
    if parsed["intent"]["name"] in ERASING and not takes_back(words):
        parsed["intent"] = {"name": PRIVACY, "confidence": parsed["intent"]["confidence"]}
    if parsed["intent"]["name"] == TAKE_BACK_SHEET and not takes_sheet_back(words):
        parsed["intent"] = {"name": GET_SHEET, "confidence": parsed["intent"]["confidence"]}
    decided = _decided(parsed)
    cut = parts(words)
    if len(cut) > 1:
        asked = several([await _understood_part(agent, part) for part in cut], _asked)
        if asked:
            parsed["questions"] = [{name: each[name] for name in _KEPT} for each in asked]
            parsed["intent"] = asked[0]["intent"]
            return as_meant_in_check(words, parsed)
    parsed |= decided
    if len(cut) == 1 and cut[0].text != words:
        # Inside the check, what stands before the question may be an answer.
        parsed["asked"] = await agent.parse_message(cut[0].text)
    return as_meant_in_check(words, parsed)


async def _understood_part(agent: Agent, part: Part) -> dict[str, Any]:
    """One part of a message by itself; where that says too little, with what was told right before it."""
    parsed: dict[str, Any] = await agent.parse_message(part.text)
    if part.told and parsed["intent"]["confidence"] < SURE_OF_SUBJECT:
        together: dict[str, Any] = await agent.parse_message(part.whole)
        parsed = together if _asked(together) else parsed
    if parsed["intent"]["name"] not in STANDALONE:
        parsed["intent"] = _alone(parsed) or parsed["intent"]
    intent = parsed["intent"]
    if intent["name"] in UNCOVERED and intent["confidence"] < SURE_OF_SUBJECT:
        # Of a few words, too little is known to say even that.
        parsed["intent"] = {**intent, "name": SILENCE if part.is_long else FALLBACK}
    if intent["name"] in UNCOVERED:
        # It may go on the list, where the doctor reads it without what came before.
        parsed["text"] = part.whole
    return parsed


def _decided(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """The intent to answer; where two are about as likely, both under ``questions``, as if both had been asked."""
    ranked = [each for each in parsed.get("intent_ranking", ()) if each["name"]]
    if not ranked or parsed["intent"]["name"] != ranked[0]["name"] or ranked[0]["name"] == FALLBACK:
        return {}
    by_name = {each["name"]: each for each in ranked}
    likely = likeliest([(each["name"], each["confidence"]) for each in ranked])
    if OTHER_AREA in likely and not any(each["entity"] == "area" for each in parsed["entities"]):
        # Which area is meant was said: one that the guide does not have.
        likely = [name for name in likely if name not in OF_AN_AREA]
    chosen = [by_name[name] for name in likely]
    if len(chosen) == 1:
        return {"intent": chosen[0]}
    # A silence that is hardly likely is told of without its subject.
    chosen[1:] = [
        {**each, "name": SILENCE} if each["name"] in UNCOVERED and each["confidence"] < SURE_OF_SILENCE else each
        for each in chosen[1:]
    ]
    shared = {"text": parsed["text"], "entities": parsed["entities"]}
    return {"intent": chosen[0], "questions": [{**shared, "intent": each} for each in chosen]}


def _asked(parsed: Mapping[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    """What one part of a message asks: intent and areas, if it is surely a question about the treatment."""
    intent = parsed["intent"]
    enough = SURE_OF_SILENCE if intent["name"] in UNCOVERED else SURE
    if intent["name"] not in STANDALONE or intent["confidence"] < enough:
        return None
    areas = tuple(each["value"] for each in parsed["entities"] if each["entity"] == "area")
    return intent["name"], areas


def scores(parsed: Mapping[str, Any]) -> dict[str, float]:
    """The probability of each intent."""
    return {each["name"]: each["confidence"] for each in parsed.get("intent_ranking", ()) if each["name"]}


def for_dialogue(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """What Rasa's dialogue is told: where the gate saw no symptom, the next best reading of the message counts.

    Of a message that needs what was said before, the reading without it stands under ``alone``.
    """
    alarms = set(GATE_INTENTS.values())
    kept = {name: value for name, value in parsed.items() if name in (*_KEPT, *_BESIDE)}
    if parsed["intent"]["name"] in alarms:
        others = [each for each in parsed.get("intent_ranking", ()) if each["name"] not in alarms]
        kept["intent"] = others[0] if others else parsed["intent"]
    if kept["intent"]["name"] in NEEDS_BEFORE:
        kept["alone"] = _alone(parsed)
    return kept


def _alone(parsed: Mapping[str, Any]) -> dict[str, Any] | None:
    """The likeliest question that needs nothing said before, if any is likely at all."""
    ranked = (each for each in parsed.get("intent_ranking", ()) if each["name"] in STANDALONE)
    return next((each for each in ranked if each["confidence"] >= LIKELY_ALONE), None)


def parsed_payload(payload: str) -> dict[str, Any]:
    """Rasa's ``/intent{"entity": "value"}`` of our own buttons, read strictly.

    Raises:
        ValueError: it looks otherwise.
    """
    match = _PAYLOAD.match(payload)
    if not match:
        raise ValueError('domain.yml: a button\'s payload must look like /intent or /intent{"entity": "value"}')
    entities = json.loads(match["entities"] or "{}")
    return {
        "text": payload,
        "intent": {"name": match["intent"], "confidence": 1.0},
        "entities": [{"entity": name, "value": value, "start": 0, "end": 0} for name, value in entities.items()],
    }
