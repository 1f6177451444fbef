"""Lock-out of those who guess passwords.

An attempt is counted before the password is looked at, so that many at once are no way around it, and taken back when it was
right. A name without an account is counted as one with. Somebody who guesses at another's account is stopped by address and
account; a browser in which the owner has signed in before is counted by itself, so that guessing elsewhere does not lock it out.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.store import now
from bot.conversation.tables_desk import failures
from bot.desk.passwords import digest

WINDOW: Final = datetime.timedelta(minutes=15)
# The account's own window is short: it keeps out the owner too, on a browser that is new to us.
ACCOUNT_WINDOW: Final = datetime.timedelta(minutes=5)
PER_DEVICE, PER_PAIR, PER_ADDRESS, PER_ACCOUNT = 10, 5, 30, 20


@dataclass(frozen=True)
class Attempt:
    """One attempt to sign in: the rows that count it, and what a success makes forgotten."""

    rows: Sequence[int]
    own: str


class Guard:
    """Counts failed attempts; all calls block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def begin(self, name: str, address: str, device: str = "") -> Attempt | None:
        """Count an attempt; None where there were too many.

        ``device`` is the token of a browser that the owner of the account has used, empty for any other.
        """
        name = name.strip().casefold()
        account, pair = digest("account", name), digest("pair", name, address)
        if device:
            own = digest("own device", name, device)
            limits = [(own, PER_DEVICE, WINDOW)]
        else:
            own = pair
            limits = [
                (pair, PER_PAIR, WINDOW),
                (digest("address", address), PER_ADDRESS, WINDOW),
                (account, PER_ACCOUNT, ACCOUNT_WINDOW),
            ]
        time = now()
        with self._engine.begin() as connection:
            connection.execute(failures.delete().where(failures.c.at < time - WINDOW))
            made = [
                int(connection.execute(failures.insert().values(key=key, at=time)).inserted_primary_key[0])
                for key, _, _ in limits
            ]
        with self._engine.connect() as connection:
            counts = [
                connection.execute(
                    sa.select(sa.func.count()).where(failures.c.key == key, failures.c.at >= time - window)
                ).scalar()
                for key, _, window in limits
            ]
        attempt = Attempt(made, own)
        if any(count > most for count, (_, most, _) in zip(counts, limits, strict=True)):
            # One that is refused is not counted: whoever goes on trying does not prolong the wait.
            self._forget(attempt)
            return None
        return attempt

    def succeeded(self, attempt: Attempt) -> None:
        """The password was right: the attempt and earlier mistakes of the same person here are forgotten."""
        self._forget(attempt)
        with self._engine.begin() as connection:
            connection.execute(failures.delete().where(failures.c.key == attempt.own))

    def _forget(self, attempt: Attempt) -> None:
        with self._engine.begin() as connection:
            connection.execute(failures.delete().where(failures.c.number.in_(attempt.rows)))
