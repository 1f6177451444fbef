"""How far the candidacy check is, shown through the whole of it."""

from __future__ import annotations

import pytest
from browsing import DARK, STILL, Axe, NewPage
from panel_visit import Patient
from playwright.async_api import Page, expect
from visiting import CHECK, URGENT, Server, answer, titles

from bot.consult.candidacy import QUESTIONS

OF = len(QUESTIONS)


async def give(patient: Patient, given: str | int) -> None:
    """Answer a question of the check, by its button where it has one."""
    if isinstance(given, int):
        await patient.say(str(given))
        return
    page, before = patient.page, await patient.page.locator(".theirs").count()
    options = page.locator(".choices:not(.used)").last.get_by_role("button")
    shown = await options.all_text_contents()
    await options.nth(next(at for at, title in enumerate(shown) if title in titles()[answer(given)])).click()
    await expect(page.locator(".theirs").nth(before)).to_be_visible()


async def test_it_goes_with_the_check_and_ends_with_it(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    bar = page.get_by_role("progressbar", name="Candidacy check")
    await patient.say("check if it's right for me")
    await expect(bar).to_have_count(0)
    for step, given in enumerate(CHECK, start=1):
        await give(patient, given)
        if step > OF:
            break
        await expect(bar).to_have_attribute("aria-valuenow", str(step))
        await expect(bar).to_have_attribute("aria-valuemax", str(OF))
        await expect(bar).to_have_attribute("aria-valuetext", f"{step} of {OF}")
        if step == 3:
            await patient.say("does it hurt?")
            await expect(bar).to_have_attribute("aria-valuenow", "3")
            await patient.reload()
            await expect(bar).to_have_attribute("aria-valuenow", "3")
    await expect(bar).to_have_count(0)


async def test_it_ends_with_an_alarm_and_with_a_new_conversation(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    bar = page.get_by_role("progressbar")
    await patient.say("check if it's right for me")
    await give(patient, "yes")
    await expect(bar).to_be_visible()
    await patient.say(URGENT)
    await expect(bar).to_have_count(0)
    await patient.say("check if it's right for me")
    await expect(bar).to_be_visible()
    await page.get_by_role("button", name="Menu").click()
    await page.get_by_role("button", name="New conversation").click()
    await page.get_by_role("button", name="Start new").click()
    await expect(bar).to_have_count(0)


@pytest.mark.parametrize("look", [{}, DARK], ids=["light", "dark"])
async def test_axe_finds_nothing(new_page: NewPage, site: Server, axe: Axe, look: dict[str, str]) -> None:
    page = await new_page(viewport={"width": 1280, "height": 900}, **look, **STILL)
    patient = await Patient.arrive(page, site)
    await patient.say("check if it's right for me")
    await give(patient, "yes")
    await expect(page.get_by_role("progressbar")).to_be_visible()
    assert await axe(page) == []
