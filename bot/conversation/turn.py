"""One turn of a conversation, the same for every channel.

The symptom gate stands first: it looks at the words alone, needs no lock, no database and no action, and nothing that is
broken or busy behind it can delay its answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker

from bot.consult.consent import EVERYTHING, YES, read_consent
from bot.consult.triage import Level, triage
from bot.conversation.bubbles import Turn, as_json, turn_of
from bot.conversation.channel import Collector
from bot.conversation.database import reading, writing
from bot.conversation.handover import Handovers, PersonAnswers
from bot.conversation.in_check import told_as_history
from bot.conversation.in_talk import as_meant_in_talk, confirms
from bot.conversation.limits import check_text, plain, whole
from bot.conversation.line import Line, Place
from bot.conversation.messages import TurnError, unknown
from bot.conversation.store import Answered, Change, Choice, Gone, Overtaken, Receipt, Records, Said
from bot.conversation.to_person import PERSON, Beside, ToPerson
from bot.conversation.trouble import noticing, trouble
from bot.conversation.understanding import GATE, GATE_INTENTS, for_dialogue, parsed_payload, scores, understood

__all__ = ["GATE_INTENTS", "Reception", "Turn", "as_json"]

CHANNEL = "maru"
_BUTTON = re.compile(r"[\w-]{1,32}", re.ASCII)
# An alarm has been answered when it is written down; a database that is locked for a moment gets a second chance.
ALARM_ATTEMPTS = 2
# The code of an error: another process was quicker.
ANSWERED = "answered"


class Reception:
    """Takes messages of any conversation; without records nothing is kept beside Rasa's tracker."""

    def __init__(
        self, agent: Agent, records: Records | None = None, on_turn: Callable[[Turn], None] | None = None,
        handovers: Handovers | None = None, line: Line | None = None,
    ) -> None:  # fmt: skip
        """Use a loaded agent.

        ``on_turn`` hears of every answered message, ``handovers`` of everybody who wants a person; a ``line`` may be shared.
        """
        self._agent, self._records, self._on_turn = agent, records, on_turn or (lambda made: None)
        self.people = ToPerson(handovers)
        self._line = line or Line()
        self._behind: set[asyncio.Task[None]] = set()
        # The inbox, where there is one.
        self.heard: Callable[[str, str, Turn, Change | None], None] = lambda *_: None

    def alone(self, conversation: str) -> Place:
        """A place in the line of a conversation: nothing else happens in it within ``async with``."""
        return self._line.join(conversation)

    async def settle(self) -> None:
        """Wait until every alarm that was answered is also written down."""
        await asyncio.gather(*self._behind)
        await self._line.settle()

    async def greet(self) -> Turn:
        """The first bubbles of a conversation, before anything was said."""
        return turn_of("greet", 1.0, time.perf_counter(), await self._said("utter_greet"))

    async def emergency(self, conversation: str, text: object, keep: bool = True) -> Turn | None:
        """The answer to a sign of danger that is told plainly; None for anything else.

        It waits for nothing. Where it is to be kept, that happens behind it, in its place of the line.
        """
        # A long text is refused later on, but not before it was looked through for an emergency.
        if not isinstance(text, str) or triage(text).level is not Level.URGENT_NOW:
            return None
        place = self._line.join(conversation) if keep else None
        return await self._alarm(Level.URGENT_NOW, whole(text), time.perf_counter(), place)

    async def alarm(self, place: Place, text: str) -> Turn | None:
        """The answer to a symptom in words that are no message, such as a question for the list; None for anything else.

        To be called within the place. What is answered is kept as if it had been a message.
        """
        began, words = time.perf_counter(), check_text(text)
        verdict = triage(words, scores(await self.understand(words)))
        if verdict.level is Level.NONE:
            return None
        return await self._alarm(verdict.level, words, began, place.stay())

    async def turn(
        self, conversation: str, text: object = None, choice: str | None = None, receipt: Receipt | None = None
    ) -> Turn:
        """Answer a typed text or a tapped button; ``receipt`` is settled together with the answer, unless that is an alarm.

        Raises:
            TurnError: the message is not one (empty, too long, unknown button), there is no such conversation, or the
                answer could not be made; then the turn has left no trace, and the same message may be sent again.
        """
        urgent = await self.emergency(conversation, text)
        if urgent is not None:
            return urgent
        async with self._line.join(conversation) as place:
            place.receipt = receipt
            try:
                return await self._turn(place, text, choice)
            except TurnError:
                raise
            except Exception as failed:
                raise trouble(failed, "turn") from failed

    async def tap(self, conversation: str, choice: Choice) -> Turn:
        """Answer one of Maru's own buttons; never call it with something typed."""
        async with self._line.join(conversation) as place:
            return await self._tap(place, choice, choice.title)

    async def understand(self, text: str) -> dict[str, Any]:
        """Rasa's parse of a text; where it holds several questions, they stand under ``questions``."""
        return await understood(self._agent, text)

    async def _turn(self, place: Place, text: object, choice: str | None) -> Turn:
        began, missing = time.perf_counter(), await self._missing(place.conversation)
        # What is wrong with the database is told only after the message was looked through for an alarm.
        if missing is not None and (choice is not None or missing.status != 503):
            raise missing
        if choice is not None:
            tapped = await self._tapped(place.conversation, choice)
            return await self._tap(place, tapped, tapped.title)
        words = check_text(text)
        parsed = await self.understand(words)
        verdict = triage(words, scores(parsed))
        if verdict.level is not Level.NONE and not await told_as_history(
            self._agent, place.conversation, words, verdict
        ):
            return await self._alarm(verdict.level, words, began, place.stay())
        if missing is not None:
            raise missing
        confirmed = await confirms(self._agent, place.conversation) if read_consent(words) == YES else None
        if confirmed is not None and await self.people.offers_still(place.conversation):
            return await self._tap(place, Choice(words, confirmed), words)
        called_off = self.people.called_off
        meant = await as_meant_in_talk(self._agent, place.conversation, words, for_dialogue(parsed), called_off)
        message = UserMessage(plain(words), parse_data=meant)
        made, change = await self._answered(place, message, words, began)
        self.heard(place.conversation, words, made, change)
        return made

    async def _tap(self, place: Place, choice: Choice, words: str) -> Turn:
        message = UserMessage(
            choice.payload, parse_data=parsed_payload(choice.payload), metadata={"title": choice.title}
        )
        return (await self._answered(place, message, words, time.perf_counter()))[0]

    async def _answered(
        self, place: Place, message: UserMessage, words: str, began: float
    ) -> tuple[Turn, Change | None]:
        """Rasa's answer and what it changed, after all of the turn was kept; none while a person answers."""
        try:
            if await self.people.answers(place.conversation, str(message.parse_data["intent"]["name"])):
                raise PersonAnswers(place.conversation)
            made, change = await self._by_dialogue(place, message, words, began)
        except PersonAnswers:
            silent = turn_of(PERSON, 1.0, began, ())
            made, change = await self._keep(place.conversation, words, silent, None, receipt=place.receipt), None
        self._on_turn(made)
        return made, change

    async def _by_dialogue(
        self, place: Place, message: UserMessage, words: str, began: float
    ) -> tuple[Turn, Change | None]:
        said, change = await self._dialogue(place.conversation, message)
        intent = message.parse_data["intent"]
        shown, beside = await self.people.asked_in(place.conversation, str(intent["name"]), change, said)
        progress = change.progress if change else None
        made = turn_of(str(intent["name"]), float(intent["confidence"]), began, shown, progress)
        return await self._keep(place.conversation, words, made, change, beside, place.receipt), change

    async def _dialogue(self, conversation: str, message: UserMessage) -> tuple[list[dict[str, Any]], Change | None]:
        """What Rasa says to a message and what that changes in its tracker; nothing is kept yet."""
        trackers, change = self._agent.tracker_store, None
        collector = Collector()
        message.sender_id, message.output_channel, message.input_channel = conversation, collector, CHANNEL
        with noticing() as failures:
            try:
                await self._agent.handle_message(message)
            except TurnError:
                raise
            except Exception as failed:
                raise trouble(failed, "turn") from failed
            finally:
                change = trackers.take(conversation)
        # Rasa goes on without an action that fails; a patient must not be told that it was the message's fault.
        if failures or not collector.said:
            raise trouble(failures[0] if failures else LookupError("nothing was said"), "turn")
        return collector.said, change

    async def _alarm(self, level: Level, words: str, began: float, place: Place | None) -> Turn:
        """The gate's answer; the conversation hears of it behind it, in the place that was taken for it."""
        try:
            messages = [message for name in GATE[level] for message in await self._said(name)]
            made = turn_of(GATE_INTENTS[level], 1.0, began, messages)
            self._on_turn(made)
        except BaseException:
            if place is not None:
                place.leave()
            raise
        if place is not None:
            behind = asyncio.create_task(self._write_down(place, words, made))
            self._behind.add(behind)
            behind.add_done_callback(self._behind.discard)
        return made

    async def _write_down(self, place: Place, words: str, made: Turn) -> None:
        """Let the dialogue see an alarm, so that the next word is no answer to a check under way, and keep it."""
        payload = f"/{made.intent}"
        async with place:
            try:
                for _ in range(ALARM_ATTEMPTS):
                    missing = await self._missing(place.conversation)
                    if missing is not None and missing.status == 401:
                        return  # somebody whose conversation is over was answered all the same
                    try:
                        message = UserMessage(payload, parse_data=parsed_payload(payload))
                        _, change = await self._dialogue(place.conversation, message)
                    except TurnError:
                        change = None  # the words count more than what the dialogue makes of them
                    with contextlib.suppress(TurnError):
                        alarm = self.people.alarm(place.conversation, made.intent)
                        await self._keep(place.conversation, words, made, change, alarm)
                        return
            except Exception as failed:
                trouble(failed, "record of an alarm")
            finally:
                place.leave()

    async def _said(self, response: str) -> list[dict[str, Any]]:
        """One response as Rasa would send it, without a conversation."""
        tracker = DialogueStateTracker.from_events("nobody", [])
        message = await self._agent.nlg.generate(response, tracker, CHANNEL)
        return [message] if message else []

    async def _missing(self, conversation: str) -> TurnError | None:
        """Why a conversation cannot be had: it does not exist (401), or nobody knows just now (503)."""
        if self._records is None:
            return None
        try:
            known = await reading(self._records.exists, conversation)
        except TurnError as failed:
            return failed
        return None if known else unknown()

    async def must_exist(self, conversation: str) -> None:
        """Check that a conversation is open.

        Raises:
            TurnError: it is not (401), or the database cannot be used (503).
        """
        missing = await self._missing(conversation)
        if missing is not None:
            raise missing

    async def _tapped(self, conversation: str, id: str) -> Choice:
        if self._records is None:
            raise TurnError("unknown_choice", "There are no buttons here; write a message.", 400)
        found = await reading(self._records.choice, conversation, id) if _BUTTON.fullmatch(id) else None
        if found is None:
            raise TurnError("unknown_choice", "This button is not of this conversation; write a message.", 400)
        return found

    async def _keep(
        self, conversation: str, words: str, made: Turn, change: Change | None, beside: Beside | None = None,
        receipt: Receipt | None = None,
    ) -> Turn:  # fmt: skip
        """Write a turn down; returns it with the number of its last message."""
        if self._records is None:
            if change is not None:
                self._agent.tracker_store.remember(conversation, change)
            return made
        said = Said(words, [as_json(bubble) for bubble in made.bubbles], dict(made.buttons), beside, receipt)
        try:
            if change is not None and change.erase == EVERYTHING:
                await writing(self._records.erase, conversation, said)
                return made
            return replace(made, last=await writing(self._records.add, conversation, said, change))
        except Gone as gone:
            raise unknown() from gone
        except Answered as answered:
            raise TurnError(ANSWERED, "This message is answered already.", 409) from answered
        except Overtaken as overtaken:
            raise trouble(overtaken, "turn") from overtaken
