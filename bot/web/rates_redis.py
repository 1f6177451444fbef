"""How often somebody has come to all processes together, as far as Redis tells it in time; nobody waits for it."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

SECONDS = 60
PATIENCE_SECONDS = 1.0
# While Redis cannot be reached, it is asked again after this time only; each process then counts for itself.
AWAY_SECONDS = 5.0
MOST_KEYS = 10_000


class SharedCount:
    """Counts uses by key in this minute, over all processes; keys are kept as digests."""

    def __init__(self, address: str, name: str) -> None:
        """``name`` sets these counts apart from others in the same Redis."""
        self._redis: Redis[Any] = Redis.from_url(
            address, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        )
        self._name, self._away_until = name, 0.0
        self._totals: OrderedDict[str, int] = OrderedDict()
        self._noting: set[asyncio.Task[None]] = set()

    def note(self, key: str) -> int:
        """Count one use behind this call; returns how many there were in this minute when Redis last answered."""
        place = f"{self._name}:{hashlib.sha256(key.encode()).hexdigest()[:32]}:{int(time.time()) // SECONDS}"
        if time.monotonic() >= self._away_until:
            task = asyncio.create_task(self._count(place))
            self._noting.add(task)
            task.add_done_callback(self._noting.discard)
        return self._totals.get(place, 0)

    async def settle(self) -> None:
        """Wait until everything is counted."""
        await asyncio.gather(*self._noting)

    async def _count(self, place: str) -> None:
        name = f"maru:rate:{place}"
        try:
            async with self._redis.pipeline() as pipe:
                total, _ = await pipe.incr(name).expire(name, 2 * SECONDS).execute()
        except (RedisError, OSError):
            self._away_until = time.monotonic() + AWAY_SECONDS
            return
        self._totals[place] = int(total)
        self._totals.move_to_end(place)
        if len(self._totals) > MOST_KEYS:
            self._totals.popitem(last=False)


def shared_count(address: str, name: str) -> SharedCount | None:
    """Counts over all processes, where they share a Redis."""
    return SharedCount(address, name) if address else None
