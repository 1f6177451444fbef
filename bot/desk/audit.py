"""Who saw and did what at the desk. It names accounts and conversations, and holds no word of a patient."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.store import now
from bot.conversation.tables_desk import audit, staff

# Korea's rules for systems that hold sensitive data want records of access for two years.
KEPT: Final = datetime.timedelta(days=730)
LONGEST_OBJECT: Final = 80


class Deed(StrEnum):
    """What can be done; a template says each in words."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED_OUT = "locked_out"
    SIGNED_OUT = "signed_out"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    NAME_CHANGED = "name_changed"
    PASSWORD_CHANGED = "password_changed"
    SECOND_FACTOR_ON = "second_factor_on"
    SECOND_FACTOR_OFF = "second_factor_off"
    USER_ADDED = "user_added"
    USER_CHANGED = "user_changed"
    PASSWORD_RESET = "password_reset"
    CONVERSATION_SEEN = "conversation_seen"
    TAKEN_OVER = "taken_over"
    ANSWERED = "answered"
    GIVEN_BACK = "given_back"
    REPLY_ADDED = "reply_added"
    REPLY_DROPPED = "reply_dropped"


@dataclass(frozen=True)
class Entry:
    """One deed: when (UTC), by whom (the name to sign in with, or empty), what, on what."""

    number: int
    at: datetime.datetime
    who: str
    what: str
    object: str
    conversation: str


class Audit:
    """Reads and writes of the log; all of them block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def note(self, who: int | None, what: str, object: str = "", conversation: str | None = None) -> None:
        """Write one deed down. ``object`` is a name of an account or of a thing of the clinic's, never a patient's word."""
        row = {"at": now(), "staff": who, "what": what, "object": object[:LONGEST_OBJECT], "conversation": conversation}
        with self._engine.begin() as connection:
            connection.execute(audit.insert().values(row))

    def latest(self, most: int, before: int | None = None) -> list[Entry]:
        """The last deeds, newest first; with ``before``, those before that number."""
        wanted = sa.select(audit, staff.c.name).outerjoin(staff, staff.c.id == audit.c.staff)
        if before is not None:
            wanted = wanted.where(audit.c.number < before)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.order_by(audit.c.number.desc()).limit(most)).all()
        return [Entry(row.number, row.at, row.name or "", row.what, row.object, row.conversation or "") for row in rows]

    def expire(self) -> int:
        """Delete what has been kept for its time; returns how much that was."""
        with self._engine.begin() as connection:
            old = audit.delete().where(audit.c.at < now() - KEPT)
            return int(connection.execute(old).rowcount)
