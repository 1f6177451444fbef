"""What came in through messaging apps: kept before it is acknowledged, answered once, in order."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.conversation.delivery_rows import ALARM_SECONDS, DEAD, WAITING, Bubble, Message, later, write_address
from bot.conversation.delivery_seal import Seal, Unsealed
from bot.conversation.store import Answered, Gone, Said, exists_in, now, write_said
from bot.conversation.tables import conversations, messages
from bot.conversation.tables_delivery import heard, incoming, outgoing

# Of one conversation; somebody who writes more before the first is answered is asked to wait, once.
MOST_WAITING = 100
# Not a kind of the channels': stands for all that was refused.
REFUSED = "refused"
# These come from no person that could be written to.
WITHOUT_ADDRESS = ("group", "leave")


@dataclass(frozen=True)
class Receipt:
    """What settles one message in the transaction that keeps its answer."""

    seal: Seal
    message: Message
    # Goes before the answer: the greeting, at first contact.
    before: tuple[Bubble, ...] = ()
    # For how many seconds the answer is left to the HTTP request that waits for it.
    patience: float = 0.0

    @property
    def number(self) -> int:
        """The number of the message."""
        return self.message.number

    def settle(self, connection: Connection, bubbles: Sequence[Bubble]) -> None:
        """Take the message from those that wait, and hand over its answer.

        Raises:
            Answered: somebody else has done so.
        """
        if not connection.execute(incoming.delete().where(incoming.c.number == self.number)).rowcount:
            raise Answered(self.message.conversation)
        told = {bubble.get("text") for bubble in bubbles}
        shown = [*(bubble for bubble in self.before if bubble.get("text") not in told), *bubbles]
        if bubbles:
            connection.execute(outgoing.insert().values(self.parcel(shown)))

    def parcel(self, bubbles: Sequence[Bubble]) -> dict[str, object]:
        """The row by which bubbles are delivered."""
        message = self.message
        value = {"bubbles": bubbles, "to": message.to, "reply": message.reply, "at": message.at.isoformat()}
        return parcel_row(message.conversation, message.channel, self.seal.close(value), message.number, self.patience)


def parcel_row(conversation: str, channel: str, sealed: str, answers: int | None, delay: float) -> dict[str, object]:
    """A new row of what is to go out."""
    state = {"state": WAITING, "attempts": 0, "done": 0, "code": "", "urgent": False, "due": later(delay)}
    return {
        "conversation": conversation,
        "channel": channel,
        "at": now(),
        "answers": answers,
        "sealed": sealed,
        **state,
    }


class Arrivals:
    """Reads and writes of what came in; all of them block."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        """Use an open database."""
        self._engine, self._seal = engine, seal

    def receive(self, came: Sequence[tuple[Message, str]]) -> list[Message]:
        """Keep messages, each with the digest by which its duplicates are known; returns those that are new."""
        for _ in range(2):
            try:
                with self._engine.begin() as connection:
                    return [kept for each, digest in came if (kept := self._keep(connection, each, digest))]
            except sa.exc.IntegrityError:
                continue  # another process has just heard the same
        with self._engine.begin() as connection:
            return [kept for each, digest in came if (kept := self._keep(connection, each, digest))]

    def _keep(self, connection: Connection, came: Message, digest: str) -> Message | None:
        if connection.execute(sa.select(heard.c.digest).where(heard.c.digest == digest)).first():
            return None
        connection.execute(heard.insert().values(digest=digest, channel=came.channel, at=now()))
        own = sa.and_(incoming.c.conversation == came.conversation, incoming.c.state == WAITING)
        waiting = connection.execute(sa.select(sa.func.count()).select_from(incoming).where(own)).scalar() or 0
        if waiting > MOST_WAITING:
            return None
        kind = REFUSED if waiting == MOST_WAITING else came.kind
        said = {"text": came.text, "choice": came.choice} if kind == came.kind else {}
        sealed = self._seal.close({"kind": kind, "to": came.to, "reply": came.reply, **said})
        row = {"conversation": came.conversation, "channel": came.channel, "at": now(), "state": WAITING, "code": ""}
        due = later(ALARM_SECONDS) if came.urgent else now()
        made = connection.execute(incoming.insert().values(**row, attempts=0, due=due, sealed=sealed))
        if kind not in WITHOUT_ADDRESS:
            write_address(connection, came.conversation, came.channel, self._seal.close(dict(came.to)))
        return self._read(made.inserted_primary_key[0], connection)

    def waits(self, number: int) -> bool:
        """Whether a message is still to be answered."""
        own = sa.and_(incoming.c.number == number, incoming.c.state == WAITING)
        with self._engine.connect() as connection:
            return connection.execute(sa.select(incoming.c.number).where(own)).first() is not None

    def next(self, conversation: str) -> Message | None:
        """The message that is to be answered now, counted as tried; None where nothing is due."""
        own = sa.and_(incoming.c.conversation == conversation, incoming.c.state == WAITING)
        first = sa.select(incoming.c.number, incoming.c.due).where(own).order_by(incoming.c.number).limit(1)
        with self._engine.begin() as connection:
            row = connection.execute(first).first()
            if row is None or row.due > now():
                return None
            tried = {"attempts": incoming.c.attempts + 1}
            connection.execute(incoming.update().where(incoming.c.number == row.number).values(tried))
            try:
                return self._read(row.number, connection)
            except Unsealed:
                self._give_up(connection, row.number, "unsealed")
        return self.next(conversation)

    def _read(self, number: int, connection: Connection) -> Message | None:
        row = connection.execute(sa.select(incoming).where(incoming.c.number == number)).first()
        if row is None:
            return None
        kept = self._seal.open(row.sealed)
        return Message(
            row.number, row.conversation, row.channel, kept["kind"], kept.get("text", ""), kept.get("choice", ""),
            kept["to"], kept["reply"], row.at, row.attempts,
        )  # fmt: skip

    def put_off(self, number: int, due: datetime.datetime, code: str) -> None:
        """Try a message again later."""
        with self._engine.begin() as connection:
            connection.execute(incoming.update().where(incoming.c.number == number).values(due=due, code=code))

    def give_up(self, receipt: Receipt, bubbles: Sequence[Bubble], code: str) -> None:
        """Keep a message as a dead letter, and tell its writer so."""
        with self._engine.begin() as connection:
            if self._give_up(connection, receipt.number, code):
                connection.execute(outgoing.insert().values(receipt.parcel(bubbles)))

    @staticmethod
    def _give_up(connection: Connection, number: int, code: str) -> bool:
        own = sa.and_(incoming.c.number == number, incoming.c.state == WAITING)
        return bool(connection.execute(incoming.update().where(own).values(state=DEAD, code=code)).rowcount)

    def settle(self, receipt: Receipt, bubbles: Sequence[Bubble]) -> None:
        """Settle a message whose answer is kept nowhere else.

        Raises:
            Answered: it is settled already.
        """
        with self._engine.begin() as connection:
            receipt.settle(connection, bubbles)

    def open(self, message: Message, greeting: Said) -> bool:
        """Begin the conversation of somebody who writes for the first time; False where it is there already."""
        with self._engine.begin() as connection:
            if exists_in(connection, message.conversation):
                return False
            time = now()
            connection.execute(conversations.insert().values(id=message.conversation, created=time, seen=time))
            write_said(connection, message.conversation, greeting)
            # Written when the message came; an erasure in between has taken it along.
            write_address(connection, message.conversation, message.channel, self._seal.close(dict(message.to)))
        return True

    def is_first(self, conversation: str) -> bool:
        """Whether nothing that was said in this conversation was answered yet."""
        own = sa.and_(messages.c.conversation == conversation, messages.c.sender == "patient")
        with self._engine.connect() as connection:
            return connection.execute(sa.select(messages.c.number).where(own).limit(1)).first() is None

    def left(self, receipt: Receipt) -> None:
        """Somebody who has left gets nothing more."""
        with self._engine.begin() as connection:
            own = outgoing.c.conversation == receipt.message.conversation
            connection.execute(outgoing.delete().where(own))
            receipt.settle(connection, ())


__all__ = ["Answered", "Arrivals", "Gone", "Receipt", "parcel_row"]
