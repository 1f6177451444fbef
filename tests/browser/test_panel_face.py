"""The face with areas to tap: by mouse, by keyboard, on a phone."""

from __future__ import annotations

import re

import pytest
from browsing import PHONE, NewPage
from panel_visit import Patient
from playwright.async_api import Locator, Page, expect
from visiting import Server

from bot.guide.load import guide
from bot.guide.names import AREAS


def area(pane: Locator, name: str) -> Locator:
    return pane.locator(f"[data-area={name}]")


async def test_every_area_is_a_button_with_a_name_and_a_description(page: Page, site: Server) -> None:
    pane = await (await Patient.arrive(page, site)).open("face")
    assert await pane.locator("[data-area]").count() == len(AREAS)
    for each in guide().areas:
        button = area(pane, each.id)
        await expect(button).to_have_role("button")
        await expect(button).to_have_accessible_name(re.compile(each.name, re.IGNORECASE))
        await expect(button).to_have_accessible_description(f"{each.place}: {each.addresses}")
        await expect(button).to_have_attribute("aria-pressed", "false")


async def test_tapping_shows_the_doses_and_asks_maru(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    pane = await patient.open("face")
    for name in ("area_forehead", "area_crows_feet", "area_lip_flip"):
        await area(pane, name).locator(".spot").first.click()
    await area(pane, "area_lip_flip").locator(".name").click()
    assert await pane.locator("[data-area][aria-pressed=true]").count() == 2
    cards = await pane.locator(".card").all_text_contents()
    assert len(cards) == 2 and "Crow's feet" in cards[0] and "each side" in cards[0]
    for name, card in (("area_crows_feet", cards[0]), ("area_forehead", cards[1])):
        dose = guide().dose(name)
        assert dose and str(dose.baby) in card and str(dose.standard) in card
    await pane.get_by_role("button", name="Ask Maru about Forehead and Crow's feet").click()
    await expect(patient.pane).to_have_count(0)
    await expect(page.locator(".mine").last).to_contain_text("How many units for the forehead and crow's feet?")
    await expect(page.locator(".theirs").last).to_contain_text("units")
    await expect(page.locator(".theirs").last.locator("[data-panel=face]")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
async def test_the_middle_of_an_area_and_of_its_spots_can_be_tapped(page: Page, site: Server, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    pane = await (await Patient.arrive(page, site)).open("face")
    missed = await pane.evaluate(
        """(pane) => [...pane.querySelectorAll('[data-area]')].filter((area) => {
        return [area, ...area.querySelectorAll('.spot')].some((part) => {
            const {x, y, width, height} = part.getBoundingClientRect();
            return pane.getRootNode().elementFromPoint(x + width / 2, y + height / 2)?.closest('[data-area]') !== area;
        });
        }).map((area) => area.dataset.area)"""
    )
    assert missed == []


async def test_the_drawing_of_the_face_catches_no_click(page: Page, site: Server) -> None:
    pane = await (await Patient.arrive(page, site)).open("face")
    caught = await pane.evaluate(
        """(pane) => [...pane.querySelectorAll('.line')].filter((part) => {
        const {x, y, width, height} = part.getBoundingClientRect();
        const found = pane.getRootNode().elementsFromPoint(x + width / 2, y + height / 2);
        return found.some((each) => each.matches('.line'));
        }).length"""
    )
    assert caught == 0
    await area(pane, "area_forehead").click()
    await expect(area(pane, "area_forehead")).to_have_attribute("aria-pressed", "true")


async def test_by_keyboard_alone(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    menu = page.get_by_role("button", name="Menu")
    await menu.press("Enter")
    await page.locator(".menu [data-panel=face]").press("Enter")
    await expect(patient.pane.locator("[data-area]").first).to_be_visible()
    await expect(patient.pane.get_by_role("heading", name="Areas of the face")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    first = patient.pane.locator("[data-area]").first
    await expect(first).to_be_focused()
    await page.keyboard.press("Space")
    await expect(first).to_have_attribute("aria-pressed", "true")
    await expect(patient.pane.locator(".card")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(first).to_have_attribute("aria-pressed", "false")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Shift+Tab")
    await expect(patient.pane.locator("summary")).to_be_focused()  # the focus goes round within the panel
    await page.keyboard.press("Escape")
    await expect(patient.pane).to_have_count(0)
    await expect(menu).to_be_focused()
    await expect(page.locator("maru-chat .panel")).to_be_visible()


async def test_an_area_without_a_dose_says_so(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    pane = await patient.open("face")
    await area(pane, "area_masseter").locator(".name").click()
    await expect(pane.locator(".card")).to_contain_text("The guide gives no dose")
    await pane.get_by_role("button", name="Ask Maru about Masseter").click()
    await expect(page.locator(".mine").last).to_contain_text("Tell me about the masseter")


async def test_an_answer_about_doses_leads_to_the_face(page: Page, site: Server) -> None:
    patient = await Patient.arrive(page, site)
    await patient.say("how many units for the forehead?")
    button = page.get_by_role("button", name="See it on the face")
    await button.click()
    await expect(patient.pane.locator("[data-area]").first).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(button).to_be_focused()
    await patient.reload()
    await expect(page.get_by_role("button", name="See it on the face")).to_have_count(1)


@pytest.mark.parametrize("lang", [None, "ko"])
async def test_a_phone_has_room_for_it(new_page: NewPage, site: Server, lang: str | None) -> None:
    page = await new_page(**PHONE)
    patient = await Patient.arrive(page, site, lang)
    await page.locator("maru-chat .round").nth(1).tap()
    await page.locator(".menu [data-panel=face]").tap()
    await patient.pane.locator("[data-area=area_lip_flip] .name").tap()
    await expect(patient.pane.locator(".card")).to_have_count(1)
    assert await patient.pane.evaluate("pane => pane.querySelector('.pane-body').scrollWidth <= innerWidth")
    for box in [await each.bounding_box() for each in await patient.pane.locator(".area .name").all()]:
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert box["height"] >= 24, "a finger needs as much (WCAG 2.5.8)"
