"""The name that patients see: changed by whom it belongs to, shown from then on, and not in what was written before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from answering import at_desk, number_of, patient, take
from signing_in import PASSWORD, Person
from sqlalchemy.engine import Engine

from bot.conversation.handover_words import person
from bot.conversation.store import Records
from bot.desk.app import Desk

Browser = Callable[..., Person]
NAME = "/desk/account/name"


@pytest.fixture(autouse=True)
def people(desk: Desk) -> None:
    desk.accounts.add("jiwoo", "desk", PASSWORD, shown="Jiwoo")
    desk.accounts.add("mina", "admin", PASSWORD, shown="Mina")


async def test_the_new_name_is_shown_from_then_on_and_old_messages_keep_theirs(
    desk: Desk, engine: Engine, browser: Browser
) -> None:
    records, jiwoo, mina = Records(engine), await at_desk(browser), await at_desk(browser, "mina")
    here = patient(records)
    number = number_of(desk, here)
    await take(jiwoo, number)
    await jiwoo.post(f"/desk/live/{number}/say", text="before")
    list_before = (await mina.get("/desk/live/list")).text
    assert (await jiwoo.post(NAME, shown="  Jiwoo   Kim ")).headers["location"] == "/desk/account?done=name"
    assert 'value="Jiwoo Kim"' in (await jiwoo.get("/desk/account")).text
    await jiwoo.post(f"/desk/live/{number}/say", text="after")

    written = [(each["text"], each["name"]) for each in records.history(here) if each["from"] == "staff"]
    assert written == [("before", "Jiwoo"), ("after", "Jiwoo Kim")]
    shown = person(desk.handovers.of(here))["person"]
    assert shown["name"] == "Jiwoo Kim" and shown["text"].startswith("Jiwoo Kim ")
    # A colleague's list, open all the while, is told.
    seen = list_before.split("seen=")[1].split('"')[0]
    news = await mina.get(f"/desk/live/list?seen={seen}")
    assert news.status_code == 200 and "Jiwoo Kim answers" in news.text

    log = [(each.who, each.object) for each in desk.audit.latest(20) if each.what == "name_changed"]
    assert log == [("jiwoo", "was Jiwoo")]
    assert "changed the own name that patients see" in (await mina.get("/desk/audit")).text


@pytest.mark.parametrize("shown", ["", "  \n ", "x" * 41, "Ji\u202ewoo", "Ji\x00woo", "MINA", "Maru"])
async def test_what_is_no_name_or_another_s_is_refused(shown: str, desk: Desk, browser: Browser) -> None:
    jiwoo = await at_desk(browser)
    got = await jiwoo.post(NAME, shown=shown)
    assert got.status_code == 422 and 'role="alert"' in got.text
    assert desk.accounts.named("jiwoo").shown == "Jiwoo"
    assert "name_changed" not in {each.what for each in desk.audit.latest(20)}


async def test_the_own_name_may_be_written_otherwise(desk: Desk, browser: Browser) -> None:
    jiwoo = await at_desk(browser)
    assert (await jiwoo.post(NAME, shown="JIWOO")).status_code == 303
    assert desk.accounts.named("jiwoo").shown == "JIWOO"


async def test_a_form_of_another_page_changes_nothing(desk: Desk, browser: Browser) -> None:
    jiwoo = await at_desk(browser)
    for token in ("", "0" * 64):
        assert (await jiwoo.client.post(NAME, data={"csrf": token, "shown": "Somebody"})).status_code == 403
    assert desk.accounts.named("jiwoo").shown == "Jiwoo"
