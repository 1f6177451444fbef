"""What was not understood, and counts of what the guide does not cover, in tables of their own.

A message is kept masked, in one line, with the day and without its conversation: nothing here leads back to a person.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.store import now

MOST_KEPT = 2_000

metadata = sa.MetaData()
not_understood = sa.Table(
    "not_understood",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("reason", sa.String(16), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
not_covered = sa.Table(
    "not_covered",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("intent", sa.String(64), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)


@dataclass(frozen=True)
class Kept:
    """A message that was not understood; ``reason`` is none_of_these, unsure or twice."""

    number: int
    text: str
    reason: str


class InboxRecords:
    """Reads and writes of the inbox."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database; missing tables are made."""
        self._engine = engine
        metadata.create_all(engine)

    def keep(self, text: str, reason: str) -> None:
        """Keep a masked message; beyond the limit the oldest go."""
        with self._engine.begin() as connection:
            made = connection.execute(not_understood.insert().values(day=_today(), reason=reason, text=text))
            oldest = made.inserted_primary_key[0] - MOST_KEPT
            connection.execute(not_understood.delete().where(not_understood.c.number <= oldest))

    def count(self, intent: str) -> None:
        """Count one question that the guide does not cover."""
        today = (not_covered.c.day == _today()) & (not_covered.c.intent == intent)
        again = not_covered.update().where(today).values(count=not_covered.c.count + 1)
        try:
            with self._engine.begin() as connection:
                if not connection.execute(again).rowcount:
                    connection.execute(not_covered.insert().values(day=_today(), intent=intent, count=1))
        except sa.exc.IntegrityError:  # somebody else counted the first one of the day
            with self._engine.begin() as connection:
                connection.execute(again)

    def messages(self) -> list[Kept]:
        """All messages, oldest first."""
        wanted = sa.select(not_understood).order_by(not_understood.c.number)
        with self._engine.connect() as connection:
            return [Kept(row.number, row.text, row.reason) for row in connection.execute(wanted)]

    def uncovered(self) -> dict[str, int]:
        """How often each subject that the guide does not cover was asked about, most frequent first."""
        total = sa.func.sum(not_covered.c.count).label("total")
        wanted = sa.select(not_covered.c.intent, total).group_by(not_covered.c.intent)
        with self._engine.connect() as connection:
            counts = {row.intent: int(row.total) for row in connection.execute(wanted)}
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    def drop(self, numbers: Sequence[int]) -> None:
        """Delete messages."""
        with self._engine.begin() as connection:
            connection.execute(not_understood.delete().where(not_understood.c.number.in_(list(numbers))))

    def expire(self, days: int) -> None:
        """Delete what is older than so many days; 0 leaves nothing."""
        limit = _today() - datetime.timedelta(days=days)
        with self._engine.begin() as connection:
            for table in (not_understood, not_covered):
                gone = table.c.day < limit if days else sa.true()
                connection.execute(table.delete().where(gone))


def _today() -> datetime.date:
    return now().date()
