"""The application of `maru serve`, without a port, on databases of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from visiting import Visitor

from bot.settings import Settings

BASE = "http://maru.test"


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the database that most tests share."""
    return tmp_path_factory.mktemp("shared") / "maru.db"


@pytest.fixture(scope="session")
def app(model: Path, database: Path) -> Starlette:
    """The whole application."""
    from bot.serve import build

    return build(Settings(database=f"sqlite:///{database}", messages_per_minute=100_000), model)


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """Speaks HTTP to the application."""
    # As over a wire: what fails inside arrives as an answer.
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as made:
        yield made


@pytest.fixture
async def visitor(client: httpx.AsyncClient) -> Visitor:
    """Somebody who has just opened the chat."""
    return await Visitor.arrive(client)


@pytest.fixture
async def client_of(model: Path, tmp_path: Path) -> AsyncIterator[Callable[..., httpx.AsyncClient]]:
    """Makes applications with other settings; the database is ``own.db`` in the test's folder."""
    from bot.serve import build

    made: list[httpx.AsyncClient] = []

    def make(**settings: Any) -> httpx.AsyncClient:
        built = build(Settings(**{"database": f"sqlite:///{tmp_path / 'own.db'}", **settings}), model)
        transport = httpx.ASGITransport(built, raise_app_exceptions=False)
        made.append(httpx.AsyncClient(transport=transport, base_url=BASE))
        return made[-1]

    yield make
    for each in made:
        await each.aclose()
