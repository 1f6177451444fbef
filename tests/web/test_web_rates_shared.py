"""How often somebody may come, counted over several processes."""

from __future__ import annotations

import os
import secrets

import pytest
import redis

from bot.conversation.messages import TurnError
from bot.web import rates_redis
from bot.web.rates import Rate
from bot.web.rates_redis import SharedCount


async def test_what_one_process_saw_counts_in_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    address = os.environ.get("MARU_TEST_REDIS", "redis://127.0.0.1:6379/9")
    try:
        redis.Redis.from_url(address, socket_connect_timeout=2).ping()
    except redis.RedisError as error:
        pytest.skip(f"no Redis; name one in MARU_TEST_REDIS ({type(error).__name__})")
    # No test begins just before a minute ends.
    monkeypatch.setattr(rates_redis, "SECONDS", 10_000)
    name = secrets.token_hex(6)
    counts = [SharedCount(address, name) for _ in range(2)]
    one, other = (Rate(5, count) for count in counts)
    for _ in range(4):
        one.count("somebody")
        await counts[0].settle()
    other.count("somebody")
    await counts[1].settle()
    with pytest.raises(TurnError) as refused:
        other.count("somebody")
    assert refused.value.status == 429
    other.count("somebody else")


async def test_without_redis_a_process_counts_for_itself() -> None:
    count = SharedCount("redis://127.0.0.1:1/0", "x")
    rate = Rate(3, count)
    for _ in range(3):
        rate.count("somebody")
        await count.settle()
    with pytest.raises(TurnError):
        rate.count("somebody")
