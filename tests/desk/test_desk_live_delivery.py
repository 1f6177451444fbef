"""What the desk sees of how its words travel to somebody in a messaging app."""

from __future__ import annotations

import re

import httpx
import pytest
from answering import Browser, at_desk, number_of, patient, take
from signing_in import PASSWORD
from sqlalchemy.engine import Engine

from bot.conversation.delivery_outgoing import Departures
from bot.conversation.delivery_rows import Reach, write_address
from bot.conversation.delivery_seal import Seal
from bot.conversation.store import Records
from bot.conversation.tables_delivery import outgoing
from bot.desk.app import Desk


@pytest.fixture
def records(engine: Engine, desk: Desk) -> Records:
    desk.accounts.add("jiwoo", "desk", PASSWORD)
    return Records(engine)


async def test_the_desk_sees_that_words_are_kept_until_the_patient_writes_again(
    desk: Desk, records: Records, browser: Browser, engine: Engine
) -> None:
    here, jiwoo, seal = patient(records), await at_desk(browser), Seal("x" * 32)
    desk.reach, kept = (lambda conversation: Reach("KakaoTalk", now=False)), "KakaoTalk does not let us write first"
    desk.handovers.deliver = Departures(engine, seal).send
    with engine.begin() as connection:
        write_address(connection, here, "kakao", seal.close({"user": "42"}))
    number = number_of(desk, here)
    await take(jiwoo, number)
    page = (await jiwoo.get(f"/desk/live/{number}")).text
    assert kept in page and 'aria-describedby="reach keys"' in page, "told while one types"
    await jiwoo.post(f"/desk/live/{number}/say", text="Tuesday is free")
    said = records.history(here)[-1]["number"]
    page = (await jiwoo.get(f"/desk/live/{number}")).text
    assert mark(page, said) == "On its way."

    async def news(page: str) -> httpx.Response:
        address = re.search(r'hx-get="([^"]+/news[^"]+)"', page)
        assert address
        return await jiwoo.get(address[1].replace("&amp;", "&"))

    for state, told in (("held", "Not shown yet: KakaoTalk shows it"), ("dead", "Not delivered.")):
        assert (await news(page)).status_code == 204
        with engine.begin() as connection:
            connection.execute(outgoing.update().values(state=state))
        page = (await news(page)).text
        assert mark(page, said).startswith(told) and "Tuesday" not in page, "only what has changed"
    with engine.begin() as connection:
        connection.execute(outgoing.delete())
    desk.reach = lambda conversation: Reach("KakaoTalk", now=True)
    page = (await news(page)).text
    assert mark(page, said) == "" and kept not in page


def mark(page: str, number: int) -> str:
    """What stands under a message of the desk's own."""
    found = re.search(rf'<p id="sent-{number}"[^>]*>([^<]*)</p>', page)
    assert found, page
    return found[1].strip()
