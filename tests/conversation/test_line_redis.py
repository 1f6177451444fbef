"""The line over several processes: each `SharedLine` here stands for the one of a process."""

from __future__ import annotations

import asyncio
import os
import secrets

import pytest
from redis.asyncio import Redis

from bot.conversation import line_redis
from bot.conversation.line import Line
from bot.conversation.line_redis import SharedLine

AWAY = "redis://127.0.0.1:1/0"


@pytest.fixture
async def address() -> str:
    """The address of Redis; skips where none answers."""
    found = os.environ.get("MARU_TEST_REDIS", "redis://127.0.0.1:6379/9")
    line = SharedLine(found)
    alive = await line.alive()
    await line.close()
    if not alive:
        pytest.skip("no Redis; name one in MARU_TEST_REDIS")
    return found


@pytest.fixture
def prefix() -> str:
    return f"test-{secrets.token_hex(6)}"


async def test_two_processes_take_turns_in_the_order_of_arrival(address: str, prefix: str) -> None:
    shared = [SharedLine(address, prefix) for _ in range(2)]
    lines = [Line(each) for each in shared]
    inside, order = 0, []

    async def turn(number: int) -> None:
        nonlocal inside
        async with lines[number % 2].join("somebody"):
            inside += 1
            assert inside == 1, "two turns of one conversation at once"
            order.append(number)
            await asyncio.sleep(0.005)
            inside -= 1

    # What arrives at the same instant has no order. The server counts the tickets that it gave, and tells nobody.
    server = Redis.from_url(address)
    tasks = []
    for number in range(30):
        tasks.append(asyncio.create_task(turn(number)))
        async with asyncio.timeout(30):
            while int(await server.get(f"{prefix}:line:{{somebody}}:next") or 0) <= number:  # noqa: ASYNC110
                await asyncio.sleep(0.001)
    await asyncio.gather(*tasks)
    await server.close()
    assert order == list(range(30))
    for line, each in zip(lines, shared, strict=True):
        await line.settle()
        await each.close()


async def test_conversations_do_not_wait_for_each_other(address: str, prefix: str) -> None:
    shared = SharedLine(address, prefix)
    line = Line(shared)
    async with line.join("one"), asyncio.timeout(30), line.join("another"):
        pass
    await line.settle()
    await shared.close()


async def test_a_ticket_of_a_dead_process_is_passed_by(
    address: str, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_redis, "LEASE_MILLIS", 300)
    dead, alive = SharedLine(address, prefix), SharedLine(address, prefix)
    ticket = dead.ticket("somebody")
    await ticket.first()
    ticket._keeping.cancel()  # as if its process was killed
    line = Line(alive)
    async with asyncio.timeout(30), line.join("somebody"):
        pass
    await line.settle()
    await dead.close()
    await alive.close()


async def test_one_who_gives_up_lets_the_next_one_in(address: str, prefix: str) -> None:
    shared = [SharedLine(address, prefix) for _ in range(2)]
    first, second = (Line(each) for each in shared)
    async with first.join("somebody"):
        waiting = asyncio.create_task(second.join("somebody").__aenter__())
        await asyncio.sleep(0.05)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(30), first.join("somebody"):
        pass
    for line, each in zip((first, second), shared, strict=True):
        await line.settle()
        await each.close()


async def test_without_redis_each_process_keeps_its_own_line(caplog: pytest.LogCaptureFixture) -> None:
    shared = SharedLine(AWAY)
    line, order = Line(shared), []

    async def turn(number: int) -> None:
        async with line.join("somebody"):
            order.append(number)

    async with asyncio.timeout(60):
        await asyncio.gather(*(turn(number) for number in range(10)))
    assert order == list(range(10))
    assert "Redis cannot be used" in caplog.text
    assert not await shared.alive()
    await line.settle()
    await shared.close()
