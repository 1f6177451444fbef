"""The desk's information in a browser: answers by keyboard, offers, sheets, own answers, figures."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncIterator

import pytest
from browsing import REFUSED, Axe, NewPage, Troubles
from desk_visit import Patient, account, sign_in
from playwright.async_api import Page, expect
from visiting import Server

from bot.sentences import sentence

TABLET = {"viewport": {"width": 768, "height": 1024}, "permissions": ["clipboard-read", "clipboard-write"]}
EVIL = "<img src=x onerror=document.title='owned'>"


@pytest.fixture
async def staff(new_page: NewPage, site: Server) -> AsyncIterator[Page]:
    """Somebody of the desk, with an old tablet."""
    account(site, "mina", "desk")
    page = await new_page(**TABLET)
    await sign_in(page, site, "mina", "/desk/answers")
    yield page


async def test_an_answer_is_found_and_copied_by_keyboard_alone(staff: Page) -> None:
    await expect(staff.locator("#q")).to_be_focused()
    await staff.keyboard.type("crows fe")
    await expect(staff.locator(".hit").first).to_have_attribute("data-id", "area_crows_feet")
    await staff.keyboard.type("et baby dose")
    await expect(staff.locator(".hit").first).to_have_attribute("data-id", "dose_crows_feet")
    await staff.keyboard.press("ArrowDown")
    await expect(staff.locator(".hit").first).to_be_focused()
    await staff.keyboard.press("c")
    await expect(staff.locator("#told")).to_contain_text("Copied")
    assert await staff.evaluate("navigator.clipboard.readText()") == sentence("utter_dose_crows_feet")
    await staff.keyboard.press("ArrowDown")
    await expect(staff.locator(".hit").nth(1)).to_be_focused()
    await staff.keyboard.press("Shift+C")
    await expect(staff.locator(".hit.copied")).to_have_count(1)
    await staff.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('Source: '))")
    await staff.keyboard.press("/")
    await expect(staff.locator("#q")).to_be_focused()
    await staff.keyboard.type("red flags")
    await expect(staff.locator(".hit").first).to_have_attribute("data-id", "red_flags")
    await staff.keyboard.press("Enter")
    await staff.keyboard.press("Enter")
    await expect(staff.locator(".hit").first.locator(".long")).to_be_visible()
    await staff.keyboard.press("Escape")
    await expect(staff.locator("#q")).to_be_focused()


async def test_a_symptom_stands_first_and_markup_stays_text(staff: Page) -> None:
    await staff.keyboard.type("she cant breathe since the injection")
    await expect(staff.locator(".hit").first).to_have_attribute("data-id", "urgent_now")
    await staff.locator("#q").fill(EVIL)
    await staff.wait_for_timeout(0)
    await expect(staff.locator("#found img")).to_have_count(0)
    assert "owned" not in await staff.title()


async def test_an_offer_and_a_sum_without_a_mouse(staff: Page, site: Server) -> None:
    await staff.goto(f"{site.base}/desk/answers/doses")
    await staff.get_by_label("glabella", exact=True).check()
    await staff.get_by_label("crow's feet", exact=True).check()
    await expect(staff.locator("#total")).to_contain_text("16–30 units in baby doses")
    await staff.goto(f"{site.base}/desk/answers/offer")
    await staff.get_by_label("forehead", exact=True).fill("25")
    await staff.get_by_label("Price", exact=True).fill("350")
    await staff.get_by_label("Age", exact=True).fill("24")
    await staff.get_by_label("Age", exact=True).press("Enter")
    await expect(staff.locator("#looked")).to_contain_text("$350 is above the range")
    await expect(staff.get_by_label("Price", exact=True)).to_have_value("350")


async def test_a_sheet_reaches_the_desk_and_its_marks_the_patient(
    staff: Page, site: Server, troubles: Troubles
) -> None:
    troubles.allow(REFUSED)  # what was taken back is not found
    patient = Patient(site)
    day = (datetime.date.today() + datetime.timedelta(days=9)).isoformat()
    said = [f"add: will it show {EVIL}?", "send my sheet to the clinic", "yes", f"Kim Minji, {day}"]
    for words in said[:2]:
        await asyncio.to_thread(patient.say, words)
    await staff.goto(f"{site.base}/desk/sheets")
    await expect(staff.get_by_role("link", name="Kim Minji")).to_have_count(0)
    for words in said[2:]:
        await asyncio.to_thread(patient.say, words)
    await staff.reload()
    await expect(staff.get_by_role("row", name="Kim Minji")).to_contain_text(day)
    await staff.get_by_role("link", name="Kim Minji").click()
    await expect(staff.locator(".sheet")).to_contain_text(EVIL)
    await expect(staff.locator(".sheet img")).to_have_count(0)
    question = staff.locator(".sheet ol li", has_text="will it show")
    await question.get_by_role("button").click()
    await expect(staff.locator(".sheet li.done")).to_contain_text("will it show")
    sheet = await asyncio.to_thread(patient.sheet)
    assert [each["done"] for each in sheet["questions"] if "will it show" in each["text"]] == [True]
    await asyncio.to_thread(patient.say, "take my sheet back")
    got = await staff.reload()
    assert got is not None and got.status == 404


async def test_an_answer_is_given_by_the_chat_once_a_doctor_approved_it(
    staff: Page, new_page: NewPage, site: Server
) -> None:
    patient, words = Patient(site), f"Our sheet says: wait a day. {EVIL}"
    await staff.goto(f"{site.base}/desk/drafts?subject=aftercare_flying")
    await staff.get_by_label("What the clinic says").fill(words)
    await staff.get_by_role("button", name="Keep as draft").click()
    await expect(staff.locator("article").first).to_contain_text(words)
    await expect(staff.locator("article img")).to_have_count(0)
    await expect(staff.get_by_role("button", name="Approve")).to_have_count(0)
    account(site, "kim", "doctor", "Dr Kim")
    doctor = await new_page(**TABLET)
    await sign_in(doctor, site, "kim", "/desk/drafts")
    await doctor.get_by_role("button", name="Approve: Flying afterwards").click()
    await expect(doctor.get_by_role("heading", name="In use")).to_be_visible()
    bubbles = await asyncio.to_thread(patient.say, "can I fly the day after?")
    assert words in bubbles[0]["text"]
    assert "Dr Kim" in bubbles[0]["text"]
    await doctor.get_by_role("button", name="Take out of use: Flying afterwards").click()
    await expect(doctor.get_by_role("heading", name="In use")).to_have_count(0)
    bubbles = await asyncio.to_thread(patient.say, "can I fly the day after?")
    assert words not in bubbles[0]["text"]


async def test_figures_are_saved_as_a_file(staff: Page, site: Server) -> None:
    await asyncio.to_thread(Patient(site).say, "how many units for the forehead?")
    await staff.goto(f"{site.base}/desk/asked?days=7")
    await expect(staff.locator(".topics")).to_contain_text("Dose")
    async with staff.expect_download() as saving:
        await staff.get_by_role("link", name="Save as CSV").click()
    saved = await (await saving.value).path()
    text = await asyncio.to_thread(saved.read_text, "utf-8")
    assert ",topic,dose," in text


async def test_every_page_is_accessible_in_both_schemes(new_page: NewPage, site: Server, axe: Axe) -> None:
    account(site, "jiwoo", "admin")
    for scheme in ("light", "dark"):
        page = await new_page(**TABLET, color_scheme=scheme)
        await sign_in(page, site, "jiwoo", "/desk/answers")
        for path in ("answers?q=cant+breathe", "answers?q=dose", "answers/doses?area_glabella=on", "answers/offer", "sheets",
                     "asked", "asked/groups", "drafts", "safety", "erasure"):  # fmt: skip
            await page.goto(f"{site.base}/desk/{path}")
            assert await axe(page) == [], (scheme, path)
            wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path


@pytest.mark.parametrize("width", [360, 768])
async def test_every_page_is_reached_on_a_small_screen(width: int, new_page: NewPage, site: Server) -> None:
    account(site, "jiwoo", "admin")
    page = await new_page(viewport={"width": width, "height": 640}, has_touch=True)
    await sign_in(page, site, "jiwoo", "/desk/live")
    row = page.get_by_role("navigation", name="Pages of the desk")
    paths = [await link.get_attribute("href") for link in await row.get_by_role("link").all()]
    assert len(paths) > 8, "all pages of an admin"
    for path in paths:
        await row.locator(f"a[href='{path}']").tap()
        await page.wait_for_url(f"**{path}")
        await expect(row.locator("[aria-current]")).to_be_in_viewport(ratio=0.9)
        boxes = [await link.bounding_box() for link in await row.get_by_role("link").all()]
        assert len({box["y"] for box in boxes if box}) == 1, f"{path}: one row"
        assert min(box["height"] for box in boxes if box) >= 44, "a finger's width"
        wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{path}: the row scrolls, the page does not"
        await expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_in_viewport(ratio=0.9)
