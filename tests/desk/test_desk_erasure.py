"""Erasure and retention by a button, with proof."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from signing_in import PASSWORD, Person
from sqlalchemy.engine import Engine

from bot.conversation.inbox_records import InboxRecords
from bot.conversation.proof import Eraser
from bot.conversation.store import Change, Records, Said, conversation_of, now
from bot.conversation.tables import conversations
from bot.desk.app import Desk

Browser = Callable[..., Person]
WORDS = "zirconium"


def spoken(engine: Engine) -> str:
    """A conversation with words in it."""
    records = Records(engine)
    here = conversation_of(records.open())
    event = {"event": "user", "text": WORDS, "timestamp": 1.0, "parse_data": {}}
    records.add(here, Said(WORDS, [{"text": "hm"}]), Change([event]))
    return here


async def admin(desk: Desk, browser: Browser) -> Person:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    await somebody.sign_in("jiwoo")
    return somebody


async def test_a_conversation_is_erased_with_proof(desk: Desk, browser: Browser, engine: Engine) -> None:
    here, other = spoken(engine), spoken(engine)
    somebody = await admin(desk, browser)
    asked = await somebody.get(f"/desk/erasure?reference={here[:8]}")
    assert asked.status_code == 200
    assert "Erase this conversation?" in asked.text
    done = await somebody.post("/desk/erasure", "/desk/erasure", reference=here[:8])
    assert "nothing is left" in done.text
    records = Records(engine)
    assert not records.exists(here)
    assert records.exists(other)
    noted = desk.audit.latest(1)[0]
    assert (noted.what, noted.object) == ("erased", "1 conversations, 4 rows, 0 left")
    assert not noted.conversation
    assert WORDS not in str(desk.audit.latest(10))
    again = await somebody.post("/desk/erasure", "/desk/erasure", reference=here[:8])
    assert again.status_code == 404


@pytest.mark.parametrize("reference", ["abc", "zzzzzzzz", "%25%25%25%25%25%25%25%25", "________", "a" * 65])
async def test_a_reference_that_names_nothing_erases_nothing(
    reference: str, desk: Desk, browser: Browser, engine: Engine
) -> None:
    here = spoken(engine)
    somebody = await admin(desk, browser)
    assert (await somebody.get(f"/desk/erasure?reference={reference}")).status_code == 404
    assert (await somebody.post("/desk/erasure", "/desk/erasure", reference=reference)).status_code == 404
    assert Records(engine).exists(here)


async def test_the_retention_runs_now(desk: Desk, browser: Browser, engine: Engine) -> None:
    old, fresh = spoken(engine), spoken(engine)
    with engine.begin() as connection:
        long_ago = now() - datetime.timedelta(days=400)
        connection.execute(conversations.update().where(conversations.c.id == old).values(seen=long_ago))
    somebody = await admin(desk, browser)
    done = await somebody.post("/desk/erasure/retention", "/desk/erasure")
    assert "1 conversation." in done.text
    records = Records(engine)
    assert not records.exists(old)
    assert records.exists(fresh)
    assert desk.audit.latest(1)[0].what == "retention_run"


def test_every_table_of_people_is_in_the_proof(engine: Engine) -> None:
    eraser = Eraser(engine, Records(engine), InboxRecords(engine))
    assert {"conversations", "messages", "events", "choices", "snapshots", "sheets", "not_understood"} <= set(
        eraser.held([])
    )
