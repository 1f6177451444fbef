"""Whether a patient would get an answer now."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.conversation.store import Records
from bot.conversation.turn import Reception

# A database that takes longer than this is as good as down for somebody who waits.
PATIENCE_SECONDS = 2.0


class Health:
    """Asks the database and the model."""

    def __init__(self, reception: Reception, records: Records, model: str) -> None:
        """``model`` is the name of the model that is served."""
        self._reception, self._records, self._model = reception, records, model

    async def state(self) -> dict[str, Any]:
        """``status`` is "ok" or "unavailable"; each part says how it is."""
        database, understanding = await asyncio.gather(self._database(), self._understanding())
        fine = database == understanding == "ok"
        return {
            "status": "ok" if fine else "unavailable",
            "database": database,
            "understanding": understanding,
            "model": self._model,
        }

    async def _database(self) -> str:
        try:
            alive = await asyncio.wait_for(asyncio.to_thread(self._records.alive), PATIENCE_SECONDS)
        except TimeoutError:
            return "slow"
        return "ok" if alive else "down"

    async def _understanding(self) -> str:
        try:
            parsed = await self._reception.understand("hello")
        except Exception as failed:
            return type(failed).__name__
        return "ok" if parsed["intent"]["name"] else "untrained"
