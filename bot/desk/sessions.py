"""Who is signed in: a random token in a cookie, of which the database knows a digest."""

from __future__ import annotations

import datetime
import hmac
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.store import now
from bot.conversation.tables_desk import desk_devices, desk_sessions, staff
from bot.desk.accounts import Staff, staff_of
from bot.desk.passwords import digest, new_token

IDLE: Final = datetime.timedelta(minutes=60)
LONGEST: Final = datetime.timedelta(hours=12)
DEVICE: Final = datetime.timedelta(days=180)
# How exactly the last use is known; not every click has to be written down.
GRAIN: Final = datetime.timedelta(minutes=1)


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in; ``csrf`` stands in every form of theirs."""

    staff: Staff
    digest: str
    csrf: str


def csrf_of(token: str) -> str:
    """What a form has to bring with it to be one of ours: nobody can make it who does not have the cookie."""
    return digest("csrf", token)


def same(given: str, wanted: str) -> bool:
    """Whether two tokens are the same; the time that takes tells nothing."""
    return hmac.compare_digest(given.encode(), wanted.encode())


class Sessions:
    """Reads and writes of sessions; all of them block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def open(self, staff_id: int) -> str:
        """Begin a session; returns its token, which is kept nowhere. It is always a new one."""
        token, time = new_token(), now()
        with self._engine.begin() as connection:
            over = (desk_sessions.c.seen < time - IDLE) | (desk_sessions.c.created < time - LONGEST)
            connection.execute(desk_sessions.delete().where(over))
            row = {"digest": digest("session", token), "staff": staff_id, "created": time, "seen": time}
            connection.execute(desk_sessions.insert().values(row))
        return token

    def find(self, token: str, used: bool = True) -> Session | None:
        """Whose session this is, if it is one still; ``used`` false does not prolong it."""
        here, time = digest("session", token), now()
        wanted = (
            sa.select(staff, desk_sessions.c.seen)
            .join(desk_sessions, desk_sessions.c.staff == staff.c.id)
            .where(desk_sessions.c.digest == here, staff.c.active)
            .where(desk_sessions.c.seen > time - IDLE, desk_sessions.c.created > time - LONGEST)
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).first()
        if row is None:
            return None
        if used and time - row.seen > GRAIN:
            with self._engine.begin() as connection:
                connection.execute(desk_sessions.update().where(desk_sessions.c.digest == here).values(seen=time))
        return Session(staff_of(row), here, csrf_of(token))

    def close(self, here: str) -> None:
        """End the session with a digest."""
        with self._engine.begin() as connection:
            connection.execute(desk_sessions.delete().where(desk_sessions.c.digest == here))

    def close_all(self, staff_id: int) -> int:
        """End all sessions of somebody; returns how many there were."""
        with self._engine.begin() as connection:
            ended: int = connection.execute(desk_sessions.delete().where(desk_sessions.c.staff == staff_id)).rowcount
        return ended

    def count(self, staff_id: int) -> int:
        """How many sessions somebody has."""
        wanted = sa.select(sa.func.count()).select_from(desk_sessions).where(desk_sessions.c.staff == staff_id)
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def remember_device(self, staff_id: int, token: str | None) -> str:
        """Know a browser again in which somebody has signed in; returns its token."""
        token, time = token or new_token(), now()
        here = digest("device", str(staff_id), token)
        with self._engine.begin() as connection:
            connection.execute(
                desk_devices.delete().where((desk_devices.c.seen < time - DEVICE) | (desk_devices.c.digest == here))
            )
            connection.execute(desk_devices.insert().values(digest=here, staff=staff_id, seen=time))
        return token

    def knows_device(self, staff_id: int, token: str) -> bool:
        """Whether somebody has signed in with this browser before."""
        wanted = sa.select(desk_devices.c.digest).where(desk_devices.c.digest == digest("device", str(staff_id), token))
        with self._engine.connect() as connection:
            return connection.execute(wanted.where(desk_devices.c.seen > now() - DEVICE)).first() is not None
