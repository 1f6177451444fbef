"""The copies of sheets at the front desk, in the database."""

from __future__ import annotations

import datetime
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from bot.conversation.tables_sheets import sheets

ID_BYTES = 12
MOST_SHOWN = 500


@dataclass(frozen=True)
class SheetCopy:
    """What a patient agreed to send; without ``agreed`` (UTC) the order to take it away.

    ``data`` holds what `bot.consult.sheet.view` lays out.
    """

    agreed: datetime.datetime | None = None
    wording: str = ""
    name: str | None = None
    day: datetime.date | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SentSheet:
    """A copy at the desk, with its own id and its conversation."""

    id: str
    conversation: str
    copy: SheetCopy


def write_copy(connection: Connection, conversation: str, copy: SheetCopy) -> None:
    """Put a copy in the place of an earlier one, under the same id, or take it away."""
    own = sheets.c.conversation == conversation
    earlier = connection.execute(sa.select(sheets.c.id).where(own)).scalar()
    if copy.agreed is None:
        connection.execute(sheets.delete().where(own))
        return
    row = {"agreed": copy.agreed, "wording": copy.wording, "name": copy.name, "day": copy.day,
           "data": json.dumps(copy.data)}  # fmt: skip
    if earlier:
        connection.execute(sheets.update().where(own).values(row))
    else:
        row["id"] = secrets.token_urlsafe(ID_BYTES)
        connection.execute(sheets.insert().values(conversation=conversation, **row))


class SheetRecords:
    """Reads and writes of the copies; all of them block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def all(self) -> list[SentSheet]:
        """The copies by day of visit, those without a day last."""
        wanted = sa.select(sheets).order_by(sheets.c.day.is_(None), sheets.c.day, sheets.c.agreed).limit(MOST_SHOWN)
        with self._engine.connect() as connection:
            return [_sent(row) for row in connection.execute(wanted)]

    def find(self, id: str) -> SentSheet | None:
        """One copy."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(sheets).where(sheets.c.id == id)).first()
        return _sent(row) if row else None

    def mark(self, id: str, question: str, done: bool) -> None:
        """Note in a copy whether a question was answered."""
        with self._engine.begin() as connection:
            # Written first, so that two who mark at once do not undo each other's mark.
            connection.execute(sheets.update().where(sheets.c.id == id).values(id=id))
            row = connection.execute(sa.select(sheets.c.data).where(sheets.c.id == id)).first()
            if row is None:
                return
            data = json.loads(row.data)
            marked(data.get("found", {}).get("questions", ()), question, done)
            connection.execute(sheets.update().where(sheets.c.id == id).values(data=json.dumps(data)))


def marked(questions: Sequence[dict[str, Any]], question: str, done: bool) -> None:
    """Set the mark of one question, in place."""
    for each in questions:
        if each["id"] == question:
            each["done"] = done


def _sent(row: Row) -> SentSheet:
    copy = SheetCopy(row.agreed, row.wording, row.name, row.day, json.loads(row.data))
    return SentSheet(row.id, row.conversation, copy)
