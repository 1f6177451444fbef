"""The copies of sheets at the desk: in the table as long as the patient wants, and nowhere after."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from signing_in import PASSWORD, Person
from sqlalchemy.engine import Engine

from bot.conversation.sheet_table import SheetCopy, SheetRecords
from bot.conversation.store import Change, Records, Said, conversation_of
from bot.desk.app import Desk

Browser = Callable[..., Person]
EVIL = "<img src=x onerror=alert(1)>"
QUESTION = {"id": "q_1", "text": f"will it show {EVIL}", "origin": "own", "done": False}
DATA = {"found": {"questions": [QUESTION]}, "goals": [], "whose": "", "half_checked": False}
COPY = SheetCopy(datetime.datetime(2026, 12, 1, 9), "0123456789ab", EVIL, datetime.date(2026, 12, 10), DATA)


def sent(engine: Engine, copy: SheetCopy = COPY, conversation: str = "") -> str:
    """A conversation that sent a sheet."""
    records = Records(engine)
    here = conversation or conversation_of(records.open())
    _, rows = records.dialogue(here)
    records.add(here, Said(None, []), Change(after=rows[-1][0] if rows else 0, sheet=copy))
    return here


async def at_desk(desk: Desk, browser: Browser) -> Person:
    somebody = browser()
    desk.accounts.add("mina", "desk", PASSWORD)
    await somebody.sign_in("mina")
    return somebody


def test_one_that_is_sent_again_takes_the_place_of_the_first(engine: Engine) -> None:
    here = sent(engine)
    first = SheetRecords(engine).all()[0]
    sent(engine, replace(COPY, name="Park"), here)
    (second,) = SheetRecords(engine).all()
    assert (second.id, second.copy.name) == (first.id, "Park")


def test_taken_back_or_erased_it_is_gone(engine: Engine) -> None:
    here, other = sent(engine), sent(engine)
    sent(engine, SheetCopy(), here)
    assert [each.conversation for each in SheetRecords(engine).all()] == [other]
    Records(engine).erase(other)
    assert SheetRecords(engine).all() == []


def test_they_stand_by_day_and_those_without_one_last(engine: Engine) -> None:
    days = [None, datetime.date(2027, 3, 1), datetime.date(2026, 12, 24)]
    for day in days:
        sent(engine, replace(COPY, day=day))
    assert [each.copy.day for each in SheetRecords(engine).all()] == [days[2], days[1], None]


async def test_what_a_patient_wrote_is_text_and_reading_it_is_noted(
    desk: Desk, browser: Browser, engine: Engine
) -> None:
    here = sent(engine)
    (sheet,) = SheetRecords(engine).all()
    somebody = await at_desk(desk, browser)
    for path in ("/desk/sheets", f"/desk/sheets/{sheet.id}"):
        page = (await somebody.get(path)).text
        assert "<img" not in page
        assert "&lt;img src=x" in page
    noted = desk.audit.latest(1)[0]
    assert (noted.what, noted.conversation) == ("sheet_read", here)
    assert EVIL not in str(desk.audit.latest(10))


async def test_a_question_that_the_list_no_longer_has_is_marked_in_the_copy(
    desk: Desk, browser: Browser, engine: Engine
) -> None:
    sent(engine)
    (sheet,) = SheetRecords(engine).all()
    somebody = await at_desk(desk, browser)
    path = f"/desk/sheets/{sheet.id}"
    assert (await somebody.post(f"{path}/questions", question="q_1", done="yes")).status_code == 303
    assert "answered</span>" in (await somebody.get(path)).text
    assert (await somebody.post(f"{path}/questions", question="q_1")).status_code == 303
    assert "answered</span>" not in (await somebody.get(path)).text
    assert (await somebody.post(f"{path}/questions", question="q_nothing", done="yes")).status_code == 404


@pytest.mark.parametrize("id", ["nothing", "%00", "%ED%95%9C", "a" * 300])
async def test_a_sheet_that_there_is_not_is_not_found(id: str, desk: Desk, browser: Browser, engine: Engine) -> None:
    somebody = await at_desk(desk, browser)
    assert (await somebody.get(f"/desk/sheets/{id}")).status_code == 404
