"""The desk without a model and without a port."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import httpx
import pytest
from argon2 import PasswordHasher
from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain
from signing_in import BASE, SECRET, Person
from sqlalchemy.engine import Engine
from starlette.applications import Starlette

from bot.conversation.counts import Counts
from bot.conversation.database import connect
from bot.conversation.store import Records
from bot.conversation.trackers import Trackers
from bot.conversation.turn import Reception
from bot.desk import passwords
from bot.desk.app import Desk
from bot.desk.information import Information
from bot.settings import ROOT, Settings


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same digest of passwords, without the work that it costs on purpose."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty database."""
    return connect(f"sqlite:///{tmp_path / 'desk.db'}")


@pytest.fixture(scope="session")
def domain() -> Domain:
    """What Maru understands; reading it takes seconds."""
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def desk(engine: Engine, domain: Domain) -> Desk:
    """The desk on it, with a patients' side that answers nobody."""
    made, records = Desk(engine, secret=SECRET), Records(engine)
    agent = SimpleNamespace(tracker_store=Trackers(records, domain))
    reception = Reception(cast(Agent, agent), records)
    Information(engine, reception, records, cast(Agent, agent), Counts(engine), Settings()).add_to(made)
    return made


@pytest.fixture
async def browser(desk: Desk) -> AsyncIterator[Callable[..., Person]]:
    """Makes browsers; each has its own cookies and, if it likes, its own address."""
    app = Starlette(routes=desk.routes())
    made: list[httpx.AsyncClient] = []

    def open_browser(address: str = "10.0.0.1", base: str = BASE) -> Person:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(address, 1234))
        made.append(httpx.AsyncClient(transport=transport, base_url=base))
        return Person(made[-1])

    yield open_browser
    for each in made:
        await each.aclose()
