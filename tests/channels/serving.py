"""An application with every channel set up, over the wire, that reaches stand-ins and no platform."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping

import pytest
import uvicorn
from recorded import recorded
from standin import StandIn
from starlette.applications import Starlette

from bot.channels.channel import Channel
from bot.channels.registry import configured
from bot.listening import bound
from bot.settings import Settings

RECORDED = {each.channel.name: each for each in recorded()}


def settings_for(database: str, **more: object) -> Settings:
    """Settings with every channel set up."""
    values = {name: value for each in RECORDED.values() for name, value in each.values.items()}
    shared = {"database": database, "secret": secrets.token_hex(16), "public_url": "https://maru.test"}
    return Settings(**{**shared, **values, **more})


@contextlib.contextmanager
def reaching(platforms: Mapping[str, StandIn]) -> Iterator[None]:
    """Applications that are built within reach the stand-ins and nothing else, for ever."""

    def made(settings: Settings) -> dict[str, Channel]:
        channels = configured(settings)
        for name, each in channels.items():
            each.api = platforms[name].address  # type: ignore[misc]
        return channels

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("bot.channels.kit.configured", made)
        yield


@contextlib.asynccontextmanager
async def running(app: Starlette) -> AsyncIterator[str]:
    """An application over the wire, with all that runs beside it; gives its address."""
    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, ws="none", log_config=None, access_log=False))
    task = asyncio.create_task(server.serve([listening]))
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
