"""What people ask: counts by day, spreadsheets, groups of what was not understood."""

from __future__ import annotations

import asyncio
import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from signing_in import PASSWORD, Person
from sqlalchemy.engine import Engine

from bot.conversation.bubbles import Turn
from bot.conversation.counts import CLASSES, Counts, median_class
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.messages import Bubble
from bot.conversation.store import Change, Records, Said, conversation_of, now
from bot.conversation.tables import not_understood
from bot.conversation.tables_handover import handovers
from bot.desk import groups
from bot.desk.app import Desk
from bot.desk.stats import as_csv, read_stats, table_of

Browser = Callable[..., Person]
EVIL = '=HYPERLINK("http://evil.test","x")'


def turn(intent: str, *topics: str, millis: float = 7.0) -> Turn:
    return Turn((Bubble(text="x", topics=topics),), intent, 1.0, millis, {})


def asked(value: str | None, at: float) -> dict[str, Any]:
    return {"event": "slot", "name": "requested_slot", "value": value, "timestamp": at}


def test_turns_are_counted_by_day_without_a_word(engine: Engine) -> None:
    counts = Counts(engine)
    for _ in range(3):
        counts.hear(turn("ask_dose", "dose", "area_forehead"))
    counts.hear(turn("report_symptom", "call_clinic", millis=90_000))
    counts.hear(turn("contact_human", "contact_staff"))
    counts.flush()
    counts.flush()
    another = Counts(engine)
    another.hear(turn("ask_dose", "dose"))
    another.flush()
    stats = read_stats(engine, counts, 7)
    assert stats.turns.total == 6
    assert {each.name: each.total for each in stats.topics}["dose"] == 4
    assert stats.topics[0].name == "dose"
    assert list(stats.symptoms.values()) == [1]
    assert stats.persons["asked"] == 1
    assert stats.median_millis == 10


def test_what_cannot_be_written_is_not_lost(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Counts(engine)
    counts.hear(turn("ask_dose", "dose"))
    with monkeypatch.context() as broken:
        broken.setattr(counts, "_engine", None)
        with pytest.raises(AttributeError):
            counts.flush()
    counts.flush()
    assert read_stats(engine, counts, 7).turns.total == 1


def test_the_median_of_times() -> None:
    assert median_class({}) is None
    assert median_class({"5": 1, "10": 1, "5000": 1}) == 10
    assert median_class({str(CLASSES[-1]): 2}) == CLASSES[-1]


def test_the_check_is_left_where_somebody_fell_silent(engine: Engine) -> None:
    records = Records(engine)
    long_ago = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=3)).timestamp()
    silent, ended, talking = (conversation_of(records.open()) for _ in range(3))
    lately = datetime.datetime.now(datetime.UTC).timestamp()
    records.add(silent, Said(None, []), Change([asked("age", long_ago), asked("pregnancy", long_ago)]))
    records.add(ended, Said(None, []), Change([asked("age", long_ago), asked(None, long_ago)]))
    records.add(talking, Said(None, []), Change([asked("age", lately)]))
    stats = read_stats(engine, Counts(engine), 7)
    assert (stats.begun, stats.finished, dict(stats.left)) == (3, 1, {"pregnancy": 1})


def test_hand_overs_are_counted_with_the_time_until_one_was_taken(engine: Engine) -> None:
    records = Records(engine)
    for waited in (10, 20, 600, None):
        here, since = conversation_of(records.open()), now()
        taken = None if waited is None else since + datetime.timedelta(seconds=waited)
        row = {"conversation": here, "state": "waiting", "reason": "asked", "urgent": False, "version": 1}
        with engine.begin() as connection:
            connection.execute(handovers.insert().values(**row, since=since, taken=taken))
    stats = read_stats(engine, Counts(engine), 7)
    assert stats.persons == {"handed over: asked": 4}
    assert stats.median_taken == 20


@pytest.mark.parametrize("cell", [EVIL, "+1", "-1+1", "@SUM(A1)", "\t=1", "  =1", "\r=1"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(cell: str) -> None:
    (row,) = csv.reader(io.StringIO(as_csv([(cell, 3)])))
    assert row[0].startswith("'")
    assert row[1] == "3"


async def test_the_page_has_charts_tables_and_a_file(desk: Desk, browser: Browser, engine: Engine) -> None:
    counts = Counts(engine)
    counts.hear(turn("ask_dose", "dose"))
    counts.flush()
    InboxRecords(engine).count("ask_pain")
    desk.accounts.add("mina", "desk", PASSWORD)
    somebody = browser()
    await somebody.sign_in("mina")
    page = (await somebody.get("/desk/asked?days=7")).text
    assert page.count("<svg") == 2
    assert "/desk/drafts?subject=pain" in page
    saved = await somebody.get("/desk/asked/figures.csv?days=7")
    assert saved.headers["content-type"].startswith("text/csv")
    assert "attachment" in saved.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(saved.text.lstrip("\ufeff"))))
    assert rows[0] == ["day", "kind", "name", "count"]
    assert [now().date().isoformat(), "topic", "dose", "1"] in rows
    assert (await somebody.get("/desk/asked?days=nonsense")).status_code == 200
    assert len(table_of(read_stats(engine, counts, 7))) == len(rows)


@pytest.fixture
def taught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine, desk: Desk) -> Path:
    """Two messages that were not understood, a simple encoder, and examples to add to."""
    here = conversation_of(Records(engine).open())
    with engine.begin() as connection:
        for text in (EVIL, "<script>alert(1)</script> jabs"):
            row = {"conversation": here, "day": now().date(), "reason": "unsure", "text": text}
            connection.execute(not_understood.insert().values(row))
    file = tmp_path / "pain.yml"
    file.write_text('version: "3.1"\nnlu:\n- intent: ask_pain\n  examples: |\n    - does it hurt\n', encoding="utf-8")
    monkeypatch.setattr(groups, "_grouped", lambda messages: [groups.Group(tuple(messages))] if messages else [])
    return file


async def test_a_group_is_shown_escaped_and_becomes_examples(
    desk: Desk, browser: Browser, engine: Engine, taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.desk.groups.Groups._nearest", lambda self, text: _nearest())
    monkeypatch.setattr("bot.desk.groups.plan", lambda folder, *rest: groups_plan(taught.parent, *rest))
    desk.accounts.add("kim", "doctor", PASSWORD)
    doctor = browser()
    await doctor.sign_in("kim")
    page = (await doctor.get("/desk/asked/groups")).text
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    saved = (await doctor.get("/desk/asked/groups.csv")).text
    assert "'=HYPERLINK" in saved

    wrong = await doctor.post("/desk/asked/groups/1/examples", intent="ask_nothing")
    assert wrong.status_code == 422
    assert "no intent with examples" in wrong.text
    done = await doctor.post("/desk/asked/groups/1/examples", intent="ask_pain")
    assert "2 added to pain.yml" in done.text and "maru train" in done.text
    assert "alert(1)" in await asyncio.to_thread(taught.read_text, "utf-8")
    assert InboxRecords(engine).messages() == []
    assert (await doctor.post("/desk/asked/groups/1/drop")).status_code == 404


async def _nearest() -> tuple[str, ...]:
    return ("ask_pain",)


groups_plan = groups.plan
