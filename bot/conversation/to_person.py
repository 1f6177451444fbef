"""What a turn has to do with the hand-over: silence while a person answers, and asking one in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy.engine import Connection

from bot.conversation.database import reading
from bot.conversation.handover import ALARMS, Handover, Handovers, State, begin, call_off, unless_answered
from bot.conversation.handover_words import (
    ALARM_STAYS,
    ALARMED,
    CALLED_OFF,
    NOBODY_ASKED,
    URGENT,
    alarm_announced,
    announced,
    erasing,
    person,
    wanted,
)
from bot.conversation.in_talk import ERASE
from bot.conversation.messages import TurnError
from bot.conversation.store import Change
from bot.conversation.understanding import ERASING, TAKE_BACK_SHEET

# The intent of a turn that is a person's to answer.
PERSON = "person_answers"
# What is the patient's right is done whoever answers: to have everything erased, to take a consent back.
RIGHTS: Final = ERASING | {TAKE_BACK_SHEET}
Beside = Callable[[Connection], None]


class ToPerson:
    """The hand-overs as a turn sees them; without any, everything is Maru's."""

    def __init__(self, handovers: Handovers | None = None) -> None:
        """Use hand-overs, where there are any."""
        self._handovers = handovers

    async def answers(self, conversation: str, intent: str = "") -> bool:
        """Whether a person answers, so that Maru's dialogue is not asked, unless for what is the patient's right.

        Raises:
            TurnError: the database cannot be used (503).
        """
        found = await self._of(conversation) if intent not in RIGHTS else None
        return found is not None and found.state is State.ANSWERING

    async def offers_still(self, conversation: str) -> bool:
        """Whether the buttons that Maru showed last stand under the last message: nobody at the desk has written since.

        Raises:
            TurnError: the database cannot be used (503).
        """
        return self._handovers is None or await reading(self._handovers.offers_still, conversation)

    async def called_off(self, conversation: str) -> str:
        """The response to words that call a person off: whether one waits for them, and why.

        Raises:
            TurnError: the database cannot be used (503).
        """
        found = await self._of(conversation)
        if found is None:
            return NOBODY_ASKED
        return ALARM_STAYS if found.reason in ALARMS else CALLED_OFF

    async def asked_in(
        self, conversation: str, intent: str, change: Change | None, said: Sequence[Mapping[str, Any]]
    ) -> tuple[list[Mapping[str, Any]], Beside | None]:
        """What is said, with a word on the person who comes where one is wanted, and what to write beside it.

        The word stands behind the first bubble; if that was the last one, its buttons come behind the word. Before an erasure
        is offered, the patient is told that it ends what a person has begun.
        """
        if self._handovers is None:
            return list(said), None
        if intent in RIGHTS:
            return [*await self._erasing(conversation, said), *said], None
        if any(message.get("utter_action") == CALLED_OFF for message in said):
            return list(said), lambda connection: call_off(connection, conversation)
        reason = wanted(intent, change.misunderstood if change else 0)
        if reason is None:
            return list(said), lambda connection: unless_answered(connection, conversation)
        word: dict[str, Any] = {"text": announced(await self._of(conversation)), "topics": ["contact_staff"]}
        first, rest = dict(said[0]), list(said[1:])
        if not rest:
            word["buttons"] = first.pop("buttons", ())

        def beside(connection: Connection) -> None:
            unless_answered(connection, conversation)
            begin(connection, conversation, reason)

        return [first, word, *rest], beside

    def alarm(self, conversation: str, intent: str) -> Beside | None:
        """What to write beside an alarm: the desk is shown it at once, also where a person answers already.

        Somebody in a messaging app is told that the desk can read along; the site shows it beside the conversation.
        """
        if self._handovers is None:
            return None
        deliver = self._handovers.deliver

        def beside(connection: Connection) -> None:
            begin(connection, conversation, ALARMED[intent], intent == URGENT)
            deliver(connection, conversation, [{"text": alarm_announced()}], None)

        return beside

    async def shown(self, conversation: str) -> dict[str, Any]:
        """The hand-over as the HTTP contract shows it: ``person``, or nothing, also where nobody knows just now."""
        with contextlib.suppress(TurnError):
            return person(await self._of(conversation))
        return {}

    async def _erasing(self, conversation: str, said: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        offered = [button["payload"] for each in said for button in each.get("buttons") or ()]
        found = await self._of(conversation) if ERASE in offered else None
        if found is None or found.state is not State.ANSWERING:
            return []
        return [{"text": erasing(str(found.name)), "topics": ["contact_staff"]}]

    async def _of(self, conversation: str) -> Handover | None:
        return await reading(self._handovers.of, conversation) if self._handovers else None
