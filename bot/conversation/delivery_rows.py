"""What both directions of the delivery share: plain records, states, and who may work on a conversation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.conversation.store import now
from bot.conversation.tables_delivery import addresses, incoming, leases, outgoing

# What is urgent is left to the process that heard it; another one tries when nothing has come of that by then.
ALARM_SECONDS = 20.0
WAITING, HELD, DEAD = "waiting", "held", "dead"
TURN, SEND = "turn", "send"
WORK: Mapping[str, sa.Table] = {TURN: incoming, SEND: outgoing}
Bubble = Mapping[str, Any]


@dataclass(frozen=True)
class Message:
    """Something that came in; ``kind`` is one of the channel's kinds. ``to`` and ``reply`` are the channel's own."""

    number: int
    conversation: str
    channel: str
    kind: str
    text: str
    choice: str
    to: Mapping[str, str]
    reply: Mapping[str, str]
    at: datetime.datetime
    attempts: int = 0
    # A plain sign of danger: answered by the process that heard it, before all else.
    urgent: bool = False


@dataclass(frozen=True)
class Parcel:
    """Something to deliver: bubbles as the HTTP contract shows them; ``done`` calls of it are delivered."""

    number: int
    conversation: str
    channel: str
    bubbles: tuple[Bubble, ...]
    to: Mapping[str, str]
    reply: Mapping[str, str] = field(default_factory=dict)
    # When the message that it answers came; of what answers none, when it was handed over.
    at: datetime.datetime = field(default_factory=now)
    # When it was handed over, or last taken up again by staff.
    since: datetime.datetime = field(default_factory=now)
    # When the person last wrote.
    heard: datetime.datetime = field(default_factory=now)
    attempts: int = 0
    done: int = 0


@dataclass(frozen=True)
class Reach:
    """How somebody in a messaging app, called ``title``, is reached: ``now``, or only when they write again."""

    title: str
    now: bool


@dataclass(frozen=True)
class DeadLetter:
    """What was given up, without its words: ``direction`` is in or out, ``code`` says why."""

    direction: str
    number: int
    conversation: str
    channel: str
    at: datetime.datetime
    attempts: int
    code: str


def later(seconds: float) -> datetime.datetime:
    """So many seconds from now."""
    return now() + datetime.timedelta(seconds=seconds)


class Leases:
    """Which process works on which conversation. A process that dies keeps its conversations until its time is over."""

    def __init__(self, engine: Engine, owner: str, seconds: float) -> None:
        """``owner`` names this process; ``seconds`` is how long a lease holds unless it is renewed."""
        self._engine, self._owner, self.seconds = engine, owner, seconds

    def claim(self, work: str, channel: str, most: int) -> list[str]:
        """Take up to so many conversations of a channel in which something is due, longest waiting first."""
        table = WORK[work]
        # Who stands first in a conversation decides: nothing overtakes what is put off.
        first = sa.select(sa.func.min(table.c.number)).where(table.c.state == WAITING).group_by(table.c.conversation)
        taken = sa.select(leases.c.conversation).where(leases.c.work == work, leases.c.until > now())
        wanted = (
            sa.select(table.c.conversation)
            .where(table.c.channel == channel, table.c.due <= now(), table.c.conversation.not_in(taken))
            .where(sa.or_(table.c.number.in_(first), urgent(table)), table.c.state == WAITING)
            .order_by(table.c.number)
            .limit(most)
        )
        with self._engine.connect() as connection:
            found = list(dict.fromkeys(row.conversation for row in connection.execute(wanted)))
        return [conversation for conversation in found if self._take(work, conversation)]

    def _take(self, work: str, conversation: str) -> bool:
        mine = {"owner": self._owner, "until": later(self.seconds)}
        own = sa.and_(leases.c.conversation == conversation, leases.c.work == work)
        with self._engine.begin() as connection:
            if connection.execute(leases.update().where(own, leases.c.until <= now()).values(mine)).rowcount:
                return True
        try:
            with self._engine.begin() as connection:
                connection.execute(leases.insert().values(conversation=conversation, work=work, **mine))
        except sa.exc.IntegrityError:
            return False
        return True

    def renew(self, work: str, conversations: Iterable[str]) -> None:
        """Keep what is this process's own."""
        mine = sa.and_(leases.c.owner == self._owner, leases.c.work == work)
        with self._engine.begin() as connection:
            wanted = leases.c.conversation.in_(list(conversations))
            connection.execute(leases.update().where(mine, wanted).values(until=later(self.seconds)))

    def release(self, work: str, conversation: str) -> None:
        """Leave a conversation to others."""
        mine = sa.and_(leases.c.owner == self._owner, leases.c.work == work, leases.c.conversation == conversation)
        with self._engine.begin() as connection:
            connection.execute(leases.delete().where(mine))


def urgent(table: sa.Table) -> sa.ColumnElement[bool]:
    """Whether a row goes before all others."""
    return table.c.urgent if "urgent" in table.c else sa.false()


def write_address(connection: Connection, conversation: str, channel: str, sealed: str) -> None:
    """Remember where somebody can be answered, and that they have just written."""
    values = {"channel": channel, "at": now(), "sealed": sealed}
    own = addresses.c.conversation == conversation
    if not connection.execute(addresses.update().where(own).values(values)).rowcount:
        connection.execute(addresses.insert().values(conversation=conversation, **values))
