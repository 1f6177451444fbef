"""The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for who has lost it.

The app's secret is kept encrypted with a key made from ``MARU_SECRET``, together with whose it is: a stolen database makes no
codes, and a secret that is moved to another account opens nothing.
"""

from __future__ import annotations

import io
import re
import secrets
import time
from typing import Final

import pyotp
import segno
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.database import clean
from bot.conversation.delivery_seal import Seal, Unsealed
from bot.conversation.tables_desk import recovery_codes, staff
from bot.desk.passwords import digest
from bot.desk.sessions import same

INTERVAL: Final = 30
# A clock may be one interval off.
DRIFT: Final = (0, -1, 1)
RECOVERY_CODES: Final = 8
_SECRET = re.compile(r"[A-Z2-7]{32}")
_RECOVERY_BYTES = 8


def new_secret() -> str:
    """160 bits, as authenticator apps take them."""
    return pyotp.random_base32()


def is_secret(secret: str) -> bool:
    """Whether this is a secret of ours."""
    return _SECRET.fullmatch(secret) is not None


def picture(secret: str, name: str, issuer: str) -> str:
    """The secret as a QR code in SVG, for an app's camera."""
    address = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)
    written = io.BytesIO()
    # Dark on white in any colour scheme, or cameras do not read it.
    segno.make(address, error="m").save(
        written, kind="svg", scale=5, xmldecl=False, svgns=True, dark="#000", light="#fff", title="QR code"
    )
    return written.getvalue().decode()


class Sealed(RuntimeError):
    """A second factor can be neither kept nor checked; the message says what would help."""


NO_KEY: Final = "MARU_SECRET is not set on this server, and the second step is kept encrypted with it."
OTHER_KEY: Final = "The second step cannot be read: MARU_SECRET is missing, or is not the one that it was set up with."
HELP: Final = "Use a recovery code, have an admin give you a new password, or ask whoever runs the server."


class SecondFactors:
    """Reads and writes of second factors; all of them block."""

    def __init__(self, engine: Engine, seal: Seal | None = None) -> None:
        """Use an open database. Without a ``seal`` none can be set up, and only those from before it can be checked."""
        self._engine, self._seal = engine, seal

    @property
    def can_be_set_up(self) -> bool:
        """Whether there is a key to keep them with."""
        return self._seal is not None

    def seal_all(self) -> int:
        """Encrypt what was kept as it is, where there is a key now; returns how many of all cannot be read with it."""
        with self._engine.connect() as connection:
            kept = connection.execute(sa.select(staff.c.id, staff.c.totp).where(staff.c.totp.is_not(None))).all()
        plain = [row for row in kept if is_secret(row.totp)] if self._seal else []
        with self._engine.begin() as connection:
            for row in plain:
                same_one = (staff.c.id == row.id) & (staff.c.totp == row.totp)
                connection.execute(staff.update().where(same_one).values(totp=self._closed(row.id, row.totp)))
        if plain:
            clean(self._engine)
        return sum(self._opened(row.id, row.totp) is None for row in kept)

    def _closed(self, staff_id: int, secret: str) -> str:
        if self._seal is None:
            raise Sealed(NO_KEY)
        return self._seal.close({"totp": secret, "staff": staff_id})

    def _opened(self, staff_id: int, kept: str) -> str | None:
        """The secret of an account; None where this key does not open it."""
        if is_secret(kept):
            return kept
        try:
            found = self._seal.open(kept) if self._seal else {}
        except Unsealed:
            return None
        return str(found["totp"]) if found.get("staff") == staff_id else None

    def set_up(self, staff_id: int, secret: str, code: str) -> list[str] | None:
        """Ask for a code from now on, if this one is right; returns the recovery codes, which are kept as digests.

        Raises:
            Sealed: there is no key to keep it with.
        """
        kept, step = self._closed(staff_id, secret), _step(secret, code)
        if step is None:
            return None
        codes = [secrets.token_hex(_RECOVERY_BYTES) for _ in range(RECOVERY_CODES)]
        with self._engine.begin() as connection:
            connection.execute(staff.update().where(staff.c.id == staff_id).values(totp=kept, totp_step=step))
            connection.execute(recovery_codes.delete().where(recovery_codes.c.staff == staff_id))
            rows = [{"digest": _kept(staff_id, each), "staff": staff_id} for each in codes]
            connection.execute(recovery_codes.insert(), rows)
        return ["-".join((each[:4], each[4:8], each[8:12], each[12:])) for each in codes]

    def passes(self, staff_id: int, code: str) -> bool:
        """Whether a code lets somebody in: anything where no second factor is set up. No code lets in twice.

        Raises:
            Sealed: it cannot be read, and this is no recovery code.
        """
        with self._engine.connect() as connection:
            kept = connection.execute(sa.select(staff.c.totp).where(staff.c.id == staff_id)).scalar()
        if kept is None:
            return True
        secret = self._opened(staff_id, kept)
        step = _step(secret, code) if secret else None
        if step is None:
            if self._recovered(staff_id, code):
                return True
            if secret is None:
                raise Sealed(OTHER_KEY)
            return False
        fresh = (staff.c.id == staff_id) & (staff.c.totp == kept) & (staff.c.totp_step < step)
        with self._engine.begin() as connection:
            return bool(connection.execute(staff.update().where(fresh).values(totp_step=step)).rowcount)

    def left(self, staff_id: int) -> int:
        """How many recovery codes somebody has left."""
        wanted = sa.select(sa.func.count()).select_from(recovery_codes).where(recovery_codes.c.staff == staff_id)
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def _recovered(self, staff_id: int, code: str) -> bool:
        kept = _kept(staff_id, code.replace("-", "").replace(" ", "").casefold())
        with self._engine.begin() as connection:
            used = recovery_codes.delete().where(recovery_codes.c.digest == kept, recovery_codes.c.staff == staff_id)
            return bool(connection.execute(used).rowcount)


def _kept(staff_id: int, code: str) -> str:
    # 64 random bits need no slow digest.
    return digest("recovery", str(staff_id), code)


def _step(secret: str, code: str) -> int | None:
    """The interval that a code belongs to, if it is right about now."""
    typed, current = code.replace(" ", ""), int(time.time()) // INTERVAL
    generator = pyotp.TOTP(secret)
    return next((current + off for off in DRIFT if same(typed, generator.generate_otp(current + off))), None)
