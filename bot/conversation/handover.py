"""The hand-over of a conversation to a person: waiting, answering, closed.

While somebody answers, Maru's dialogue is silent; the symptom gate is not. Each step locks the conversation's own row first, so
that it comes wholly before or wholly after a turn, and each names the version that it was decided on, so that two people never
answer the same patient unknowingly.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from bot.conversation.store import now
from bot.conversation.tables import conversations, messages
from bot.conversation.tables_delivery import addresses
from bot.conversation.tables_desk import staff
from bot.conversation.tables_handover import handovers

# Nobody has come to it for so long: it is closed by itself, and nobody may read it any more.
LONGEST_WAIT: Final = datetime.timedelta(days=7)
# Takes what is written, and the number of the message that holds it, within the transaction that keeps it.
Deliver = Callable[[Connection, str, Sequence[Mapping[str, Any]], int | None], object]


class State(StrEnum):
    """Where a hand-over stands. A conversation without one is Maru's alone."""

    WAITING = "waiting"
    ANSWERING = "answering"
    CLOSED = "closed"


class Reason(StrEnum):
    """Why a person is wanted."""

    ASKED = "asked"
    BOOKING = "booking"
    MISUNDERSTOOD = "misunderstood"
    SYMPTOM = "symptom"
    DISTRESS = "distress"


ALARMS: Final = (Reason.SYMPTOM, Reason.DISTRESS)
OPEN: Final = handovers.c.state != State.CLOSED


@dataclass(frozen=True)
class Handover:
    """A hand-over that is open. ``name`` is the one that the patient sees; times are in UTC."""

    number: int
    conversation: str
    state: State
    reason: Reason
    urgent: bool
    alarmed: datetime.datetime | None
    since: datetime.datetime
    taken: datetime.datetime | None
    staff: int | None
    name: str | None
    present: datetime.datetime | None
    version: int


class PersonAnswers(RuntimeError):
    """A person answers the conversation: Maru has nothing to say in it."""


class Superseded(RuntimeError):
    """Somebody else was quicker. ``now`` is what the hand-over has become; None where it is closed or erased."""

    def __init__(self, now: Handover | None) -> None:
        """Say what there is now."""
        super().__init__("somebody else was quicker")
        self.now = now


def begin(connection: Connection, conversation: str, reason: Reason, urgent: bool = False) -> None:
    """Ask a person into a conversation, within the transaction of a turn that holds the conversation's row.

    An alarm is told louder where somebody waits or answers already; anything else is known there.
    """
    alarm = {"alarmed": now(), "reason": reason} if reason in ALARMS else {}
    raised = {**alarm, **({"urgent": True} if urgent else {})}
    open_one = sa.and_(handovers.c.conversation == conversation, OPEN)
    known = connection.execute(sa.select(handovers.c.number).where(open_one)).first() is not None
    if known and raised:
        connection.execute(handovers.update().where(open_one).values(raised))
    if not known:
        row = {"conversation": conversation, "state": State.WAITING, "reason": reason, "urgent": urgent, **alarm}
        connection.execute(handovers.insert().values(**row, since=now(), version=1))


def unless_answered(connection: Connection, conversation: str) -> None:
    """Check, within the transaction of a turn, that Maru may speak.

    Raises:
        PersonAnswers: a person does.
    """
    answering = sa.and_(handovers.c.conversation == conversation, handovers.c.state == State.ANSWERING)
    if connection.execute(sa.select(handovers.c.number).where(answering)).first() is not None:
        raise PersonAnswers(conversation)


def call_off(connection: Connection, conversation: str) -> None:
    """Close a hand-over that the patient wants no more, within the transaction of a turn; one for an alarm stays.

    Raises:
        PersonAnswers: a person does already; what was said is for them to read.
    """
    unless_answered(connection, conversation)
    theirs = sa.and_(handovers.c.conversation == conversation, OPEN, handovers.c.reason.not_in(ALARMS))
    values = {"state": State.CLOSED, "closed": now(), "version": handovers.c.version + 1}
    connection.execute(handovers.update().where(theirs).values(values))


class Handovers:
    """Reads and writes of hand-overs; all of them block."""

    def __init__(self, engine: Engine, deliver: Deliver = lambda *_: None) -> None:
        """Use an open database. ``deliver`` takes what is written to somebody who is reached through a messaging app."""
        self._engine, self.deliver = engine, deliver

    def of(self, conversation: str) -> Handover | None:
        """The open hand-over of a conversation."""
        with self._engine.connect() as connection:
            return _one(connection, handovers.c.conversation == conversation)

    def find(self, number: int) -> Handover | None:
        """One hand-over, as long as it is open."""
        with self._engine.connect() as connection:
            return _one(connection, handovers.c.number == number)

    def all(self) -> list[Handover]:
        """All that are open: signs of danger first, then other alarms, then who has waited longest."""
        with self._engine.connect() as connection:
            found = [_handover(row) for row in connection.execute(_open_ones())]
        return sorted(found, key=lambda each: (not each.urgent, each.reason not in ALARMS, each.since))

    def take(self, number: int, version: int, who: int, told: str = "") -> Handover:
        """Take a conversation over, also from somebody else.

        ``told`` is what somebody in a messaging app hears of it; the site shows beside the conversation who answers.

        Raises:
            Superseded: it is no longer what it was at ``version``.
        """
        time = now()
        values = {"state": State.ANSWERING, "staff": who, "present": time, "version": version + 1}
        with self._engine.begin() as connection:
            _lock(connection, number)
            same = sa.and_(handovers.c.number == number, handovers.c.version == version, OPEN)
            first = sa.func.coalesce(handovers.c.taken, time)
            if connection.execute(handovers.update().where(same).values(**values, taken=first)).rowcount == 0:
                raise Superseded(_one(connection, handovers.c.number == number))
            made = _one(connection, handovers.c.number == number)
            assert made is not None
            if told:
                self.deliver(connection, made.conversation, [{"text": told}], None)
        return made

    def say(self, number: int, who: int, text: str) -> int:
        """Write to the patient, as whoever has taken the conversation over; returns the number of the message.

        Raises:
            Superseded: somebody else has, or it is closed.
        """
        with self._engine.begin() as connection:
            _lock(connection, number)
            current = _of(connection, number, who)
            connection.execute(handovers.update().where(handovers.c.number == number).values(present=now()))
            return self._write(connection, current.conversation, "staff", {"text": text, "name": current.name})

    def give_back(self, number: int, who: int, version: int, sentence: str) -> None:
        """Close a hand-over that waits, or that one answers oneself; Maru says the sentence and goes on.

        Raises:
            Superseded: it is no longer what it was at ``version``, or somebody else answers.
        """
        with self._engine.begin() as connection:
            _lock(connection, number)
            current = _one(connection, handovers.c.number == number)
            if current is None or current.version != version or current.staff not in (None, who):
                raise Superseded(current)
            values = {"state": State.CLOSED, "closed": now(), "staff": who, "version": version + 1}
            connection.execute(handovers.update().where(handovers.c.number == number).values(values))
            self._write(connection, current.conversation, "maru", {"text": sentence})

    def _write(self, connection: Connection, conversation: str, sender: str, body: Mapping[str, Any]) -> int:
        """Keep a message and have it delivered, both or neither; its number."""
        row = {"conversation": conversation, "sender": sender, "at": now(), "body": json.dumps(body)}
        number = int(connection.execute(messages.insert().values(row)).inserted_primary_key[0])
        self.deliver(connection, conversation, [body], number)
        return number

    def offers_still(self, conversation: str) -> bool:
        """Whether the last that the patient was shown has buttons; what people of the desk write has none."""
        shown = sa.and_(messages.c.conversation == conversation, messages.c.sender != "patient")
        last = sa.select(messages.c.body).where(shown).order_by(messages.c.number.desc()).limit(1)
        with self._engine.connect() as connection:
            body = connection.execute(last).scalar()
        return body is not None and bool(json.loads(body).get("buttons"))

    def mark_present(self, number: int, who: int) -> None:
        """Whoever answers has the conversation open."""
        own = sa.and_(handovers.c.number == number, handovers.c.staff == who, handovers.c.state == State.ANSWERING)
        with self._engine.begin() as connection:
            connection.execute(handovers.update().where(own).values(present=now()))

    def latest_words(self) -> dict[str, datetime.datetime]:
        """When the patient of each open hand-over last wrote, where nothing was written after it."""
        other = messages.alias()
        last = sa.select(sa.func.max(other.c.number)).where(other.c.conversation == handovers.c.conversation)
        wanted = sa.select(messages.c.conversation, messages.c.at).join(
            handovers, sa.and_(messages.c.conversation == handovers.c.conversation, OPEN)
        )
        wanted = wanted.where(messages.c.number == last.scalar_subquery(), messages.c.sender == "patient")
        with self._engine.connect() as connection:
            return {row.conversation: row.at for row in connection.execute(wanted)}

    def channels(self) -> dict[str, str]:
        """The messaging app through which the patient of each open hand-over is reached; no entry is the site's chat."""
        wanted = sa.select(addresses.c.conversation, addresses.c.channel).join(
            handovers, sa.and_(addresses.c.conversation == handovers.c.conversation, OPEN)
        )
        with self._engine.connect() as connection:
            return {row.conversation: row.channel for row in connection.execute(wanted)}

    def counts(self) -> dict[State, int]:
        """How many are open, by state."""
        wanted = sa.select(handovers.c.state, sa.func.count().label("rows")).where(OPEN).group_by(handovers.c.state)
        with self._engine.connect() as connection:
            found = {State(row.state): int(row.rows) for row in connection.execute(wanted)}
        return {state: found.get(state, 0) for state in (State.WAITING, State.ANSWERING)}

    def expire(self) -> int:
        """Close what nobody has come to; returns how many."""
        old = sa.and_(handovers.c.state == State.WAITING, handovers.c.since < now() - LONGEST_WAIT)
        values = {"state": State.CLOSED, "closed": now(), "version": handovers.c.version + 1}
        with self._engine.begin() as connection:
            return int(connection.execute(handovers.update().where(old).values(values)).rowcount)


def _open_ones() -> Any:
    return sa.select(handovers, staff.c.shown).outerjoin(staff, staff.c.id == handovers.c.staff).where(OPEN)


def _one(connection: Connection, wanted: Any) -> Handover | None:
    row = connection.execute(_open_ones().where(wanted)).first()
    return _handover(row) if row else None


def _of(connection: Connection, number: int, who: int) -> Handover:
    current = _one(connection, handovers.c.number == number)
    if current is None or current.state is not State.ANSWERING or current.staff != who:
        raise Superseded(current)
    return current


def _lock(connection: Connection, number: int) -> None:
    """Hold the conversation's own row, as every turn does."""
    own = sa.select(handovers.c.conversation).where(handovers.c.number == number).scalar_subquery()
    held = conversations.update().where(conversations.c.id == own).values(seen=now())
    if connection.execute(held).rowcount == 0:
        raise Superseded(None)


def _handover(row: Row) -> Handover:
    return Handover(
        row.number, row.conversation, State(row.state), Reason(row.reason), row.urgent, row.alarmed, row.since, row.taken,
        row.staff, row.shown, row.present, row.version,
    )  # fmt: skip
