"""Conversations and their messages in the database, beside Rasa's own table of events.

Nothing here is needed to answer: it is what a page shows again after a reload, and which button means what.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import NullPool

metadata = sa.MetaData()

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("seen", sa.DateTime, nullable=False, index=True),
)
messages = sa.Table(
    "messages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("sender", sa.String(8), nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
# What each button that was shown stands for; the patient's side knows only the id.
choices = sa.Table(
    "choices",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation", sa.String(64), sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("title", sa.String(80), nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
)
TOKEN_BYTES = 32


@dataclass(frozen=True)
class Choice:
    """A button that was shown."""

    title: str
    payload: str


def conversation_of(token: str) -> str:
    """A conversation's id: a digest, so that a stolen database opens no conversation."""
    return hashlib.sha256(token.encode()).hexdigest()


def now() -> datetime.datetime:
    """The time, in UTC, as the database keeps it."""
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


def connect(address: str) -> Engine:
    """Open the database and make missing tables.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: it cannot be reached.
    """
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(url, poolclass=NullPool, connect_args={"timeout": 10})
        sa.event.listen(engine, "connect", _prepare_sqlite)
    else:
        engine = sa.create_engine(url, pool_pre_ping=True, pool_size=10)
    metadata.create_all(engine)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    # Readers and one writer at once; a commit that a crash of the program cannot lose.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")


class Records:
    """Reads and writes of one database."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def open(self) -> str:
        """Begin a conversation; returns its token, which is kept nowhere."""
        token, time = secrets.token_urlsafe(TOKEN_BYTES), now()
        with self._engine.begin() as connection:
            connection.execute(
                conversations.insert().values(id=conversation_of(token), created=time, seen=time),
            )
        return token

    def exists(self, conversation: str) -> bool:
        """Whether a conversation is open."""
        with self._engine.connect() as connection:
            found = connection.execute(sa.select(conversations.c.id).where(conversations.c.id == conversation))
            return found.first() is not None

    def choice(self, conversation: str, id: str) -> Choice | None:
        """What a button of this conversation stands for."""
        wanted = sa.select(choices.c.title, choices.c.payload).where(
            choices.c.id == id, choices.c.conversation == conversation
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        return Choice(row.title, row.payload) if row else None

    def add(
        self,
        conversation: str,
        said: str | None,
        bubbles: list[dict[str, Any]],
        buttons: dict[str, Choice],
    ) -> None:
        """Keep one turn: what the patient said (None at the start), the bubbles, and their buttons."""
        time = now()
        rows = [{"sender": "patient", "body": json.dumps({"text": said})}] if said is not None else []
        rows += [{"sender": "maru", "body": json.dumps(bubble)} for bubble in bubbles]
        with self._engine.begin() as connection:
            if rows:
                shared = {"conversation": conversation, "at": time}
                connection.execute(messages.insert(), [{**row, **shared} for row in rows])
            if buttons:
                connection.execute(
                    choices.insert(),
                    [
                        {"id": id, "conversation": conversation, "title": each.title, "payload": each.payload}
                        for id, each in buttons.items()
                    ],
                )
            connection.execute(
                conversations.update().where(conversations.c.id == conversation).values(seen=time),
            )

    def history(self, conversation: str) -> list[dict[str, Any]]:
        """All messages in order, each with ``from`` and ``at`` (UTC)."""
        wanted = sa.select(messages).where(messages.c.conversation == conversation).order_by(messages.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [{"from": row.sender, "at": row.at.isoformat() + "Z", **json.loads(row.body)} for row in rows]

    def erase(self, conversation: str) -> None:
        """Remove everything kept about one conversation, Rasa's events included."""
        with self._engine.begin() as connection:
            self._erase(connection, conversation)

    def expired(self, days: int) -> list[str]:
        """Conversations that nobody has used for so many days."""
        limit = now() - datetime.timedelta(days=days)
        with self._engine.connect() as connection:
            return [
                row.id for row in connection.execute(sa.select(conversations.c.id).where(conversations.c.seen < limit))
            ]

    @staticmethod
    def _erase(connection: sa.engine.Connection, conversation: str) -> None:
        for table in (choices, messages):
            connection.execute(table.delete().where(table.c.conversation == conversation))
        if sa.inspect(connection).has_table("events"):
            connection.execute(sa.text("DELETE FROM events WHERE sender_id = :id"), {"id": conversation})
        connection.execute(conversations.delete().where(conversations.c.id == conversation))

    def alive(self) -> bool:
        """Whether the database answers."""
        try:
            with self._engine.connect() as connection:
                connection.execute(sa.text("SELECT 1"))
        except sa.exc.SQLAlchemyError:
            return False
        return True
