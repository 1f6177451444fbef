"""A sign of danger is answered at once, and once, whatever the database does."""

from __future__ import annotations

import time
from typing import Any

import pytest
import sqlalchemy as sa
from recorded import new
from talking import Talk

from bot.conversation.delivery_incoming import Arrivals
from bot.sentences import values

URGENT = "i can't breathe and my throat swells"


async def test_with_the_database_down(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: Any) -> Any:
        raise sa.exc.OperationalError("down", {}, Exception("down"))

    monkeypatch.setattr(Arrivals, "receive", down)
    refused = await talk.post(talk.channel.text(talk.person, "how many units for the forehead?", new()))
    assert refused.status_code == 503, "the platform sends it again"
    payload = talk.channel.text(talk.person, URGENT, new())
    await talk.send(payload)
    await talk.answer(values()["emergency_number"])
    shown = len(talk.shown)
    await talk.send(payload)
    await talk.platform.until(lambda: len(talk.shown) == shown, "nothing more")


async def test_with_a_database_that_hangs(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Arrivals.receive

    def slow(*given: Any) -> Any:
        time.sleep(6)
        return usual(*given)

    with monkeypatch.context() as patched:
        patched.setattr(Arrivals, "receive", slow)
        await talk.send(talk.channel.text(talk.person, URGENT, new()))
        await talk.answer(values()["emergency_number"])
    assert len([each for each in talk.shown if values()["emergency_number"] in each.text]) == 1
    # What the database has kept after all is not sent a second time.
    other = Talk(talk.client, talk.channel, talk.platform)
    await other.says("hello")
    assert len([each for each in talk.shown if values()["emergency_number"] in each.text]) == 1
