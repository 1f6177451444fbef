"""Erasing with proof: what was found in each table before, and that nothing is left after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.conversation.inbox_records import InboxRecords
from bot.conversation.store import Records
from bot.conversation.tables import conversations, events, metadata

SHORTEST_REFERENCE = 8
LONGEST_REFERENCE = 64


@dataclass(frozen=True)
class Proof:
    """Rows of people by table, before and after; ``conversations`` is how many were erased."""

    conversations: int
    found: Mapping[str, int]
    left: Mapping[str, int]

    @property
    def complete(self) -> bool:
        """Whether nothing is left."""
        return not any(self.left.values())

    def in_short(self) -> str:
        """For the audit log: only numbers."""
        return f"{self.conversations} conversations, {sum(self.found.values())} rows, {sum(self.left.values())} left"


class Eraser:
    """Erases and counts; all of it blocks."""

    def __init__(self, engine: Engine, records: Records, inbox: InboxRecords) -> None:
        """Use an open database."""
        self._engine, self._records, self._inbox = engine, records, inbox

    def named(self, reference: str) -> list[str]:
        """The conversations whose reference begins so; none for one that is too short to name one."""
        plain = reference.strip().lower()
        if not SHORTEST_REFERENCE <= len(plain) <= LONGEST_REFERENCE or not set(plain) <= set("0123456789abcdef"):
            return []
        wanted = sa.select(conversations.c.id).where(conversations.c.id.startswith(plain)).limit(2)
        with self._engine.connect() as connection:
            return [row.id for row in connection.execute(wanted)]

    def held(self, names: Sequence[str]) -> dict[str, int]:
        """How many rows each table has of conversations; what outlives an erasure without its name counts as long as it has it."""
        with self._engine.connect() as connection:
            return _rows(connection, names)

    def erase(self, conversation: str) -> Proof:
        """Erase one conversation."""
        found = self.held([conversation])
        self._records.erase(conversation)
        return Proof(1, found, self.held([conversation]))

    def retain(self, days: int, inbox_days: int) -> Proof:
        """Delete what nobody has used for the time of retention, now."""
        names = self._records.expired(days)
        found = self.held(names)
        deleted = self._records.delete_expired(days)
        self._inbox.expire(inbox_days)
        # Somebody may have come back in the meantime: theirs is no longer due.
        due = set(self._records.expired(days))
        return Proof(deleted, found, self.held([name for name in names if name in due]))


def _rows(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    columns = {table.name: table.c.conversation for table in metadata.sorted_tables if "conversation" in table.c}
    columns |= {conversations.name: conversations.c.id, events.name: events.c.sender_id}
    counted: dict[str, int] = dict.fromkeys(sorted(columns), 0)
    for start in range(0, len(names), 500):
        part = names[start : start + 500]
        for name, column in columns.items():
            number = sa.select(sa.func.count()).select_from(column.table).where(column.in_(part))
            counted[name] += int(connection.execute(number).scalar() or 0)
    return counted
