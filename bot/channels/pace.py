"""Keeps to a platform's rate limits, in this process."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict

from bot.channels.channel import Limits

MOST_PEOPLE = 10_000
# The bubbles of one answer follow each other at once; what is written beyond them keeps the pause.
BURST = 5


class Pace:
    """When the next call may be made, to a platform and to a person of it.

    Several processes keep to it each for itself; what is too much for the platform all the same, it answers with 429.
    """

    def __init__(self, limits: Limits) -> None:
        """Nothing was called yet."""
        self._between, self._pause = 1.0 / limits.per_second, limits.pause
        self._next = 0.0
        self._next_of: OrderedDict[str, float] = OrderedDict()

    async def wait(self, conversation: str) -> None:
        """Wait until a call to somebody may be made, and count it."""
        now = time.monotonic()
        mine = self._next_of.get(conversation, 0.0)
        at = max(now, self._next, mine - BURST * self._pause)
        # Another person is not made to wait for the pause of this one.
        self._next = max(now, self._next) + self._between
        self._next_of[conversation] = max(at, mine) + self._pause
        self._next_of.move_to_end(conversation)
        if len(self._next_of) > MOST_PEOPLE:
            self._next_of.popitem(last=False)
        if at > now:
            await asyncio.sleep(at - now)
