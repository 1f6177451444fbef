"""The lines of all processes: tickets in Redis, in the order in which they were taken.

Whoever holds a ticket keeps it alive; a ticket whose process died is passed by once its time is over. Without Redis the
line is that of this process alone: the database then refuses what follows from something that is no longer so.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
# A ticket that nobody renews for so long is passed by; longer than the event loop is ever busy.
LEASE_MILLIS = 15_000
# How long somebody waits for a word from Redis, and how often they ask whether it is their turn.
PATIENCE_SECONDS = 2.0
FIRST_LOOK, LONGEST_LOOK = 0.01, 0.2
# While Redis cannot be reached, it is asked again after this time only.
AWAY_SECONDS = 5.0

# KEYS: the line, its counter. ARGV: the ticket, milliseconds.
_TAKE = """
local place = redis.call('INCR', KEYS[2])
redis.call('ZADD', KEYS[1], place, ARGV[1])
redis.call('SET', KEYS[1] .. ':' .. ARGV[1], '1', 'PX', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2] * 20)
redis.call('PEXPIRE', KEYS[2], ARGV[2] * 20)
return place
"""
# Whether the ticket stands first, after those whose process is gone have been taken out. It lives on by asking.
_LOOK = """
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then
  redis.call('ZADD', KEYS[1], redis.call('INCR', KEYS[2]), ARGV[1])
end
redis.call('SET', KEYS[1] .. ':' .. ARGV[1], '1', 'PX', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2] * 20)
redis.call('PEXPIRE', KEYS[2], ARGV[2] * 20)
while true do
  local first = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
  if not first or first == ARGV[1] then return 1 end
  if redis.call('EXISTS', KEYS[1] .. ':' .. first) == 1 then return 0 end
  redis.call('ZREM', KEYS[1], first)
end
"""
_LEAVE = """
redis.call('ZREM', KEYS[1], ARGV[1])
redis.call('DEL', KEYS[1] .. ':' .. ARGV[1])
return 1
"""


class SharedLine:
    """The line of each conversation over all processes that use one Redis."""

    def __init__(self, address: str, prefix: str = "maru") -> None:
        """``address`` is Redis' URL; nothing is connected yet."""
        self._redis: Redis[Any] = Redis.from_url(
            address, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS, decode_responses=True
        )
        self._prefix, self._away_until = prefix, 0.0

    async def alive(self) -> bool:
        """Whether Redis answers."""
        try:
            await self._redis.ping()
        except (RedisError, OSError):
            return False
        return True

    def ticket(self, conversation: str) -> Ticket:
        """A ticket, taken at once; wait with `Ticket.first`, and give it back with `Ticket.leave`."""
        return Ticket(self, conversation)

    async def run(self, script: str, conversation: str, ticket: str) -> int | None:
        """What a script answers; None while Redis cannot be reached."""
        if time.monotonic() < self._away_until:
            return None
        # One slot of a cluster for all keys of a line.
        key = f"{self._prefix}:line:{{{conversation}}}"
        try:
            found = await self._redis.eval(script, 2, key, f"{key}:next", ticket, LEASE_MILLIS)
        except (RedisError, OSError) as failed:
            self._away_until = time.monotonic() + AWAY_SECONDS
            log.error("Redis cannot be used (%s); each process keeps its own line meanwhile", type(failed).__name__)
            return None
        return int(found)

    async def close(self) -> None:
        """Close all connections."""
        await self._redis.close()


class Ticket:
    """A place in the line of a conversation."""

    def __init__(self, line: SharedLine, conversation: str) -> None:
        """Take it in the background, so that the order is that of arrival, and keep it alive until it is given back."""
        self._line, self._conversation, self._id = line, conversation, secrets.token_hex(8)
        self._taking = asyncio.create_task(self._run(_TAKE))
        self._keeping = asyncio.create_task(self._keep())

    async def _run(self, script: str) -> int | None:
        return await self._line.run(script, self._conversation, self._id)

    async def _keep(self) -> None:
        await asyncio.shield(self._taking)
        while True:
            await asyncio.sleep(LEASE_MILLIS / 3_000)
            await self._run(_LOOK)

    async def first(self) -> None:
        """Wait until all before it have left or died; at once where Redis cannot be reached."""
        pause = FIRST_LOOK
        await asyncio.shield(self._taking)
        while await self._run(_LOOK) == 0:
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_LOOK)

    async def leave(self) -> None:
        """Let the next one in."""
        self._keeping.cancel()
        await self._taking
        await self._run(_LEAVE)
