"""Two real `maru serve` on one PostgreSQL and one Redis: everything that one person writes is answered, once, in order."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from recorded import Payload, new
from recorded_telegram import Recorded
from sqlalchemy.engine import URL
from standin import StandIn
from visiting import Server

from bot.conversation.store import connect
from bot.conversation.tables import messages
from bot.conversation.tables_delivery import incoming, outgoing

pytestmark = pytest.mark.postgres
MANY = 50
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
async def two(model: Path, postgres: URL, redis: str, tmp_path: Path) -> AsyncIterator[tuple[StandIn, list[Server]]]:
    """A stand-in for Telegram, and two servers that use it."""
    address = postgres.render_as_string(hide_password=False)
    async with StandIn() as platform:
        platform.usual = RECORDED.usual
        before = f"from bot.channels.telegram import Telegram\nTelegram.api = {platform.address!r}"
        variables = {
            "MARU_DATABASE": address, "MARU_REDIS": redis, "MARU_SECRET": secrets.token_hex(16),
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


@pytest.mark.parametrize("killed", [False, True], ids=["both live", "one is killed"])
async def test_fifty_messages_at_once_are_answered_in_order(
    two: tuple[StandIn, list[Server]], postgres: URL, killed: bool
) -> None:
    platform, servers = two
    person = RECORDED.person()
    said = [f"add: will mark number {number} fade" for number in range(MANY)]
    for place, text in enumerate(said):
        await deliver(RECORDED.text(person, text, new()), servers, place)
        if killed and place == MANY // 2:
            # Whichever process works on this person, one of the two kills hits it.
            os.kill(servers[0].process.pid, signal.SIGKILL)
            await asyncio.to_thread(servers[0].process.wait)

    engine = connect(postgres.render_as_string(hide_password=False))

    def left() -> int:
        with engine.connect() as connection:
            return sum(
                connection.execute(sa.select(sa.func.count()).select_from(t)).scalar() or 0
                for t in (incoming, outgoing)
            )

    for _ in range(5):
        try:
            await platform.until(lambda: left() == 0, "the end of all work")
            break
        except AssertionError:
            continue
    with engine.connect() as connection:
        rows = connection.execute(sa.select(messages).order_by(messages.c.number)).all()
    engine.dispose()
    kept = [row.body for row in rows if row.sender == "patient"]
    assert [number for body in kept for number in re.findall(r"number (\d+) fade", body)] == [
        str(n) for n in range(MANY)
    ]

    shown = [each for call in platform.calls if call.taken and (each := RECORDED.shown(call))]
    numbers = [int(found[1]) for each in shown if (found := re.search(r"number (\d+) fade", each.text))]
    # A call that was under way when its process was killed may be repeated; nothing is missing, nothing is out of order.
    assert sorted(set(numbers)) == sorted(numbers) if not killed else True
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers))
    assert len(shown) >= MANY
