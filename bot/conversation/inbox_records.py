"""What was not understood, and counts of what the guide does not cover.

A message is kept masked, in one line, with the day. It lives no longer than its conversation: an erasure takes it along.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.database import clean
from bot.conversation.store import now
from bot.conversation.tables import conversations, events, not_covered, not_understood

MOST_KEPT = 2_000


@dataclass(frozen=True)
class Kept:
    """A message that was not understood; ``reason`` is none_of_these, unsure or twice."""

    number: int
    text: str
    reason: str


class InboxRecords:
    """Reads and writes of the inbox."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def keep(self, conversation: str, at: float, text: str, reason: str) -> bool:
        """Keep a masked message; beyond the limit the oldest go.

        ``at`` is the time of its event in the tracker: once that is erased, alone or with the conversation, nothing
        is kept, and the answer is False.
        """
        said = sa.select(events.c.id).where(events.c.sender_id == conversation, events.c.timestamp == at)
        row = {"conversation": conversation, "day": _today(), "reason": reason, "text": text}
        with self._engine.begin() as connection:
            # Written first: from here on nobody else can erase the conversation before this is kept.
            own = conversations.update().where(conversations.c.id == conversation).values(id=conversation)
            if connection.execute(own).rowcount == 0 or connection.execute(said).first() is None:
                return False
            made = connection.execute(not_understood.insert().values(row))
            oldest = made.inserted_primary_key[0] - MOST_KEPT
            connection.execute(not_understood.delete().where(not_understood.c.number <= oldest))
        return True

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
        clean(self._engine)

    def expire(self, days: int) -> None:
        """Delete what is older than so many days; 0 leaves nothing."""
        limit = _today() - datetime.timedelta(days=days)
        with self._engine.begin() as connection:
            for table in (not_understood, not_covered):
                gone = table.c.day < limit if days else sa.true()
                connection.execute(table.delete().where(gone))
        clean(self._engine)


def _today() -> datetime.date:
    return now().date()
