"""A question as understood, what was said before it, and the bubbles that answer it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.consult.money import Money
from bot.consult.planned import Plan


@dataclass(frozen=True)
class Question:
    """One question as understood: intent, entities by kind, and the patient's words."""

    intent: str
    text: str = ""
    areas: tuple[str, ...] = ()
    age: int | None = None
    units: tuple[float, float] | None = None
    treatments: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    money: tuple[float, float, str] | None = None


@dataclass(frozen=True)
class Context:
    """What the conversation was about: the last subject (an intent), the areas last spoken of, the plan made so far.

    `offered` is the price of a session in an offer that was looked at; `spoken` are all areas that the patient named so
    far, each once, the latest last.
    """

    subject: str | None = None
    areas: tuple[str, ...] = ()
    plan: Plan | None = None
    offered: Money | None = None
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """One bubble: response name, values to fill in, topics cited beside those of the response itself."""

    response: str
    values: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The bubbles, and what the conversation is about now."""

    replies: tuple[Reply, ...]
    context: Context


def values_of(message: Mapping[str, Any], entity: str) -> list[Any]:
    """Values of one entity in a message, each once, in order."""
    found: list[Any] = [each["value"] for each in message.get("entities") or [] if each["entity"] == entity]
    return [value for index, value in enumerate(found) if value not in found[:index]]


def intent_of(message: Mapping[str, Any]) -> str:
    """Intent of a message."""
    return str((message.get("intent") or {}).get("name") or "")


def question_from(message: Mapping[str, Any], text: str) -> Question:
    """A parsed message, or a part of one, as a question in these words."""
    units = next(iter(values_of(message, "units")), None)
    money = next(iter(values_of(message, "money")), None)
    return Question(
        intent=intent_of(message),
        text=text,
        areas=tuple(values_of(message, "area")),
        age=next(iter(values_of(message, "age")), None),
        units=(units["low"], units["high"]) if units else None,
        treatments=tuple(values_of(message, "treatment")),
        conditions=tuple(values_of(message, "condition")),
        money=(money["low"], money["high"], money["unit"]) if money else None,
    )


def spoken_of(messages: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The areas that parsed messages name, each once, the one named last at the end; never more than there are areas."""
    named = [area for message in messages for area in values_of(message, "area")]
    return tuple(reversed(dict.fromkeys(reversed(named))))
