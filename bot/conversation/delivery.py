"""Delivery to messaging apps: both directions, and what those need who look at what waits and what went wrong.

What is handed over is kept at once, and delivered by the processes that serve (`bot/channels/sender.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.database import clean
from bot.conversation.delivery_incoming import Arrivals
from bot.conversation.delivery_outgoing import Departures
from bot.conversation.delivery_rows import DEAD, HELD, WAITING, DeadLetter
from bot.conversation.delivery_seal import Seal
from bot.conversation.store import now
from bot.conversation.tables import conversations
from bot.conversation.tables_delivery import addresses, heard, incoming, leases, outgoing

DIRECTIONS: Mapping[str, sa.Table] = {"in": incoming, "out": outgoing}
# Platforms repeat a message for hours at most; what was given up is looked at within weeks or never.
HEARD_DAYS, KEPT_DAYS = 7, 14


@dataclass(frozen=True)
class Queue:
    """How much of a channel waits, and when anything last came from it; ``held`` waits until somebody writes again."""

    incoming: int = 0
    outgoing: int = 0
    held: int = 0
    dead: int = 0
    last: datetime.datetime | None = None


class Delivery:
    """All reads and writes of the delivery; all of them block."""

    def __init__(self, engine: Engine, secret: str) -> None:
        """Use an open database. ``secret`` is ``MARU_SECRET``; it may be empty where no messaging app is set up."""
        self._engine, self.seal = engine, Seal(secret)
        self.arrivals, self.departures = Arrivals(engine, self.seal), Departures(engine, self.seal)

    def dead_letters(self, most: int = 200) -> list[DeadLetter]:
        """What was given up, newest first; without words."""
        found = []
        with self._engine.connect() as connection:
            for direction, table in DIRECTIONS.items():
                wanted = sa.select(table).where(table.c.state == DEAD).order_by(table.c.number.desc()).limit(most)
                found += [
                    DeadLetter(direction, row.number, row.conversation, row.channel, row.at, row.attempts, row.code)
                    for row in connection.execute(wanted)
                ]
        return sorted(found, key=lambda letter: letter.at, reverse=True)[:most]

    def retry(self, direction: str, number: int) -> bool:
        """Try a dead letter again, with all its attempts; False where there is none."""
        table = DIRECTIONS[direction]
        values = {"state": WAITING, "attempts": 0, "due": now(), "at": now(), "code": ""}
        return self._changed(table.update().where(table.c.number == number, table.c.state == DEAD).values(values))

    def drop(self, direction: str, number: int) -> bool:
        """Delete a dead letter; False where there is none."""
        table = DIRECTIONS[direction]
        dropped = self._changed(table.delete().where(table.c.number == number, table.c.state == DEAD))
        clean(self._engine)
        return dropped

    def _changed(self, statement: sa.Update | sa.Delete) -> bool:
        with self._engine.begin() as connection:
            return bool(connection.execute(statement).rowcount)

    def queues(self) -> dict[str, Queue]:
        """How much waits, by channel; channels from which nothing ever came are absent."""
        found: dict[str, dict[str, object]] = {}
        with self._engine.connect() as connection:
            for direction, table in DIRECTIONS.items():
                name = "incoming" if direction == "in" else "outgoing"
                counts = sa.select(table.c.channel, table.c.state, sa.func.count().label("rows"))
                for row in connection.execute(counts.group_by(table.c.channel, table.c.state)):
                    of_channel = found.setdefault(row.channel, {})
                    part = row.state if row.state in (DEAD, HELD) else name
                    of_channel[part] = int(str(of_channel.get(part, 0))) + row.rows
            last = sa.select(heard.c.channel, sa.func.max(heard.c.at).label("last")).group_by(heard.c.channel)
            for row in connection.execute(last):
                found.setdefault(row.channel, {})["last"] = row.last
        return {channel: Queue(**parts) for channel, parts in found.items()}  # type: ignore[arg-type]

    def expire(self) -> None:
        """Delete what nobody will ask for any more."""
        with self._engine.begin() as connection:
            connection.execute(heard.delete().where(heard.c.at < _before(HEARD_DAYS)))
            connection.execute(leases.delete().where(leases.c.until < _before(1)))
            for table in DIRECTIONS.values():
                connection.execute(table.delete().where(table.c.at < _before(KEPT_DAYS)))
            # Those of whom nothing came to a conversation.
            nobody = addresses.c.conversation.not_in(sa.select(conversations.c.id))
            connection.execute(addresses.delete().where(addresses.c.at < _before(KEPT_DAYS), nobody))
        clean(self._engine)


def _before(days: int) -> datetime.datetime:
    return now() - datetime.timedelta(days=days)
