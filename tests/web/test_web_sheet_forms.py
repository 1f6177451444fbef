"""The sheet as PDF, text and calendar, and the pictures."""

from __future__ import annotations

import json

import httpx
import icalendar
import pytest
from visiting import Visitor, error_code

from bot.consult.sheet import gathered
from bot.guide.load import guide
from bot.pictures.gallery import NAMES
from bot.sentences import clinic, sentence
from bot.web.accept import best
from bot.web.prep import TYPES

SCRIPTS = [
    "does <script>alert(1)</script> work here",
    "هل سيؤلم العلاج كثيرا",
    "האם זה כואב לי מאוד",
    "보톡스가 많이 아픈가요",
    "is it ok 😀 ✨ 🦄 to smile",
]


async def test_every_form_is_served_and_kept_nowhere(visitor: Visitor) -> None:
    await visitor.check()
    await visitor.say("when would my next sessions be if I start on 12 March 2030")
    for kind in TYPES:
        got = await visitor.prep(kind)
        assert got.status_code == 200, got.text
        assert got.headers["content-type"].startswith(kind)
        assert got.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in got.headers["content-security-policy"]
        assert "filename=" in got.headers["content-disposition"]
        assert got.content
    assert (await visitor.prep("application/pdf")).content.startswith(b"%PDF-")


async def test_the_calendar_has_the_dates_of_the_sheet(visitor: Visitor) -> None:
    got = await visitor.prep("text/calendar")
    assert got.status_code == 404 and error_code(got) == "no_dates"
    await visitor.say("when would my next sessions be if I start on 30 November 2030")
    plan = (await visitor.sheet())["plan"]
    assert set(plan) == {"per_session", "per_year", "currency", "dates"}
    assert plan["dates"] == ["2031-02-28", "2031-05-30", "2031-08-30", "2031-11-30"]
    events = icalendar.Calendar.from_ical((await visitor.prep("text/calendar")).content).walk("VEVENT")
    assert [event["dtstart"].dt.isoformat() for event in events] == plan["dates"]


async def test_asking_for_a_year_puts_its_cost_on_the_sheet(visitor: Visitor) -> None:
    await visitor.say("what would a year of forehead sessions cost me")
    assert (await visitor.sheet())["plan"] == {"per_session": [80, 200], "per_year": [320, 800], "currency": "USD"}


@pytest.mark.parametrize("text", SCRIPTS)
async def test_any_script_stands_on_the_sheet_as_it_was_written(visitor: Visitor, text: str) -> None:
    await visitor.say(f"add: {text}")
    assert text in json.dumps(await visitor.sheet(), ensure_ascii=False)
    assert text in (await visitor.prep("text/plain")).text
    page = (await visitor.prep("text/html")).text
    assert "<script" not in page and text.replace("<", "&lt;").replace(">", "&gt;") in page
    assert (await visitor.prep("application/pdf")).status_code == 200


async def test_the_sheet_is_for_its_patient_alone(client: httpx.AsyncClient) -> None:
    for path in ("/chat/prep", "/chat/pictures/plan.svg"):
        assert (await client.get(path, headers={"accept": "application/pdf"})).status_code == 401


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ending", "kind"), [("svg", "image/svg+xml"), ("png", "image/png")])
async def test_a_picture_of_the_guide_is_for_everybody(
    client: httpx.AsyncClient, name: str, ending: str, kind: str
) -> None:
    got = await client.get(f"/pictures/{name}.{ending}")
    assert got.status_code == 200 and got.headers["content-type"].startswith(kind)
    assert "public" in got.headers["cache-control"]
    again = await client.get(f"/pictures/{name}.{ending}", headers={"if-none-match": got.headers["etag"]})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize(
    "path", ["/pictures/nobody.svg", "/pictures/doses.gif", "/pictures/doses", "/pictures/..%2fx.svg"]
)
async def test_there_are_no_other_pictures(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_a_patients_own_picture(visitor: Visitor) -> None:
    got = await visitor.client.get("/chat/pictures/plan.svg", headers=visitor.headers)
    assert got.status_code == 404 and error_code(got) == "no_picture"
    await visitor.say("what would a year of forehead sessions cost me")
    got = await visitor.client.get("/chat/pictures/plan.png", headers=visitor.headers)
    assert got.status_code == 200 and got.content.startswith(b"\x89PNG")
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "text",
    ["how many units for the forehead", "what would a year cost", "when do people start", "which areas are there"],
)
async def test_an_answer_carries_its_picture_once(visitor: Visitor, text: str) -> None:
    shown = await visitor.say(text)
    (image,) = [bubble["image"] for bubble in shown if "image" in bubble]
    assert image["alt"]
    assert (await visitor.client.get(image["url"])).headers["content-type"].startswith("image/svg+xml")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/pdf;q=0.5, text/plain", "text/plain"),
        ("text/html;q=0.2, application/pdf;q=0.9", "application/pdf"),
        ("*/*;q=0.1, text/calendar", "text/calendar"),
        ("text/html;q=0, */*", "application/json"),
        ("text/*", "text/html"),
        ("application/*", "application/json"),
        ("TEXT/PLAIN; charset=utf-8", "text/plain"),
        ("text/plain;q=nonsense", None),
        ("text/html;q=0", None),
        ("image/png", None),
        ("", "text/html"),
        ("a" * 5_000, None),
    ],
)
def test_weights_are_honoured(accept: str, kind: str | None) -> None:
    assert best(accept, TYPES) == kind


def test_a_quote_stands_in_the_contracts_shape() -> None:
    finding = {"what": "price", "value": "$350", "range": "$80–$200", "verdict": "above", "text": "Above."}
    kept = {
        **finding,
        "code": "price_above",
        "amount": {"low": 350, "high": 350},
        "low": 80,
        "high": 200,
        "unit": "USD",
    }
    found = gathered({"quote": {"findings": [kept]}}, guide(), clinic(), sentence)
    assert found == {"quote": {"findings": [finding]}}
