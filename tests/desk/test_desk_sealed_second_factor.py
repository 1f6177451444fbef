"""The secrets of second factors are encrypted; what happens without the key, with another one, and to those from before."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pyotp
import pytest
import sqlalchemy as sa
from alembic import command
from signing_in import PASSWORD, SECRET, Person
from sqlalchemy.engine import Engine
from starlette.applications import Starlette

from bot.conversation.database import connect
from bot.conversation.schema import configuration
from bot.conversation.tables_desk import staff
from bot.desk.app import Desk
from bot.desk.second_factor import NO_KEY, OTHER_KEY, Sealed, is_secret, new_secret

OTHER = "another-secret-than-the-one-of-these-tests"


def kept(engine: Engine) -> str:
    """What stands in the database for the first account."""
    with engine.connect() as connection:
        return str(connection.execute(sa.select(staff.c.totp).where(staff.c.id == 1)).scalar())


def code(secret: str, off: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(time.time()) + off)


@pytest.fixture
def secret(desk: Desk) -> str:
    """An account with a second factor, whose last code was taken a while ago."""
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    made = new_secret()
    assert desk.second_factors.set_up(1, made, code(made, -30))
    return made


def test_it_is_kept_encrypted_and_checked(desk: Desk, engine: Engine, secret: str, tmp_path: Path) -> None:
    assert secret not in kept(engine) and not is_secret(kept(engine))
    assert desk.second_factors.passes(1, code(secret))
    assert not desk.second_factors.passes(1, code(secret)), "no code lets in twice"


def test_one_that_is_moved_to_another_account_opens_nothing(desk: Desk, engine: Engine, secret: str) -> None:
    desk.accounts.add("mina", "admin", PASSWORD)
    with engine.begin() as connection:
        connection.execute(staff.update().where(staff.c.id == 2).values(totp=kept(engine)))
    with pytest.raises(Sealed):
        desk.second_factors.passes(2, code(secret))


@pytest.mark.parametrize("key", ["", OTHER])
async def test_without_the_right_key_the_page_says_so_and_a_recovery_code_opens(
    key: str, desk: Desk, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    secret = new_secret()
    recovery = desk.second_factors.set_up(1, secret, code(secret, -30))
    assert recovery
    other = Desk(engine, secret=key)
    other.begin()
    assert "second step of 1 people" in caplog.text and "MARU_SECRET" in caplog.text
    transport = httpx.ASGITransport(Starlette(routes=other.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        person = Person(client)
        refused = await person.sign_in("jiwoo", code=code(secret))
        assert refused.status_code == 503 and OTHER_KEY in refused.text
        assert (await person.sign_in("jiwoo", "wrong password")).status_code == 401, (
            "told to whoever knows the password"
        )
        assert (await person.sign_in("jiwoo", code=recovery[0])).status_code == 303
    assert secret not in caplog.text


async def test_without_a_key_none_is_set_up(engine: Engine) -> None:
    desk = Desk(engine)
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    transport = httpx.ASGITransport(Starlette(routes=desk.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        person, secret = Person(client), new_secret()
        await person.sign_in("jiwoo")
        shown = await person.get("/desk/account")
        assert NO_KEY in shown.text and "second-factor" not in shown.text
        fields = {"secret": secret, "code": code(secret), "password": PASSWORD}
        assert (await person.post("/desk/account/second-factor", **fields)).status_code == 503
    assert not desk.accounts.named("jiwoo").second_factor


def test_those_from_before_are_sealed_once_there_is_a_key(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path, secret = tmp_path / "old.db", new_secret()
    bare = sa.create_engine(f"sqlite:///{path}")
    with bare.begin() as connection:
        command.upgrade(configuration(connection), "0007")
        connection.execute(
            sa.text(
                "INSERT INTO desk_staff (id, name, shown, role, password, must_change, active, totp, created)"
                " VALUES (1, 'jiwoo', 'Jiwoo', 'admin', 'x', 0, 1, :totp, '2026-11-01 10:00:00')"
            ),
            {"totp": secret},
        )
    bare.dispose()
    engine = connect(f"sqlite:///{path}")
    without = Desk(engine)
    without.begin()
    assert kept(engine) == secret and without.second_factors.passes(1, code(secret, -30)), "nobody is shut out"
    for _ in range(2):
        Desk(engine, secret=SECRET).begin()
    assert secret not in kept(engine)
    assert secret.encode() not in b"".join(each.read_bytes() for each in tmp_path.glob("old.db*"))
    assert Desk(engine, secret=SECRET).second_factors.passes(1, code(secret))
    assert not caplog.records
