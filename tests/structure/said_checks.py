"""What a conversation and a check can leave behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.consult.candidacy import OPTIONS


def talk(treatments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A conversation about everything that the list grows from."""
    intents = ("ask_antibody_resistance", "ask_cost_over_time", "ask_atrophy", "ask_combination")
    events: list[dict[str, Any]] = [
        {"event": "user", "parse_data": {"intent": {"name": name}, "text": name, "entities": treatments}}
        for name in intents
    ]
    return [*events, {"event": "bot", "metadata": {"utter_action": "utter_definition_conflict"}}]


def checks(ages: Sequence[int | None]) -> list[dict[str, Any]]:
    usual: dict[str, Any] = {
        "age": 31, "pregnancy": "no", "health_stop": "none", "line_stage": "rest", "accelerators": "both", "goal": "prevent",
        "motive": "own", "upkeep": "yes", "earlier_treatment": "none", "health_consent": "yes",
    }  # fmt: skip
    varied = [{**usual, question: value} for question, options in OPTIONS.items() for value in options]
    many = {**usual, "goal": "freeze", "motive": "trend", "upkeep": "no", "earlier_treatment": "stopped_working",
            "line_stage": "none", "pregnancy": "yes"}  # fmt: skip
    return [usual, many, {"health_consent": "no"}, *varied, *({**usual, "age": age} for age in ages if age)]
