"""Bars of doses, costs over the years, the ages: what they show is the guide's, in a drawing and in a table."""

from __future__ import annotations

from panel_visit import Patient
from playwright.async_api import Page, expect
from visiting import Server

from bot.consult.plan import horizons
from bot.guide.load import guide


async def test_doses_as_bars_and_as_a_table(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    pane = await patient.open("doses")
    dosed = guide().dosed()
    assert await pane.locator(".row").count() == len(dosed)
    await pane.get_by_text("As a table").click()
    for area, row, line in zip(
        dosed, await pane.locator(".row").all(), await pane.locator("tbody tr").all(), strict=True
    ):
        dose = guide().dose(area.id)
        assert dose is not None
        for shown in (row, line):
            await expect(shown).to_contain_text(str(dose.baby))
            await expect(shown).to_contain_text(str(dose.standard))
        baby, standard = [await each.bounding_box() for each in await row.locator(".track i").all()]
        assert baby and standard and baby["x"] < standard["x"]
    await pane.locator("[data-area=area_glabella]").click()
    await pane.get_by_role("button", name="Ask Maru about Glabella").click()
    await expect(page.locator(".mine").last).to_contain_text("How many units for the glabella?")


async def test_costs_by_the_price_that_is_chosen(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.say("what does it cost over the years at $150 a session?")
    await page.get_by_role("button", name="See the years").click()
    pane = patient.pane
    await expect(pane.get_by_role("radio", name="My plan")).to_be_checked()
    await expect(pane.locator(".span")).to_have_count(len(horizons(guide())))
    await expect(pane.locator(".span").first).to_contain_text("$600")
    await expect(pane.locator(".card")).to_contain_text("the price you were offered")
    await pane.get_by_role("radio", name="One area").check(force=True)
    year = guide().prices.single.times(4)
    await expect(pane.locator(".span").first).to_contain_text(str(year))
    await pane.get_by_role("radio", name="One area").press("ArrowRight")
    await expect(pane.get_by_role("radio", name="Several areas")).to_be_checked()
    await expect(pane.locator(".span").last).to_contain_text(
        str(guide().prices.multi.times(4 * guide().long_term.cost_years))
    )
    await pane.get_by_text("As a table").click()
    await expect(pane.locator("tbody tr").first).to_contain_text(str(year))


async def test_the_ages_on_a_line(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    pane = await patient.open("ages")
    stages = guide().starting.ages
    boxes = [await each.bounding_box() for each in await pane.locator(".stage").all()]
    assert [box["x"] for box in boxes if box] == sorted(box["x"] for box in boxes if box)
    for stage in stages:
        button = pane.get_by_role("button", name=stage.stage)
        await button.press("Enter")
        await expect(button).to_have_attribute("aria-pressed", "true")
        await expect(pane.locator(".card")).to_contain_text(stage.text)
    assert await pane.locator(".stage[aria-pressed=true]").count() == 1
    await pane.get_by_text("As a table").click()
    assert await pane.locator("tbody tr").count() == len(stages)
    await pane.get_by_role("button", name="Ask Maru when to start").click()
    await expect(page.locator(".mine").last).to_contain_text("When do people start?")


async def test_what_could_not_be_loaded_can_be_tried_again(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await page.route("**/chat/guide.json", lambda route: route.fulfill(status=200, body="no JSON"))
    await page.get_by_role("button", name="Menu").click()
    await page.locator(".menu [data-panel=ages]").click()
    await expect(patient.pane.get_by_role("alert")).to_be_visible()
    await page.unroute("**/chat/guide.json")
    await page.get_by_role("button", name="Try again").click()
    await expect(patient.pane.locator(".stage").first).to_be_visible()
