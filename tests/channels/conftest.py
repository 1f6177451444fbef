"""All channels set up in one running server, with a stand-in in the place of each platform."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from recorded import RecordedChannel
from serving import RECORDED, reaching, running, settings_for
from standin import StandIn
from talking import Talk


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
