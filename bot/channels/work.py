"""A process's share of the work that waits in the database: takes conversations, works on them, lets them go."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable

from bot.conversation.database import writing
from bot.conversation.delivery_rows import Leases
from bot.conversation.messages import TurnError
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
# How often somebody who was not woken looks whether anything is due.
LOOK_SECONDS = 1.0
# While the database cannot be used, less often.
LONGEST_LOOK = 8.0


class Work:
    """Works on one kind of waiting rows, several conversations at once, each of them in order.

    Every channel has its own share, so that one whose platform is slow takes nothing from the others.
    """

    def __init__(
        self, kind: str, leases: Leases, channels: Iterable[str], most: int, do: Callable[[str], Awaitable[None]]
    ) -> None:
        """``do`` works on what is due in one conversation; at most ``most`` of a channel at once."""
        self._kind, self._leases, self._most, self._do = kind, leases, most, do
        self._under_way: dict[str, dict[str, asyncio.Task[None]]] = {channel: {} for channel in channels}
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Something new is there."""
        self._woken.set()

    async def run(self) -> None:
        """Work until it is cancelled."""
        keeping, wait = asyncio.create_task(self._keep()), LOOK_SECONDS
        try:
            while True:
                self._woken.clear()
                try:
                    await self._take()
                    wait = LOOK_SECONDS
                except TurnError:  # the database cannot be used now; that stands in the log
                    wait = min(2 * wait, LONGEST_LOOK)
                except Exception as failed:
                    log.error("taking work failed: %s", type(failed).__name__)
                    wait = min(2 * wait, LONGEST_LOOK)
                # Not `wait_for`: on 3.11 it forgets a cancellation that comes together with the event, and this never ends.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._woken.wait()
        finally:
            keeping.cancel()

    async def settle(self, seconds: float) -> None:
        """Let what is under way come to its end, for a while; the rest stays for another process."""
        tasks = [task for of_channel in self._under_way.values() for task in of_channel.values()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _take(self) -> None:
        for channel, tasks in self._under_way.items():
            free = self._most - len(tasks)
            if free <= 0:
                continue
            for conversation in await writing(self._leases.claim, self._kind, channel, free):
                tasks[conversation] = asyncio.create_task(self._one(channel, conversation))

    async def _one(self, channel: str, conversation: str) -> None:
        try:
            await self._do(conversation)
        except TurnError:
            pass
        except Exception as failed:
            log.error("work on a conversation of %s failed: %s", channel, type(failed).__name__)
        finally:
            with contextlib.suppress(TurnError):
                await writing(self._leases.release, self._kind, conversation)
            self._under_way[channel].pop(conversation, None)
            self._woken.set()

    async def _keep(self) -> None:
        """Renew what is under way, well before others may take it."""
        while True:
            await asyncio.sleep(self._leases.seconds / 3)
            held = [conversation for tasks in self._under_way.values() for conversation in tasks]
            if held:
                with contextlib.suppress(TurnError):
                    await writing(self._leases.renew, self._kind, held)
