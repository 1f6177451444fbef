"""Who works at the front desk: accounts with a role, a password and, if they like, a second factor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.exc import IntegrityError

from bot.conversation.store import now
from bot.conversation.tables_desk import desk_sessions, recovery_codes, staff
from bot.desk.passwords import check_password, hashed

ROLES: Final = ("desk", "doctor", "admin")
LONGEST_SHOWN: Final = 40
# Patients are told that this one is a machine.
_ASSISTANT: Final = "maru"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?")
# Control characters, and those that turn the direction of what follows.
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class AccountError(ValueError):
    """An account cannot be made or changed so; the message says what would have worked."""


@dataclass(frozen=True)
class Staff:
    """Somebody at the desk. ``shown`` is the name that patients and colleagues see."""

    id: int
    name: str
    shown: str
    role: str
    active: bool
    must_change: bool
    # Whether a second factor is set up.
    second_factor: bool


def checked_name(name: str) -> str:
    """A name to sign in with, as it is kept.

    Raises:
        AccountError: it is none.
    """
    plain = name.strip().casefold()
    if not _NAME.fullmatch(plain):
        raise AccountError(
            f"{name[:40]!r} is no name to sign in with; write up to 32 of a-z, 0-9, dot, dash, underscore"
        )
    return plain


def checked_shown(shown: str) -> str:
    """A name for others to see.

    Raises:
        AccountError: it is none.
    """
    plain = " ".join(shown.split())
    if not 1 <= len(plain) <= LONGEST_SHOWN or _UNSHOWN.search(plain):
        raise AccountError(f"The name that patients see has 1 to {LONGEST_SHOWN} characters in one line.")
    if plain.casefold() == _ASSISTANT:
        raise AccountError(f"{plain} is the assistant's name; take one that tells patients who of the desk writes.")
    return plain


def checked_role(role: str) -> str:
    """A role.

    Raises:
        AccountError: there is no such role.
    """
    if role not in ROLES:
        raise AccountError(f"{role[:40]!r} is no role; known are {', '.join(ROLES)}")
    return role


class Accounts:
    """Reads and writes of accounts; all of them block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def add(self, name: str, role: str, password: str, shown: str = "", must_change: bool = False) -> Staff:
        """Make an account.

        Raises:
            AccountError: the name is taken or none, there is no such role.
            PasswordError: the password cannot be taken.
        """
        name, role = checked_name(name), checked_role(role)
        shown = checked_shown(shown or name.replace(".", " ").title())
        check_password(password, name)
        row = {"name": name, "shown": shown, "role": role, "password": hashed(password), "must_change": must_change}
        try:
            with self._engine.begin() as connection:
                connection.execute(staff.insert().values(**row, active=True, created=now()))
                made = _find(connection, staff.c.name == name)
        except IntegrityError as error:
            raise AccountError(f"{name!r} has an account already; take another name") from error
        assert made is not None
        return made

    def any(self) -> bool:
        """Whether anybody has an account."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(staff.c.id).limit(1)).first() is not None

    def all(self) -> list[Staff]:
        """All accounts by name."""
        with self._engine.connect() as connection:
            return [staff_of(row) for row in connection.execute(sa.select(staff).order_by(staff.c.name))]

    def find(self, id: int) -> Staff | None:
        """One account."""
        with self._engine.connect() as connection:
            return _find(connection, staff.c.id == id)

    def named(self, name: str) -> Staff:
        """The account with a name.

        Raises:
            AccountError: there is none.
        """
        with self._engine.connect() as connection:
            found = _find(connection, staff.c.name == name.strip().casefold())
        if found is None:
            raise AccountError(f"{name[:40]!r} has no account; `maru desk list-users` shows who has one")
        return found

    def secret(self, name: str) -> tuple[Staff, str] | None:
        """An account that may sign in, with its password as it is kept."""
        wanted = (staff.c.name == name.strip().casefold()) & staff.c.active
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(staff).where(wanted)).first()
        return (staff_of(row), row.password) if row else None

    def set_password(self, id: int, password: str, must_change: bool, keep: str = "") -> None:
        """Give an account another password; all its sessions but the one with the digest ``keep`` end.

        Raises:
            AccountError: there is no such account.
            PasswordError: the password cannot be taken.
        """
        found = self.find(id)
        if found is None:
            raise AccountError("There is no such account.")
        check_password(password, found.name)
        with self._engine.begin() as connection:
            values = {"password": hashed(password), "must_change": must_change}
            connection.execute(staff.update().where(staff.c.id == id).values(values))
            connection.execute(
                desk_sessions.delete().where(desk_sessions.c.staff == id, desk_sessions.c.digest != keep)
            )

    def change(self, id: int, role: str, active: bool) -> Staff:
        """Give an account another role, or take it out of use; its sessions end.

        Raises:
            AccountError: there is no such account or role, or nobody would be left who may manage accounts.
        """
        checked_role(role)
        with self._engine.begin() as connection:
            # All administrators are locked, so that two of them cannot put each other out at once.
            connection.execute(staff.update().where(staff.c.role == "admin").values(role="admin"))
            connection.execute(staff.update().where(staff.c.id == id).values(role=role, active=active))
            found = _find(connection, staff.c.id == id)
            if found is None:
                raise AccountError("There is no such account.")
            if _find(connection, (staff.c.role == "admin") & staff.c.active) is None:
                raise AccountError("Somebody must be able to manage accounts: make another active admin first.")
            connection.execute(desk_sessions.delete().where(desk_sessions.c.staff == id))
        return found

    def rename(self, id: int, shown: str) -> None:
        """Give an account another name for others to see; what was written under the former one keeps it.

        Raises:
            AccountError: it is none, or a colleague has it.
        """
        shown = checked_shown(shown)
        if any(each.id != id and each.active and each.shown.casefold() == shown.casefold() for each in self.all()):
            raise AccountError("A colleague has this name; take one by which patients can tell you apart.")
        with self._engine.begin() as connection:
            connection.execute(staff.update().where(staff.c.id == id).values(shown=shown))

    def forget_second_factor(self, id: int) -> None:
        """Let somebody who lost their second factor sign in without."""
        with self._engine.begin() as connection:
            connection.execute(staff.update().where(staff.c.id == id).values(totp=None, totp_step=0))
            connection.execute(recovery_codes.delete().where(recovery_codes.c.staff == id))


def _find(connection: Connection, wanted: Any) -> Staff | None:
    row = connection.execute(sa.select(staff).where(wanted).limit(1)).first()
    return staff_of(row) if row else None


def staff_of(row: Row) -> Staff:
    """A row of the table as an account."""
    return Staff(row.id, row.name, row.shown, row.role, row.active, row.must_change, row.totp is not None)
