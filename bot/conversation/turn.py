"""One turn of a conversation, the same for every channel.

The symptom gate stands first: it looks at the words alone, needs no lock, no database and no action, and nothing that is
broken or busy behind it can delay its answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import SQLAlchemyError

from bot.consult.question_words import asks_to_add
from bot.consult.several import parts, several
from bot.consult.subjects import STANDALONE
from bot.consult.triage import Level, triage
from bot.conversation.channel import Collector
from bot.conversation.in_check import as_meant_in_check, told_as_history
from bot.conversation.limits import NOTHING, check_text, plain
from bot.conversation.messages import Bubble, Button, Image, Source, TurnError
from bot.conversation.store import Choice, Records
from bot.guide.facts import citations
from bot.guide.load import guide
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)

GATE = {
    Level.URGENT_NOW: ("utter_urgent_now",),
    Level.CALL_CLINIC: ("utter_call_clinic", "utter_call_clinic_watch"),
    Level.DISTRESS: ("utter_distress",),
}
GATE_INTENTS = {
    Level.URGENT_NOW: "report_urgent_symptom",
    Level.CALL_CLINIC: "report_symptom",
    Level.DISTRESS: "report_distress",
}
_PAYLOAD = re.compile(r"^/(?P<intent>\w+)(?P<entities>\{.*\})?$", re.DOTALL)
CHANNEL = "maru"
ADD = "add_question"
# A part of a message is answered by itself only when it is understood as surely as this.
SURE = 0.6


@dataclass(frozen=True)
class Turn:
    """What came of one message. ``buttons`` says what each button shown stands for."""

    bubbles: tuple[Bubble, ...]
    intent: str
    confidence: float
    millis: float
    buttons: Mapping[str, Choice]

    @property
    def topics(self) -> list[str]:
        """All topics cited, each once, in order."""
        return list(dict.fromkeys(topic for bubble in self.bubbles for topic in bubble.topics))


class Reception:
    """Takes messages of any conversation; without records nothing is kept beside Rasa's tracker."""

    def __init__(
        self, agent: Agent, records: Records | None = None, on_turn: Callable[[Turn], None] | None = None
    ) -> None:
        """Use a loaded agent; ``on_turn`` hears of every answered message."""
        self._agent, self._records, self._on_turn = agent, records, on_turn
        self._told: set[asyncio.Task[None]] = set()

    async def greet(self) -> Turn:
        """The first bubbles of a conversation, before anything was said."""
        return self._turn("greet", 1.0, time.perf_counter(), await self._said("utter_greet"))

    async def emergency(self, text: object) -> tuple[Bubble, ...]:
        """The answer to a sign of danger where no turn can be had; empty for anything else."""
        if not isinstance(text, str) or triage(text).level is not Level.URGENT_NOW:
            return ()
        messages = [message for name in GATE[Level.URGENT_NOW] for message in await self._said(name)]
        return self._turn(GATE_INTENTS[Level.URGENT_NOW], 1.0, time.perf_counter(), messages).bubbles

    async def turn(self, conversation: str, text: object = None, choice: str | None = None) -> Turn:
        """Answer a typed text or a tapped button.

        Raises:
            TurnError: the message is not one (empty, too long, unknown button), or the answer could not be made.
        """
        began = time.perf_counter()
        if choice is not None:
            tapped = await self._tapped(conversation, choice)
            return await self._keep(conversation, tapped.title, await self.tap(conversation, tapped))
        if isinstance(text, str):
            # A long text is refused below, but not before it was looked through for an emergency.
            urgent = triage(text)
            if urgent.level is Level.URGENT_NOW:
                return await self._gate(conversation, text, urgent.level, began)
        words = check_text(text)
        parsed = await self.understand(words)
        verdict = triage(words, _scores(parsed))
        if verdict.level is not Level.NONE and not await told_as_history(self._agent, conversation, words, verdict):
            return await self._gate(conversation, words, verdict.level, began)
        made = await self._rasa(conversation, plain(words), began, _without_alarm(parsed))
        return await self._keep(conversation, words, made)

    async def tap(self, conversation: str, choice: Choice) -> Turn:
        """Answer one of Maru's own buttons; never call it with something typed."""
        parsed = _parsed_payload(choice.payload)
        return await self._rasa(conversation, choice.payload, time.perf_counter(), parsed, {"title": choice.title})

    async def understand(self, text: str) -> dict[str, Any]:
        """Rasa's parse of a text; a leading slash has no power here.

        Where it holds several questions, they stand under ``questions`` as parses of their own.
        """
        words = plain(text)
        parsed: dict[str, Any] = await self._agent.parse_message(words)
        if words == NOTHING:
            return {**parsed, "intent": {"name": FALLBACK, "confidence": 1.0}}
        if asks_to_add(words):
            return {**parsed, "intent": {"name": ADD, "confidence": 1.0}}
        cut = parts(words)
        if len(cut) > 1:
            asked = several([await self._agent.parse_message(part) for part in cut], _asked)
            if asked:
                kept = ("text", "intent", "entities")
                parsed["questions"] = [{name: each[name] for name in kept} for each in asked]
                parsed["intent"] = asked[0]["intent"]
        elif cut and cut[0] != words:
            # Inside the check, what stands before the question may be an answer.
            parsed["asked"] = await self._agent.parse_message(cut[0])
        return as_meant_in_check(words, parsed)

    async def _gate(self, conversation: str, text: str, level: Level, began: float) -> Turn:
        messages = [message for name in GATE[level] for message in await self._said(name)]
        # The conversation hears of it afterwards: a check under way ends, so that the next word is no answer to it.
        told = asyncio.create_task(self._tell(conversation, GATE_INTENTS[level]))
        self._told.add(told)
        told.add_done_callback(self._told.discard)
        made = self._turn(GATE_INTENTS[level], 1.0, began, messages)
        try:
            return await self._keep(conversation, text, made)
        except TurnError:
            return made  # the answer counts more than its record

    async def _tell(self, conversation: str, intent: str) -> None:
        """Let Rasa's dialogue see an alarm; what it would say has been said."""
        with contextlib.suppress(TurnError):
            await self._rasa(conversation, f"/{intent}", time.perf_counter(), _parsed_payload(f"/{intent}"))

    async def _said(self, response: str) -> list[dict[str, Any]]:
        """One response as Rasa would send it, without a conversation."""
        tracker = DialogueStateTracker.from_events("nobody", [])
        message = await self._agent.nlg.generate(response, tracker, CHANNEL)
        return [message] if message else []

    async def _rasa(
        self,
        conversation: str,
        text: str,
        began: float,
        parsed: dict[str, Any],
        metadata: dict[str, str] | None = None,
    ) -> Turn:
        collector = Collector()
        message = UserMessage(
            text, collector, conversation, parse_data=parsed, input_channel=CHANNEL, metadata=metadata
        )
        try:
            await self._agent.handle_message(message)
        except Exception as error:
            reference = secrets.token_hex(4)
            log.error("turn %s failed: %s", reference, type(error).__name__)
            raise TurnError(
                "unavailable", f"Something went wrong here; please try again ({reference}).", 503
            ) from error
        said = collector.said or await self._said("utter_unknown")
        return self._turn(str(parsed["intent"]["name"]), float(parsed["intent"]["confidence"]), began, said)

    async def _tapped(self, conversation: str, id: str) -> Choice:
        if self._records is None:
            raise TurnError("unknown_choice", "There are no buttons here; write a message.", 400)
        found = await self._stored(self._records.choice, conversation, id)
        if found is None:
            raise TurnError("unknown_choice", "This button is not of this conversation; write a message.", 400)
        chosen: Choice = found
        return chosen

    async def _keep(self, conversation: str, said: str, made: Turn) -> Turn:
        if self._on_turn is not None:
            self._on_turn(made)
        if self._records is not None:
            bubbles = [as_json(bubble) for bubble in made.bubbles]
            await self._stored(self._records.add, conversation, said, bubbles, dict(made.buttons))
        return made

    @staticmethod
    async def _stored(call: Any, *arguments: Any) -> Any:
        """Use the database outside the event loop, so that a slow one delays nobody else."""
        try:
            return await asyncio.to_thread(call, *arguments)
        except SQLAlchemyError as error:
            log.error("database: %s", type(error).__name__)
            raise TurnError("unavailable", "I cannot keep messages just now; please try again soon.", 503) from error

    def _turn(self, intent: str, confidence: float, began: float, said: list[dict[str, Any]]) -> Turn:
        buttons: dict[str, Choice] = {}
        shown = [message for message in said if message.get("text") or message.get("image")]
        # What can be done next stands at the end alone; a choice in the middle would be out of date at once.
        bubbles = [_bubble({**message, "buttons": ()}, buttons) for message in shown[:-1]]
        bubbles += [_bubble(message, buttons) for message in shown[-1:]]
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


def _asked(parsed: Mapping[str, Any]) -> tuple[str, tuple[str, ...]] | None:
    """What one part of a message asks: intent and areas, if it is surely a question about the treatment."""
    intent = parsed["intent"]
    if intent["name"] not in STANDALONE or intent["confidence"] < SURE:
        return None
    areas = tuple(each["value"] for each in parsed["entities"] if each["entity"] == "area")
    return intent["name"], areas


def _scores(parsed: Mapping[str, Any]) -> dict[str, float]:
    return {each["name"]: each["confidence"] for each in parsed.get("intent_ranking", ()) if each["name"]}


def _without_alarm(parsed: dict[str, Any]) -> dict[str, Any]:
    """Where the gate saw no symptom, the next best reading of the message counts."""
    alarms = set(GATE_INTENTS.values())
    if parsed["intent"]["name"] not in alarms:
        return parsed
    others = [each for each in parsed.get("intent_ranking", ()) if each["name"] not in alarms]
    return {**parsed, "intent": others[0]} if others else parsed


def _parsed_payload(payload: str) -> dict[str, Any]:
    """Rasa's ``/intent{"entity": "value"}`` of our own buttons, read strictly."""
    match = _PAYLOAD.match(payload)
    if not match:
        raise ValueError('domain.yml: a button\'s payload must look like /intent or /intent{"entity": "value"}')
    entities = json.loads(match["entities"] or "{}")
    return {
        "text": payload,
        "intent": {"name": match["intent"], "confidence": 1.0},
        "entities": [{"entity": name, "value": value, "start": 0, "end": 0} for name, value in entities.items()],
    }
