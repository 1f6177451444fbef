"""Conversations in the database: what was said, which button means what, and what Rasa's tracker holds.

A turn is written in one piece: a patient is never answered by something that the next turn does not know of.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.conversation.database import clean, connect, usable
from bot.conversation.kept import Answered, Change, Choice, Event, Gone, Overtaken, Receipt, Said, Snapshot
from bot.conversation.sheet_table import write_copy
from bot.conversation.tables import choices, conversations, events, messages, metadata, not_understood, snapshots
from bot.conversation.tables_delivery import incoming

__all__ = [
    "Answered", "Change", "Choice", "Event", "Gone", "Overtaken", "Receipt", "Records", "Said", "Snapshot", "connect",
    "conversation_of", "now",
]  # fmt: skip

TOKEN_BYTES = 32
# Marks what was said within the candidacy check, so that it can be erased by itself; never shown.
PRIVATE = "health"


def conversation_of(token: str) -> str:
    """A conversation's id: a digest, so that a stolen database opens no conversation."""
    return hashlib.sha256(token.encode()).hexdigest()


def now() -> datetime.datetime:
    """The time, in UTC, as the database keeps it."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


class Records:
    """Reads and writes of one database; all of them block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def open(self, greeting: Said | None = None) -> str:
        """Begin a conversation; returns its token, which is kept nowhere."""
        token, time = secrets.token_urlsafe(TOKEN_BYTES), now()
        here = conversation_of(token)
        with self._engine.begin() as connection:
            connection.execute(conversations.insert().values(id=here, created=time, seen=time))
            if greeting is not None:
                write_said(connection, here, greeting)
        return token

    def exists(self, conversation: str) -> bool:
        """Whether a conversation is open."""
        with self._engine.connect() as connection:
            return exists_in(connection, conversation)

    def choice(self, conversation: str, id: str) -> Choice | None:
        """What a button of this conversation stands for."""
        wanted = sa.select(choices.c.title, choices.c.payload).where(
            choices.c.id == id, choices.c.conversation == conversation
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return Choice(row.title, row.payload) if row else None

    def add(self, conversation: str, said: Said, change: Change | None = None) -> int:
        """Keep one turn, all of it or nothing; returns the number of the conversation's last message, 0 without one.

        Raises:
            Gone: there is no such conversation (any more).
            Overtaken: what changed in the tracker follows from what is no longer so.
            Answered: the message was answered by somebody else.
        """
        with self._engine.begin() as connection:
            seen = conversations.update().where(conversations.c.id == conversation).values(seen=now())
            # Written first: from here on nobody else can erase the conversation before this turn is kept.
            if connection.execute(seen).rowcount == 0:
                raise Gone(conversation)
            if said.beside is not None:
                said.beside(connection)
            if said.receipt is not None:
                said.receipt.settle(connection, said.bubbles)
            if change is None:
                write_said(connection, conversation, said)
                return _last(connection, conversation)
            last = sa.select(sa.func.max(events.c.id)).where(events.c.sender_id == conversation)
            if (connection.execute(last).scalar() or 0) != change.after:
                raise Overtaken(conversation)
            if change.erase:
                _erase_health(connection, conversation)
            write_said(connection, conversation, said, change.private)
            _write_events(connection, conversation, change)
            last_message = _last(connection, conversation)
            if change.sheet is not None:
                write_copy(connection, conversation, change.sheet)
        if change.erase:
            clean(self._engine)
        return last_message

    def history(self, conversation: str, after: int = 0) -> list[dict[str, Any]]:
        """The messages in order, each with ``number``, ``from`` and ``at`` (UTC); only those after a number."""
        own = sa.and_(messages.c.conversation == conversation, messages.c.number > after)
        wanted = sa.select(messages).where(own).order_by(messages.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        shown = [
            {"number": row.number, "from": row.sender, "at": row.at.isoformat() + "Z", **json.loads(row.body)}
            for row in rows
        ]
        return [{name: value for name, value in each.items() if name != PRIVATE} for each in shown]

    def dialogue(self, conversation: str) -> tuple[Snapshot | None, list[tuple[int, Event]]]:
        """Rasa's events with the numbers of their rows, from the snapshot on if there is one."""
        own = snapshots.c.conversation == conversation
        until = sa.func.coalesce(sa.select(snapshots.c.until).where(own).scalar_subquery(), 0)
        # One statement: what another process writes or erases between two would be read by half.
        wanted = sa.union_all(
            sa.select(sa.true().label("summed"), snapshots.c.until.label("id"), snapshots.c.data).where(own),
            sa.select(sa.false(), events.c.id, events.c.data).where(
                events.c.sender_id == conversation, events.c.id > until
            ),
        )
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.order_by("id")).all()
        found = [Snapshot(row.id, json.loads(row.data)) for row in rows if row.summed]
        return next(iter(found), None), [(row.id, json.loads(row.data)) for row in rows if not row.summed]

    def erase(self, conversation: str, said: Said | None = None) -> None:
        """Remove everything kept about one conversation, Rasa's events included.

        ``said`` is the turn that asked for it: it is not kept, but where it came through a messaging app, its answer is
        delivered, and what was written after it stays.
        """
        receipt = said.receipt if said else None
        with self._engine.begin() as connection:
            _erase(connection, conversation, receipt.number if receipt else None)
            if said and receipt:
                receipt.settle(connection, said.bubbles)
        clean(self._engine)

    def expired(self, days: int) -> list[str]:
        """Conversations that nobody has used for so many days."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(conversations.c.id).where(conversations.c.seen < _before(days)))
            return [row.id for row in rows]

    def delete_expired(self, days: int) -> int:
        """Delete what nobody has used for so many days; returns the number of conversations."""
        deleted = 0
        for conversation in self.expired(days):
            with self._engine.begin() as connection:
                # Asked again: somebody may have come back in the meantime.
                still = sa.and_(conversations.c.id == conversation, conversations.c.seen < _before(days))
                if connection.execute(conversations.update().where(still).values(id=conversation)).rowcount:
                    _erase(connection, conversation)
                    deleted += 1
        with self._engine.begin() as connection:
            # Events without a conversation belong to nobody who could come back.
            limit = _before(days).replace(tzinfo=datetime.UTC).timestamp()
            known = sa.select(conversations.c.id)
            connection.execute(events.delete().where(events.c.sender_id.not_in(known), events.c.timestamp < limit))
        clean(self._engine)
        return deleted

    def alive(self) -> bool:
        """Whether the database answers, has all its tables and can be written to."""
        return usable(self._engine)


def exists_in(connection: Connection, conversation: str) -> bool:
    """Whether a conversation is open, within a transaction."""
    found = connection.execute(sa.select(conversations.c.id).where(conversations.c.id == conversation))
    return found.first() is not None


def _before(days: int) -> datetime.datetime:
    return now() - datetime.timedelta(days=days)


def _last(connection: Connection, conversation: str) -> int:
    own = sa.select(sa.func.max(messages.c.number)).where(messages.c.conversation == conversation)
    return connection.execute(own).scalar() or 0


def write_said(connection: Connection, conversation: str, said: Said, private: bool = False) -> None:
    """Keep what was said and what its buttons mean, within a transaction."""
    mark = {PRIVATE: True} if private else {}
    spoken = [("patient", {"text": said.words})] if said.words is not None else []
    rows = [*spoken, *(("maru", bubble) for bubble in said.bubbles)]
    if rows:
        shared = {"conversation": conversation, "at": now()}
        bodies = [{"sender": sender, "body": json.dumps({**body, **mark}), **shared} for sender, body in rows]
        connection.execute(messages.insert(), bodies)
    if said.buttons:
        shown = [
            {"id": id, "conversation": conversation, "title": each.title, "payload": each.payload}
            for id, each in said.buttons.items()
        ]
        connection.execute(choices.insert(), shown)


def _write_events(connection: Connection, conversation: str, change: Change) -> None:
    if change.snapshot is not None:
        connection.execute(snapshots.delete().where(snapshots.c.conversation == conversation))
        row = {"until": change.snapshot.until, "data": json.dumps(change.snapshot.events)}
        connection.execute(snapshots.insert().values(conversation=conversation, **row))
    rows = [
        {
            "sender_id": conversation,
            "type_name": event["event"],
            "timestamp": event.get("timestamp"),
            "intent_name": ((event.get("parse_data") or {}).get("intent") or {}).get("name"),
            "action_name": event.get("name"),
            "data": json.dumps(event),
        }
        for event in change.events
    ]
    if rows:
        connection.execute(events.insert(), rows)


def _erase_health(connection: Connection, conversation: str) -> None:
    """The answers of the check: what was said in it, and the events, in which they stand in many places.

    What was not understood goes as well: nobody knows what it tells.
    """
    said = sa.select(messages.c.number, messages.c.body).where(messages.c.conversation == conversation)
    private = [row.number for row in connection.execute(said).all() if json.loads(row.body).get(PRIVATE)]
    for number in private:
        connection.execute(messages.delete().where(messages.c.number == number))
    connection.execute(events.delete().where(events.c.sender_id == conversation))
    for table in (snapshots, not_understood):
        connection.execute(table.delete().where(table.c.conversation == conversation))


def _erase(connection: Connection, conversation: str, asked: int | None = None) -> None:
    # The conversation's own row is locked first, so that a turn elsewhere comes wholly before or wholly after.
    own = conversations.c.id == conversation
    connection.execute(conversations.update().where(own).values(seen=now()))
    for table in reversed(metadata.sorted_tables):
        if "conversation" not in table.c:
            continue
        about = table.c.conversation == conversation
        # What was written after the message that asked for it begins a new conversation.
        if asked is not None and table is incoming:
            about = sa.and_(about, incoming.c.number < asked)
        if table.info.get("outlives"):
            connection.execute(table.update().where(about).values(conversation=None))
        else:
            connection.execute(table.delete().where(about))
    connection.execute(events.delete().where(events.c.sender_id == conversation))
    connection.execute(conversations.delete().where(own))
