"""What is to go out to messaging apps: tried until it is delivered, given up at an age or after many attempts."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from bot.conversation.delivery_incoming import parcel_row
from bot.conversation.delivery_rows import ALARM_SECONDS, DEAD, HELD, WAITING, Bubble, Parcel, later
from bot.conversation.delivery_seal import Seal, Unsealed
from bot.conversation.store import now
from bot.conversation.tables_delivery import addresses, outgoing


class Departures:
    """Reads and writes of what is to go out; all of them block."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        """Use an open database."""
        self._engine, self._seal = engine, seal

    def send(
        self, connection: Connection, conversation: str, bubbles: Sequence[Bubble], shows: int | None = None
    ) -> bool:
        """Hand over what answers no message, within the transaction that keeps it: neither is there without the other.

        ``shows`` is the number of the message that the bubbles show. False, and nothing is done, where the person is not
        reached through a messaging app: the site's chat asks by itself for what is new.
        """
        row = connection.execute(sa.select(addresses).where(addresses.c.conversation == conversation)).first()
        if row is None or not bubbles:
            return False
        try:
            to = self._seal.open(row.sealed)
        except Unsealed:
            # What was written is kept all the same; that it goes nowhere is seen among the dead letters.
            made = parcel_row(conversation, row.channel, row.sealed, None, 0.0)
            connection.execute(outgoing.insert().values(**{**made, "state": DEAD, "code": "unsealed"}, shows=shows))
            return True
        value = {"bubbles": list(bubbles), "to": to, "reply": {}, "at": now().isoformat()}
        made = parcel_row(conversation, row.channel, self._seal.close(value), None, 0.0)
        connection.execute(outgoing.insert().values(**made, shows=shows))
        return True

    def reached(self, conversation: str) -> tuple[str, Mapping[str, str], float] | None:
        """Where somebody is reached: the channel, the address (empty where it cannot be read), and for how many seconds they
        have been silent; None on the site."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(addresses).where(addresses.c.conversation == conversation)).first()
        if row is None:
            return None
        to: Mapping[str, str] = {}
        with contextlib.suppress(Unsealed):
            to = self._seal.open(row.sealed)
        return row.channel, to, (now() - row.at).total_seconds()

    def alarm(self, answers: int) -> Parcel | None:
        """The answer to an alarm, for the process that delivers it at once, before all that is on its way already."""
        own = outgoing.c.answers == answers
        with self._engine.begin() as connection:
            connection.execute(outgoing.update().where(own).values(urgent=True, due=later(ALARM_SECONDS)))
            row = connection.execute(sa.select(outgoing).where(own)).first()
            return self._read(connection, row) if row else None

    def next(self, conversation: str) -> Parcel | None:
        """What is to be delivered now; None where nothing is due. What cannot be read is given up."""
        own = sa.and_(outgoing.c.conversation == conversation, outgoing.c.state == WAITING)
        first = sa.select(outgoing).where(own).order_by(outgoing.c.urgent.desc(), outgoing.c.number)
        with self._engine.begin() as connection:
            for row in connection.execute(first).all():
                if row.due > now():
                    if row.urgent:
                        continue  # somebody is delivering it right now
                    return None
                try:
                    return self._read(connection, row)
                except Unsealed:
                    self._change(connection, row.number, state=DEAD, code="unsealed")
        return None

    def take(self, conversation: str, answers: int) -> Parcel | None:
        """The answer for an HTTP request that waits for it, behind all that was held for this person; they are gone."""
        own = outgoing.c.conversation == conversation
        answer = sa.and_(own, outgoing.c.answers == answers, outgoing.c.state == WAITING, outgoing.c.done == 0)
        with self._engine.begin() as connection:
            row = connection.execute(sa.select(outgoing).where(answer)).first()
            if row is None:
                return None
            held = connection.execute(
                sa.select(outgoing).where(own, outgoing.c.state == HELD).order_by(outgoing.c.number)
            ).all()
            if not connection.execute(outgoing.delete().where(outgoing.c.number == row.number)).rowcount:
                return None
            connection.execute(outgoing.delete().where(outgoing.c.number.in_([each.number for each in held])))
            last = self._read(connection, row)
            bubbles = [bubble for each in held for bubble in self._read(connection, each).bubbles]
        return Parcel(last.number, conversation, last.channel, (*bubbles, *last.bubbles), last.to, last.reply, last.at)

    def take_all(self, conversation: str) -> Parcel | None:
        """All that waits for somebody who asks for it in an HTTP request; None where there is nothing. They are gone."""
        own = sa.and_(
            outgoing.c.conversation == conversation, outgoing.c.state.in_((HELD, WAITING)), outgoing.c.done == 0
        )
        with self._engine.begin() as connection:
            rows = connection.execute(sa.select(outgoing).where(own).order_by(outgoing.c.number)).all()
            gone = outgoing.delete().where(outgoing.c.number == sa.bindparam("taken"))
            taken = [row for row in rows if connection.execute(gone, {"taken": row.number}).rowcount]
            found = [self._read(connection, row) for row in taken]
        bubbles = tuple(bubble for each in found for bubble in each.bubbles)
        return dataclasses.replace(found[-1], bubbles=bubbles) if found else None

    def _read(self, connection: Connection, row: Row[tuple[object, ...]]) -> Parcel:
        kept = self._seal.open(row.sealed)
        wrote = sa.select(addresses.c.at).where(addresses.c.conversation == row.conversation)
        return Parcel(
            row.number, row.conversation, row.channel, tuple(kept["bubbles"]), kept["to"], kept["reply"],
            datetime.datetime.fromisoformat(kept["at"]), row.at, connection.execute(wrote).scalar() or row.at,
            row.attempts, row.done,
        )  # fmt: skip

    def delivered(self, number: int, done: int) -> bool:
        """So many calls of a parcel are delivered; False where it is gone: erased, or taken by somebody else."""
        with self._engine.begin() as connection:
            return self._change(connection, number, done=done, attempts=0)

    def over(self, number: int) -> None:
        """All of it is delivered."""
        with self._engine.begin() as connection:
            connection.execute(outgoing.delete().where(outgoing.c.number == number))

    def answered(self, message: int) -> None:
        """What answers a message was said in another way."""
        with self._engine.begin() as connection:
            connection.execute(outgoing.delete().where(outgoing.c.answers == message))

    def put_off(self, number: int, due: datetime.datetime, code: str) -> None:
        """Try again later."""
        with self._engine.begin() as connection:
            self._change(connection, number, due=due, code=code, attempts=outgoing.c.attempts + 1)

    def hold(self, number: int) -> None:
        """Keep it until the person writes again."""
        with self._engine.begin() as connection:
            self._change(connection, number, state=HELD)

    def release(self, conversation: str) -> None:
        """Deliver what was kept until this person writes again: they have."""
        own = sa.and_(outgoing.c.conversation == conversation, outgoing.c.state == HELD)
        with self._engine.begin() as connection:
            connection.execute(outgoing.update().where(own).values(state=WAITING, due=now(), at=now(), attempts=0))

    def give_up(self, number: int, code: str) -> None:
        """Make a dead letter of it."""
        with self._engine.begin() as connection:
            self._change(connection, number, state=DEAD, code=code)

    def unreachable(self, conversation: str) -> None:
        """The person has blocked Maru: what was for them goes."""
        with self._engine.begin() as connection:
            connection.execute(outgoing.delete().where(outgoing.c.conversation == conversation))

    @staticmethod
    def _change(connection: Connection, number: int, **values: object) -> bool:
        own = outgoing.c.number == number
        return bool(connection.execute(outgoing.update().where(own).values(values)).rowcount)
