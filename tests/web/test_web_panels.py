"""The figures that the panels of the chat show."""

from __future__ import annotations

import gzip
import re

import httpx
import pytest
from visiting import Visitor

from bot.consult.plan import horizons
from bot.guide.load import guide

PANELS = ("face", "doses", "costs", "ages", "questions", "sheet")
# What the chat itself is made of is there before a panel is opened.
OF_THE_CHAT = "/static/chat-"
LARGEST = 12 * 1024


async def test_the_figures_are_those_of_the_guide(client: httpx.AsyncClient) -> None:
    got = await client.get("/chat/guide.json")
    told = got.json()
    assert [area["id"] for area in told["areas"]] == [area.id for area in guide().areas]
    for area in told["areas"]:
        dose = guide().dose(area["id"])
        assert ("baby" in area) == ("standard" in area) == (dose is not None)
        if dose:
            assert area["baby"] == [dose.baby.low, dose.baby.high]
            assert area["standard"] == [dose.standard.low, dose.standard.high]
    assert [age["years"] for age in told["ages"]] == [
        [age.reading.years.low, age.reading.years.high] for age in guide().starting.ages
    ]
    again = await client.get("/chat/guide.json", headers={"if-none-match": got.headers["etag"]})
    assert again.status_code == 304 and not again.content


async def test_costs_are_counted_over_the_years(visitor: Visitor) -> None:
    got = await visitor.client.get("/chat/prep/costs", headers=visitor.headers)
    found = got.json()["costs"]
    assert [each["kind"] for each in found] == ["single", "multi", "micro"]
    assert not any(each["own"] for each in found)
    for each in found:
        assert [span["years"] for span in each["spans"]] == list(horizons(guide()))
        for span in each["spans"]:
            assert span["total"] == [end * each["sessions"] * span["years"] for end in each["session"]]


async def test_an_own_plan_stands_first(visitor: Visitor) -> None:
    await visitor.say("what does it cost over the years at $150 a session?")
    plan = (await visitor.sheet())["plan"]
    got = await visitor.client.get("/chat/prep/costs", headers=visitor.headers)
    first, *others = got.json()["costs"]
    assert first["own"] and first["by"] == "quote"
    assert first["session"] == plan["per_session"] and first["spans"][0]["total"] == plan["per_year"]
    assert not any(each["own"] for each in others)


async def scripts(client: httpx.AsyncClient, *start: str) -> dict[str, int]:
    """The scripts that a browser loads with these, beside those of the chat, each with its bytes, gzipped."""
    wanted, sizes = list(start), dict[str, int]()
    while wanted:
        path = wanted.pop()
        if path in sizes or path.startswith(OF_THE_CHAT):
            continue
        source = (await client.get(path)).text
        sizes[path] = len(gzip.compress(source.encode(), 9))
        wanted += [f"/static/{name}" for name in re.findall(r'^import\b[^;]*"\./([^"]+)";', source, re.MULTILINE)]
    return sizes


@pytest.mark.parametrize("name", PANELS)
async def test_a_panel_is_small(client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str], name: str) -> None:
    sizes = await scripts(client, "/static/panel-frame.js", f"/static/panel-{name}.js")
    with capsys.disabled():
        print(f"\n{sum(sizes.values()):>7,} bytes gzipped for the panel {name}", end="")  # noqa: T201
    assert len(sizes) >= 4
    assert sum(sizes.values()) < LARGEST


async def test_a_page_of_an_allowed_origin_may_change_the_list(client: httpx.AsyncClient) -> None:
    asked = {"origin": "https://clinic.example", "access-control-request-method": "PATCH",
             "access-control-request-headers": "authorization,content-type"}  # fmt: skip
    got = await client.options("/chat/prep/questions", headers=asked)
    assert got.status_code == 200
    assert "PATCH" in got.headers["access-control-allow-methods"]
