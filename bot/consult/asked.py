"""A question as understood, what was said before it, and the bubbles that answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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
