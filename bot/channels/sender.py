"""Delivers what is to go out: in order for each person, again when a platform is busy, given up when it is hopeless."""

from __future__ import annotations

import asyncio
import logging
import random
import uuid
from collections.abc import Mapping, Sequence

from bot.channels.channel import Address, Call, Channel, Outcome, Outgoing, Result
from bot.channels.fit import Fitting
from bot.channels.pace import Pace
from bot.channels.wire import Wire
from bot.channels.work import Work
from bot.conversation.database import writing
from bot.conversation.delivery import Delivery
from bot.conversation.delivery_rows import SEND, Bubble, Leases, Parcel, later
from bot.conversation.store import now
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
# People of one platform who are written to at once.
AT_ONCE = 16
MOST_ATTEMPTS = 20
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 600.0
# A platform that wants to be left alone for longer is asked again all the same.
LONGEST_WISH = 3_600.0
MOST_AGE_SECONDS = 24 * 60 * 60.0
# An alarm is sent at once, without the database where that is down, so often.
ALARM_ATTEMPTS = 3
ALARM_PAUSE = 1.0
_KEYS = uuid.UUID("6d617275-0000-4000-8000-000000000000")


class Sender:
    """Delivers for the channels that are set up."""

    def __init__(
        self, delivery: Delivery, channels: Mapping[str, Channel], leases: Leases, fitting: Fitting, wire: Wire
    ) -> None:
        """Use what the processes share (``delivery``, ``leases``) and a wire of this one."""
        self._departures, self._channels, self._fitting, self._wire = delivery.departures, channels, fitting, wire
        self._paces = {name: Pace(channel.limits) for name, channel in channels.items()}
        self.work = Work(SEND, leases, channels, AT_ONCE, self._person)
        self._beside: set[asyncio.Task[object]] = set()

    async def _person(self, conversation: str) -> None:
        """All that is due for one person."""
        while parcel := await writing(self._departures.next, conversation):
            if not await self._parcel(parcel):
                return

    async def _parcel(self, parcel: Parcel) -> bool:
        """Deliver one parcel; False where what is behind it must wait."""
        if (now() - parcel.since).total_seconds() > MOST_AGE_SECONDS:
            return await self._give_up(parcel, "too_old")
        channel = self._channels[parcel.channel]
        address = Address(parcel.to, parcel.reply, (now() - parcel.heard).total_seconds())
        said = await asyncio.to_thread(self._fitting.fit, channel, parcel.conversation, parcel.bubbles)
        calls = channel.render(said, address)
        if said and not calls:
            await writing(self._departures.hold, parcel.number)
            return True
        for done, call in enumerate(calls[parcel.done :], parcel.done):
            outcome = await self._in_time(channel, parcel, call, done)
            if outcome.result is not Result.DELIVERED:
                return await self._failed(channel, parcel, outcome)
            if not await writing(self._departures.delivered, parcel.number, done + 1):
                return True
        await writing(self._departures.over, parcel.number)
        return True

    async def _in_time(self, channel: Channel, parcel: Parcel, call: Call, done: int) -> Outcome:
        """One call, or what is to be done in its place."""
        outcome = Outcome(Result.REFUSED, 0.0, "too_late")
        if not call.seconds or (now() - parcel.at).total_seconds() < call.seconds:
            await self._paces[channel.name].wait(parcel.conversation)
            key = str(uuid.uuid5(_KEYS, f"{parcel.conversation}:{parcel.number}:{done}"))
            outcome = await self._wire.call(channel, call, key)
        for other in call.otherwise if outcome.result is Result.REFUSED else ():
            outcome = await self._in_time(channel, parcel, other, done)
            if outcome.result is not Result.DELIVERED:
                break
        return outcome

    async def _failed(self, channel: Channel, parcel: Parcel, outcome: Outcome) -> bool:
        log.warning("%s: not delivered (%s)", channel.name, outcome.code)
        if outcome.result is Result.GONE:
            await writing(self._departures.unreachable, parcel.conversation)
            return False
        if outcome.result is Result.LATER and parcel.attempts + 1 < MOST_ATTEMPTS:
            pause = min(FIRST_PAUSE * 2.0**parcel.attempts, LONGEST_PAUSE) * random.uniform(0.5, 1.0)  # noqa: S311 - spreads, hides nothing
            wish = min(outcome.after, LONGEST_WISH)
            await writing(self._departures.put_off, parcel.number, later(max(pause, wish)), outcome.code)
            return False
        if channel.patience:
            await writing(self._departures.hold, parcel.number)
            return True
        return await self._give_up(parcel, outcome.code)

    async def _give_up(self, parcel: Parcel, code: str) -> bool:
        log.error("%s: given up (%s); see the dead letters", parcel.channel, code)
        await writing(self._departures.give_up, parcel.number, code)
        return True

    async def alarm(self, number: int) -> None:
        """Deliver the answer to an alarm now, whatever else is on its way; what fails is tried again like all else."""
        parcel = await writing(self._departures.alarm, number)
        if parcel is None:
            return
        channel, address = self._channels[parcel.channel], Address(parcel.to, parcel.reply)
        if await self.directly(channel, parcel.conversation, parcel.bubbles, address):
            await writing(self._departures.over, parcel.number)

    async def directly(self, channel: Channel, conversation: str, bubbles: Sequence[Bubble], address: Address) -> bool:
        """Send without keeping anything; whether all of it was delivered."""
        calls = channel.render(self._fitting.fit(channel, conversation, bubbles), address)
        for call in calls:
            for attempt in range(ALARM_ATTEMPTS):
                outcome = await self._wire.call(channel, call)
                tries = call.otherwise if outcome.result is Result.REFUSED else ()
                for other in tries:
                    outcome = await self._wire.call(channel, other)
                if outcome.result is not Result.LATER:
                    break
                await asyncio.sleep(ALARM_PAUSE * 2.0**attempt)
            if outcome.result is not Result.DELIVERED:
                return False
        return bool(calls)

    def working(self, channel: Channel, address: Address) -> None:
        """Show that somebody is at it, beside all else."""
        for call in channel.working(address):
            task: asyncio.Task[object] = asyncio.create_task(self._wire.call(channel, call))
            self._beside.add(task)
            task.add_done_callback(self._beside.discard)

    def said_now(self, channel: Channel, parcel: Parcel) -> list[Outgoing]:
        """A parcel for an HTTP response."""
        return self.fitted(channel, parcel.conversation, parcel.bubbles)

    def fitted(self, channel: Channel, conversation: str, bubbles: Sequence[Bubble]) -> list[Outgoing]:
        """Bubbles for an HTTP response."""
        return self._fitting.fit(channel, conversation, bubbles)
