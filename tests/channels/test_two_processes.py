"""Two real `maru serve` on one PostgreSQL and one Redis: everything that one person writes is answered, once, in order."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import secrets
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
import visiting
from recorded import Payload, new
from recorded_telegram import Recorded
from sqlalchemy.engine import URL, Engine
from standin import StandIn
from visiting import Server

from bot.conversation.store import connect
from bot.conversation.tables import messages
from bot.conversation.tables_delivery import incoming, outgoing

pytestmark = pytest.mark.postgres
MANY = 50
NUMBERED = re.compile(r"number (\d+) fade")
RECORDED = Recorded()


@pytest.fixture
def redis() -> str:
    """The address of Redis; skips where none answers."""
    import redis as library

    address = os.environ.get("MARU_TEST_REDIS", "redis://127.0.0.1:6379/9")
    try:
        library.Redis.from_url(address, socket_connect_timeout=2).ping()
    except library.RedisError as error:
        pytest.skip(f"no Redis; name one in MARU_TEST_REDIS ({type(error).__name__})")
    return address


@pytest.fixture
async def two(
    model: Path, postgres: URL, redis: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[StandIn, list[Server]]]:
    """A stand-in for Telegram, and two servers that use it."""
    address = postgres.render_as_string(hide_password=False)
    monkeypatch.setattr(visiting, "STARTING_SECONDS", 600)
    async with StandIn() as platform:
        platform.usual = RECORDED.usual
        before = f"from bot.channels.telegram import Telegram\nTelegram.api = {platform.address!r}"
        variables = {
            "MARU_DATABASE": address, "MARU_REDIS": redis, "MARU_SECRET": secrets.token_hex(16),
            "MARU_MODELS": str(model.parent),
            **{f"MARU_{name.upper()}": value for name, value in RECORDED.values.items()},
        }  # fmt: skip
        made = await asyncio.gather(*(asyncio.to_thread(Server, tmp_path / "x", before, **variables) for _ in range(2)))
        try:
            yield platform, list(made)
        finally:
            for server in made:
                server.stop()


async def deliver(payload: Payload, servers: list[Server], first: int) -> None:
    """As a platform does: to another process where one does not take it."""
    headers = {"content-type": payload.content_type, **RECORDED.signed(payload, 0)}
    async with httpx.AsyncClient(timeout=60) as client:
        for place in (first, first + 1) * 20:
            server = servers[place % len(servers)]
            try:
                address = f"http://127.0.0.1:{server.port}/webhooks/telegram/webhook"
                got = await client.post(address, content=payload.body, headers=headers)
            except httpx.TransportError:
                continue
            if got.status_code == 200:
                return
            await asyncio.sleep(0.1)
    raise AssertionError("no process takes the message")


async def write_many(platform: StandIn, servers: list[Server], engine: Engine, killing: Server | None = None) -> None:
    """Somebody writes very much at once, in whose middle a process may be killed; checks what became of it."""
    person = RECORDED.person()
    platform.forget()
    for place in range(MANY):
        text = f"add: will mark number {place} fade"
        await deliver(RECORDED.text(person, text, new()), servers, place)
        if killing and place == MANY // 2:
            os.kill(killing.process.pid, signal.SIGKILL)
            await asyncio.to_thread(killing.process.wait)

    def over() -> bool:
        with engine.connect() as connection:
            left = [
                connection.execute(sa.select(sa.func.count()).select_from(each)).scalar()
                for each in (incoming, outgoing)
            ]
        return left == [0, 0]

    for _ in range(10):  # each of them as long as anything is waited for; a loaded machine takes several
        with contextlib.suppress(AssertionError):
            await platform.until(over, "the end of all work")
            break
    assert over()
    shown = [each for call in platform.calls if call.taken and (each := RECORDED.shown(call)) and each.person == person]
    numbers = [int(found[1]) for each in shown if (found := NUMBERED.search(each.text))]
    # A call that was under way when its process was killed may be repeated; nothing is missing, nothing is out of order.
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers))
    assert killing or len(set(numbers)) == len(numbers)
    assert len([each for each in shown if each.buttons]) >= MANY


def kept(engine: Engine) -> list[list[int]]:
    """The numbers in what patients wrote, by conversation, in the order in which it was answered."""
    found: dict[str, list[int]] = {}
    with engine.connect() as connection:
        for row in connection.execute(sa.select(messages).order_by(messages.c.number)):
            if row.sender == "patient":
                found.setdefault(row.conversation, []).extend(map(int, NUMBERED.findall(row.body)))
    return list(found.values())


async def test_what_one_person_writes_at_once_is_answered_in_order_also_when_a_process_is_killed(
    two: tuple[StandIn, list[Server]], postgres: URL
) -> None:
    platform, servers = two
    engine = connect(postgres.render_as_string(hide_password=False))
    await write_many(platform, servers, engine)
    await write_many(platform, servers, engine, killing=servers[0])
    assert kept(engine) == [list(range(MANY))] * 2
    engine.dispose()
