"""What the check keeps beside the answer that it asked for, said back so that it can be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import intent_of, say, text_of, values_of
from bot.consult.answers import Reply
from bot.consult.candidacy import QUESTIONS
from bot.consult.candidacy_clauses import age_alone, health_left, read_all
from bot.consult.candidacy_words import wonders
from bot.guide.facts import joined
from bot.guide.load import guide
from bot.sentences import sentence, titles

# How many messages before the consent may hold answers already.
LOOKED_BACK = 3
# Said where the check is offered: a typed yes takes that up.
OFFERED = ("utter_good_candidate", "utter_good_candidate_more")
_TELLS_WHERE = ("inform", "ask_area", "ask_areas", "follow_up", "correct", "nlu_fallback")


def note(dispatcher: CollectingDispatcher, unasked: Mapping[str, Any]) -> None:
    """Say back the answers that no question was asked for."""
    told = [f"{sentence(f'utter_noted_{name}')}: {spoken(name, value)}" for name, value in unasked.items()]
    if told:
        say(dispatcher, Reply("utter_answers_noted", {"answers": "; ".join(told)}))


def spoken(question: str, value: object) -> str:
    """An answer in words: the title of its button, or the number."""
    meant = f'/inform{{"answer": "{value}"}}'
    return next((title for title, payload in titles(f"utter_ask_{question}").items() if payload == meant), str(value))


def say_health_left(dispatcher: CollectingDispatcher, text: str) -> bool:
    """Say which of the health reasons are still open, where the words deny only some; whether that was so."""
    left = health_left(text)
    if left:
        names = [spoken("health_stop", each).lower() for each in left]
        say(dispatcher, Reply("utter_health_stop_left", {"left": joined(names)}))
    return bool(left)


def told_before_consent(tracker: Tracker) -> dict[str, Any]:
    """Answers in the messages right before the consent was asked for and since, of questions that have none yet."""
    missing = [name for name in QUESTIONS if tracker.get_slot(name) is None]
    before: list[str] = []
    since: list[str] = []
    for event in tracker.events:
        if event.get("event") == "active_loop":
            before, since = [*before, *since], []
        elif event.get("event") == "user" and not str(event.get("text") or "").startswith("/"):
            since.append(str(event.get("text") or ""))
    if not tracker.active_loop.get("name"):
        before, since = [*before, *since], []
    told: dict[str, Any] = {}
    for text in before[-LOOKED_BACK:]:
        told |= read_all(text, missing)
    for text in since:
        # A number alone is the age that was told too early.
        age = {"age": age_alone(text)} if "age" in missing and age_alone(text) is not None else {}
        told |= {**read_all(text, missing), **age}
    return told


def areas_told(dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, list[str]]:
    """Where the lines are, as the areas that the conversation is about; nothing where the message asks something."""
    areas = values_of(tracker.latest_message, "area")
    if not areas or wonders(text_of(tracker)) or intent_of(tracker.latest_message) not in _TELLS_WHERE:
        return {}
    names = joined([guide().area(area).name for area in areas])
    say(dispatcher, Reply("utter_areas_noted", {"area_names": names}))
    return {"areas": list(dict.fromkeys([*(tracker.get_slot("areas") or []), *areas]))}
