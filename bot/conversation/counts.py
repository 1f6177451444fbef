"""Counts of what people ask, by day: no words, no people. They are gathered in memory and written every few seconds."""

from __future__ import annotations

import asyncio
import datetime
import logging
from collections import Counter
from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.bubbles import Turn
from bot.conversation.database import writing
from bot.conversation.store import now
from bot.conversation.tables_information import counts
from bot.conversation.turn import GATE_INTENTS
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)

TURN, TOPIC, SYMPTOM, PERSON, MILLIS = "turn", "topic", "symptom", "person", "millis"
# Asked for in so many words.
WANTING_A_PERSON = {"contact_human": "asked", "book_appointment": "booking"}
# Upper ends, in milliseconds, of the classes that answering times are counted in; what is slower falls into the last.
CLASSES: Final = (5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
FLUSH_SECONDS = 5
# Without names of people, counts may be kept long enough to compare a year with the last.
KEPT: Final = datetime.timedelta(days=800)
Counted = tuple[datetime.date, str, str]


class Counts:
    """Counts turns; reading and writing block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine
        self._waiting: Counter[Counted] = Counter()

    def hear(self, made: Turn) -> None:
        """Count one turn; returns at once."""
        day = now().date()
        names = [(TURN, "all"), (MILLIS, str(_class(made.millis))), *((TOPIC, topic) for topic in made.topics)]
        level = next((level.value for level, intent in GATE_INTENTS.items() if intent == made.intent), None)
        if level:
            names.append((SYMPTOM, str(level)))
        if made.intent in WANTING_A_PERSON:
            names.append((PERSON, WANTING_A_PERSON[made.intent]))
        self._waiting.update((day, kind, name) for kind, name in names)

    def flush(self) -> None:
        """Write what was counted; what cannot be written waits for the next time.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: the database cannot be used.
        """
        taken, self._waiting = self._waiting, Counter()
        try:
            for (day, kind, name), count in list(taken.items()):
                self._add(day, kind, name, count)
                del taken[day, kind, name]
        finally:
            self._waiting.update(taken)

    async def follow(self) -> None:
        """Write every few seconds, and once a day delete what is too old, until it is cancelled."""
        swept = None
        while True:
            await asyncio.sleep(FLUSH_SECONDS)
            try:
                await writing(self.flush)
                if swept != now().date():
                    await writing(self.expire)
                    swept = now().date()
            except Exception as failed:
                log.error("counts: %s", type(failed).__name__)

    def since(self, day: datetime.date) -> list[tuple[datetime.date, str, str, int]]:
        """Day, kind, name and count, from a day on, in order."""
        wanted = sa.select(counts).where(counts.c.day >= day).order_by(counts.c.day, counts.c.kind, counts.c.name)
        with self._engine.connect() as connection:
            return [(row.day, row.kind, row.name, row.count) for row in connection.execute(wanted)]

    def expire(self) -> None:
        """Delete what is older than anybody compares."""
        with self._engine.begin() as connection:
            connection.execute(counts.delete().where(counts.c.day < (now() - KEPT).date()))

    def _add(self, day: datetime.date, kind: str, name: str, count: int) -> None:
        own = (counts.c.day == day) & (counts.c.kind == kind) & (counts.c.name == name)
        more = counts.update().where(own).values(count=counts.c.count + count)
        try:
            with self._engine.begin() as connection:
                if not connection.execute(more).rowcount:
                    connection.execute(counts.insert().values(day=day, kind=kind, name=name, count=count))
        except sa.exc.IntegrityError:  # another process counted the first one of the day
            with self._engine.begin() as connection:
                connection.execute(more)


def _class(millis: float) -> int:
    return next((end for end in CLASSES if millis <= end), CLASSES[-1])


def median_class(by_class: Mapping[str, int]) -> int | None:
    """The upper end of the class in which the median lies; None where nothing was counted."""
    total, passed = sum(by_class.values()), 0
    for end in CLASSES:
        passed += by_class.get(str(end), 0)
        if total and passed * 2 >= total:
            return end
    return None
