"""The whole application on PostgreSQL, and what patients notice when its server is gone for a while."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from forwarding import Forwarder
from sqlalchemy.engine import URL
from visiting import URGENT, Visitor, answer, error_code, first_words

from bot.conversation.store import connect
from bot.conversation.tables import metadata
from bot.settings import Settings

pytestmark = pytest.mark.postgres


@pytest.fixture
def wire(postgres: URL) -> Forwarder:
    """The connection of the application to its database."""
    return Forwarder(postgres.host or "127.0.0.1", postgres.port or 5432)


@pytest.fixture
async def own(model: Path, postgres: URL, wire: Forwarder) -> AsyncIterator[Visitor]:
    """A visitor of an application on a database of its own."""
    from bot.serve import build

    with wire:
        address = postgres.set(host="127.0.0.1", port=wire.port).render_as_string(hide_password=False)
        transport = httpx.ASGITransport(build(Settings(database=address), model), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://maru.test") as client:
            yield await Visitor.arrive(client)


async def test_a_conversation_goes_on_after_the_server_was_gone_and_is_erased(
    own: Visitor, wire: Forwarder, postgres: URL
) -> None:
    await own.say("brillig slithy toves")
    await own.check(("yes", 31))
    before = await own.history()

    wire.stop()
    refused = await own.post({"text": "no"})
    assert (refused.status_code, error_code(refused)) == (503, "unavailable")
    urgent = await own.post({"text": URGENT})
    assert urgent.json()["messages"][0]["topics"] == ["urgent_now"]
    assert (await own.client.get("/health")).json()["database"] == "down"

    wire.start()
    assert (await own.client.get("/health")).json()["status"] == "ok"
    assert (await own.history())[: len(before)] == before
    asked = await own.say("check if it's right for me")
    assert asked[-1]["text"].startswith(first_words("utter_ask_pregnancy"))
    for given in ("no", "none", "rest", "both", "prevent", "own", "yes", "none"):
        await own.tap(answer(given))
    assert "candidacy" in await own.sheet()

    assert (await own.erase()).status_code == 204
    engine = connect(postgres.render_as_string(hide_password=False))
    with engine.connect() as connection:
        left = {table.name: connection.execute(sa.select(table)).all() for table in metadata.sorted_tables}
    engine.dispose()
    assert not any(left.values()), left
