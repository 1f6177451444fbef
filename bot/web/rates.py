"""How often somebody may come: a sliding window of one minute, in memory; with Redis, over all processes as well."""

from __future__ import annotations

import time
from collections import OrderedDict, deque

from bot.conversation.messages import TurnError
from bot.web.rates_redis import SharedCount

WINDOW_SECONDS = 60.0
MOST_KEYS = 10_000


class Rate:
    """Counts uses by key; forgets the keys that were not seen for longest."""

    def __init__(self, per_minute: int, shared: SharedCount | None = None) -> None:
        """Allow ``per_minute`` uses of each key; ``shared`` tells of the uses that other processes saw."""
        self._most, self._shared = per_minute, shared
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def count(self, key: str) -> None:
        """Count one use.

        Raises:
            TurnError: too many within a minute (429).
        """
        now = time.monotonic()
        times = self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while times and now - times[0] > WINDOW_SECONDS:
            times.popleft()
        elsewhere = self._shared.note(key) if self._shared else 0
        if max(len(times), elsewhere) >= self._most:
            raise TurnError("too_many", "That was very quick; please wait a minute.", 429)
        times.append(now)
        if len(self._seen) > MOST_KEYS:
            self._seen.popitem(last=False)
