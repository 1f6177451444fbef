"""Whether a patient would get an answer now."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.conversation.store import Records
from bot.conversation.turn import Reception

# A database that takes longer than this is as good as down for somebody who waits.
PATIENCE_SECONDS = 2.0


class Health:
    """Asks the database, the model, and Redis where there is one."""

    def __init__(
        self, reception: Reception, records: Records, model: str, redis: Callable[[], Awaitable[bool]] | None = None
    ) -> None:
        """``model`` is the name of the model that is served; ``redis`` tells whether the shared one answers."""
        self._reception, self._records, self._model, self._redis = reception, records, model, redis

    async def state(self) -> dict[str, Any]:
        """``status`` is "ok" or "unavailable"; each part says how it is.

        Without Redis each process keeps its own order and rates: a patient is still answered, so its state is told alone.
        """
        database, understanding, shared = await asyncio.gather(self._database(), self._understanding(), self._shared())
        fine = database == understanding == "ok"
        return {
            "status": "ok" if fine else "unavailable",
            "database": database,
            "understanding": understanding,
            **shared,
            "model": self._model,
        }

    async def _database(self) -> str:
        return await _told(asyncio.to_thread(self._records.alive))

    async def _shared(self) -> dict[str, str]:
        return {"redis": await _told(self._redis())} if self._redis else {}

    async def _understanding(self) -> str:
        try:
            parsed = await self._reception.understand("hello")
        except Exception as failed:
            return type(failed).__name__
        return "ok" if parsed["intent"]["name"] else "untrained"


async def _told(asking: Awaitable[bool]) -> str:
    try:
        alive = await asyncio.wait_for(asking, PATIENCE_SECONDS)
    except TimeoutError:
        return "slow"
    return "ok" if alive else "down"
