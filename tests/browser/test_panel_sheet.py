"""The consultation sheet in the chat: to look at, to print, to save; and how all panels look to axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import DARK, REFUSED, STILL, Axe, NewPage, Troubles
from panel_visit import PANELS, Patient
from playwright.async_api import Page, expect
from visiting import Server

SCRIPT = "<script>x</script><img src=x onerror=y> will it hurt?"


async def test_the_sheet_is_what_will_be_printed(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.say(f"add: {SCRIPT}")
    await patient.open("questions")
    await page.keyboard.press("Escape")
    pane = await patient.open("sheet")
    paper = pane.get_by_role("article", name="My consultation sheet")
    await expect(paper.locator(".top li")).to_have_count(3)
    await expect(paper.locator(".rest ol")).to_have_attribute("start", "4")
    await expect(paper.locator(".top")).to_contain_text(SCRIPT)
    assert await paper.locator("script, img").count() == 0
    printed = site.http.get("/chat/prep", headers=patient.headers).text
    for line in await paper.locator("h3, h4, li > div").all_text_contents():
        assert line.replace("<", "&lt;").replace(">", "&gt;") in printed.replace("&#x27;", "'").replace("&quot;", '"')

    async with page.context.expect_page() as opened:
        await pane.get_by_role("button", name="Print").click()
    tab = await opened.value
    await expect(tab.locator("main .top li")).to_have_count(3)
    await expect(patient.pane).to_have_count(0)


async def test_files_are_saved_from_the_panel(page: Page, site: Server, troubles: Troubles, tmp_path: Path) -> None:
    troubles.allow(REFUSED)
    patient = await Patient.arrive(page, site)
    pane = await patient.open("sheet")
    async with page.expect_download() as saving:
        await pane.get_by_role("button", name="Save as PDF").click()
    saved = await saving.value
    assert saved.suggested_filename == "consultation.pdf"
    await saved.save_as(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    await pane.get_by_role("button", name="Dates for my calendar").click()
    await expect(pane.get_by_role("alert")).to_contain_text("no dates yet")
    await page.keyboard.press("Escape")
    await patient.say("I want to start on 12 March 2027")
    pane = await patient.open("sheet")
    async with page.expect_download() as saving:
        await pane.get_by_role("button", name="Dates for my calendar").click()
    await (await saving.value).save_as(tmp_path / "dates.ics")
    assert b"BEGIN:VEVENT" in (tmp_path / "dates.ics").read_bytes()


@pytest.mark.parametrize(("look", "lang"), [({}, None), (DARK, "ko")], ids=["light", "dark and Korean"])
async def test_axe_finds_nothing_in_any_panel(
    new_page: NewPage, site: Server, axe: Axe, look: dict[str, str], lang: str | None
) -> None:
    page = await new_page(viewport={"width": 1280, "height": 900}, **look, **STILL)
    patient = await Patient.arrive(page, site, lang)
    for name in PANELS:
        await page.locator("maru-chat .round").nth(1).click()
        await page.locator(f".menu [data-panel={name}]").click()
        await expect(patient.pane.locator(".pane-foot")).to_be_attached()
        if name in ("face", "doses"):
            await patient.pane.locator("[data-area]").first.press("Enter")
        if name == "questions":
            await patient.pane.locator("[data-tool=edit]").first.click()
        for table in await patient.pane.locator("summary").all():
            await table.click()
        assert await axe(page) == [], name
        await patient.pane.locator(".pane-head button").click()
        await expect(patient.pane).to_have_count(0)


async def test_only_the_language_of_the_window_is_spoken(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site, "ko")
    for name in ("questions", "face", "doses", "costs", "ages"):
        await page.locator("maru-chat .round").nth(1).click()
        await page.locator(f".menu [data-panel={name}]").click()
        await expect(patient.pane.locator(".pane-foot")).to_be_attached()
        assert await patient.pane.get_attribute("lang") == "ko"
        titles = [
            await patient.pane.locator("h2").inner_text(),
            *await patient.pane.locator(".pane-foot button").all_text_contents(),
        ]
        assert all(not title or any("가" <= letter <= "힣" for letter in title) for title in titles), titles
        await page.keyboard.press("Escape")
