"""From what Rasa says to what a patient sees."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.conversation.messages import Bubble, Button, Image, Progress, Source
from bot.conversation.store import Choice
from bot.guide.facts import citations
from bot.guide.load import guide


@dataclass(frozen=True)
class Turn:
    """What came of one message.

    ``buttons`` says what each button shown stands for; ``last`` is the number of the last message kept, None while the turn
    is not written.
    """

    bubbles: tuple[Bubble, ...]
    intent: str
    confidence: float
    millis: float
    buttons: Mapping[str, Choice]
    last: int | None = None

    @property
    def topics(self) -> list[str]:
        """All topics cited, each once, in order."""
        return list(dict.fromkeys(topic for bubble in self.bubbles for topic in bubble.topics))


def turn_of(
    intent: str,
    confidence: float,
    began: float,
    said: Sequence[Mapping[str, Any]],
    progress: tuple[int, int] | None = None,
) -> Turn:
    """Rasa's messages as a turn that began at a time of ``time.perf_counter``; the last one tells the ``progress``."""
    buttons: dict[str, Choice] = {}
    shown = [message for message in said if message.get("text") or message.get("image")]
    # What can be done next stands at the end alone; a choice in the middle would be out of date at once.
    bubbles = [_bubble({**message, "buttons": ()}, buttons) for message in shown[:-1]]
    bubbles += [_bubble(message, buttons) for message in shown[-1:]]
    if bubbles and progress:
        bubbles[-1] = msgspec.structs.replace(bubbles[-1], progress=Progress(*progress))
    millis = round((time.perf_counter() - began) * 1000, 1)
    return Turn(tuple(bubbles), intent, round(confidence, 4), millis, buttons)


def _bubble(message: Mapping[str, Any], shown: dict[str, Choice]) -> Bubble:
    own = (message.get("metadata") or {}).get("topics", ())
    topics = tuple(dict.fromkeys((*own, *(message.get("topics") or ()))))
    buttons = []
    for each in message.get("buttons") or ():
        id = secrets.token_urlsafe(9)
        shown[id] = Choice(each["title"], each["payload"])
        buttons.append(Button(id, each["title"]))
    picture = message.get("image")
    return Bubble(
        text=str(message.get("text") or "").strip(),
        buttons=tuple(buttons),
        image=Image(picture, str(message.get("alt") or "")) if picture else None,
        topics=topics,
        sources=tuple(Source(**each) for each in citations(guide(), topics)),
    )


def as_json(bubble: Bubble) -> dict[str, Any]:
    """A bubble as the HTTP contract shows it."""
    built: dict[str, Any] = msgspec.to_builtins(bubble)
    return built
