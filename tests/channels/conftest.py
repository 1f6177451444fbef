"""All channels set up in one running server, with a stand-in in the place of each platform."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import httpx
import pytest
import uvicorn
from recorded import RecordedChannel, recorded
from standin import StandIn
from starlette.applications import Starlette
from talking import Talk

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


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the database."""
    return tmp_path_factory.mktemp("channels") / "maru.db"


@pytest.fixture(scope="session")
async def platforms() -> AsyncIterator[dict[str, StandIn]]:
    """A stand-in for each platform."""
    async with contextlib.AsyncExitStack() as stack:
        made = {}
        for name, each in RECORDED.items():
            made[name] = await stack.enter_async_context(StandIn())
            made[name].usual = each.usual
        yield made


@pytest.fixture(scope="session")
async def server(model: Path, database: Path, platforms: dict[str, StandIn]) -> AsyncIterator[str]:
    """The address of the running server."""
    from bot.serve import build

    with reaching(platforms):
        app = build(settings_for(f"sqlite:///{database}"), model)
    async with running(app) as address:
        yield address


@pytest.fixture(params=sorted(RECORDED))
def channel(request: pytest.FixtureRequest) -> RecordedChannel:
    """Each channel that there is."""
    return RECORDED[request.param]


@pytest.fixture
def platform(
    channel: RecordedChannel, platforms: dict[str, StandIn], monkeypatch: pytest.MonkeyPatch
) -> Iterator[StandIn]:
    """The stand-in of the channel's platform, with nothing called yet; payloads name it where they name the platform."""
    found = platforms[channel.channel.name]
    monkeypatch.setattr(channel.channel, "api", found.address)
    found.forget()
    yield found
    found.forget()


@pytest.fixture
async def client(server: str) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks HTTP to the server, as a platform does."""
    async with httpx.AsyncClient(base_url=server, timeout=60) as made:
        yield made


@pytest.fixture
def talk(client: httpx.AsyncClient, channel: RecordedChannel, platform: StandIn) -> Talk:
    """Somebody who writes for the first time."""
    return Talk(client, channel, platform)
