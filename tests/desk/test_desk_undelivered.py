"""What the messaging apps did not take: shown without words, tried again, dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from signing_in import PASSWORD, Person
from sqlalchemy.engine import Engine

from bot.conversation.delivery import Delivery
from bot.conversation.store import Records, conversation_of, now
from bot.conversation.tables_delivery import incoming
from bot.desk.app import Desk

Browser = Callable[..., Person]
UNDELIVERED = "/desk/undelivered"
LETTER = f"{UNDELIVERED}/1"


def given_up(engine: Engine) -> None:
    here = conversation_of(Records(engine).open())
    row = {"conversation": here, "channel": "telegram", "at": now(), "state": "dead", "attempts": 9, "due": now(),
           "code": "refused_<b>", "sealed": "words"}  # fmt: skip
    with engine.begin() as connection:
        connection.execute(incoming.insert().values(row))


async def admin(desk: Desk, browser: Browser) -> Person:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    await somebody.sign_in("jiwoo")
    return somebody


async def test_one_is_shown_without_its_words_and_tried_again(desk: Desk, browser: Browser, engine: Engine) -> None:
    somebody = await admin(desk, browser)
    assert "Nothing was given up" in (await somebody.get(UNDELIVERED)).text
    given_up(engine)
    page = (await somebody.get(UNDELIVERED)).text
    assert "telegram" in page, "a channel that is not set up any more is named as it was kept"
    desk.channel_titles = {"telegram": "Telegram"}
    page = (await somebody.get(UNDELIVERED)).text
    assert page.count("Telegram") == 2 and "telegram" not in page
    assert "refused &lt;b&gt;" in page
    assert "words</" not in page
    assert (await somebody.post(f"{LETTER}/retry", UNDELIVERED, direction="in")).status_code == 303
    assert Delivery(engine, "").dead_letters() == []
    assert (await somebody.post(f"{LETTER}/retry", UNDELIVERED, direction="in")).status_code == 404
    assert desk.audit.latest(1)[0].what == "letter_retried"


async def test_one_is_dropped(desk: Desk, browser: Browser, engine: Engine) -> None:
    given_up(engine)
    somebody = await admin(desk, browser)
    assert (await somebody.post(f"{LETTER}/drop", UNDELIVERED, direction="in")).status_code == 303
    assert Delivery(engine, "").dead_letters() == []


@pytest.mark.parametrize(("number", "direction"), [("1", "out"), ("1", "sideways"), ("9" * 30, "in"), ("2", "in")])
async def test_what_there_is_not_is_not_found(
    number: str, direction: str, desk: Desk, browser: Browser, engine: Engine
) -> None:
    given_up(engine)
    somebody = await admin(desk, browser)
    got = await somebody.post(f"{UNDELIVERED}/{number}/retry", UNDELIVERED, direction=direction)
    assert got.status_code == 404
    assert len(Delivery(engine, "").dead_letters()) == 1
