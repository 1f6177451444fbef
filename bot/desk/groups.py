"""What was not understood, in groups, with the intents nearest to each; from a group to training examples."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.conversation.inbox_records import InboxRecords, Kept
from bot.examples import ExamplesError, Plan, plan, write
from bot.learning import Encode, Group, encoder, grouped

NEAREST = 3
MOST_GROUPS = 50


@dataclass(frozen=True)
class Shown:
    """A group with the intents that its most frequent text is nearest to."""

    group: Group
    nearest: tuple[str, ...]


@cache
def _encoder() -> Encode:
    return encoder()


class Groups:
    """Groups anew only when there is something new."""

    def __init__(
        self, records: InboxRecords, understand: Callable[[str], Awaitable[Mapping[str, Any]]], examples: Path
    ) -> None:
        """Use the inbox and the folder of the examples."""
        self._records, self._understand, self._examples = records, understand, examples
        self._made: tuple[tuple[int, ...], list[Group]] = ((), [])
        self._one = asyncio.Lock()

    async def all(self) -> list[Shown]:
        """The largest groups."""
        made = (await self._groups())[:MOST_GROUPS]
        return [Shown(group, await self._nearest(next(iter(group.texts)))) for group in made]

    async def find(self, number: int) -> Group | None:
        """The group that a message is in."""
        found = await self._groups()
        return next((group for group in found if any(each.number == number for each in group.messages)), None)

    async def learn(self, group: Group, intent: str) -> Plan:
        """Add the texts of a group to the examples of an intent; the group leaves the inbox, but for what is another's.

        Raises:
            ExamplesError: there is no such intent, or its file cannot be written.
        """
        planned = await asyncio.to_thread(self._learn, group, intent)
        gone = [message.number for message in group.messages if message.text not in planned.elsewhere]
        await asyncio.to_thread(self._records.drop, gone)
        return planned

    async def drop(self, group: Group) -> None:
        """Delete the messages of a group."""
        await asyncio.to_thread(self._records.drop, [message.number for message in group.messages])

    def _learn(self, group: Group, intent: str) -> Plan:
        planned = plan(self._examples, intent, list(group.texts))
        if planned.added:
            try:
                write(planned)
            except OSError as error:
                raise ExamplesError(f"{planned.path.name} cannot be written here; run `maru inbox` instead") from error
        return planned

    async def _groups(self) -> list[Group]:
        async with self._one:
            messages = await asyncio.to_thread(self._records.messages)
            numbers = tuple(message.number for message in messages)
            if numbers != self._made[0]:
                self._made = numbers, await asyncio.to_thread(_grouped, messages)
            return self._made[1]

    async def _nearest(self, text: str) -> tuple[str, ...]:
        ranking = (await self._understand(text)).get("intent_ranking", ())
        named = [each["name"] for each in ranking if each["name"] and each["name"] != "nlu_fallback"]
        return tuple(named[:NEAREST])


def _grouped(messages: Sequence[Kept]) -> list[Group]:
    return grouped(messages, _encoder()) if messages else []
