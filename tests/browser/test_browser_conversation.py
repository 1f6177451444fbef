"""A patient on the demo clinic's page, from the first question to the sheet."""

from __future__ import annotations

import re

from browsing import DARK, PHONE, REFUSED, Axe, NewPage, Shot, Talk, Troubles
from playwright.async_api import Page, expect
from visiting import CHECK, URGENT, Server, answer, titles


async def test_from_the_first_question_to_the_sheet_as_a_file(talk: Talk, shot: Shot) -> None:
    await talk.say("how many units for the forehead")
    await expect(talk.answers.last).to_contain_text(re.compile(r"\d+–\d+ units"))
    sources = talk.log.locator("details.sources").last
    await sources.locator("summary").click()
    await expect(sources.get_by_role("listitem").first).to_be_visible()
    await talk.say("check if it's right for me")
    for given in CHECK:
        if isinstance(given, int):
            await talk.say(str(given))
        else:
            shown = talk.log.locator(".choices:not(.used) button")
            (title,) = titles()[answer(given)] & set(
                await shown.evaluate_all("(all) => all.map((b) => b.dataset.title)")
            )
            await talk.tap(title)
    await talk.say("make my question list")
    async with talk.page.expect_download() as saved:
        await talk.sheet("Save as PDF")
    file = await (await saved.value).path()
    assert file.read_bytes().startswith(b"%PDF-")
    await talk.page.keyboard.press("Escape")
    async with talk.page.context.expect_page() as opened:
        await talk.sheet("Print")
    sheet = await opened.value
    await expect(sheet.get_by_role("heading", level=1)).to_be_visible()
    await shot(talk.page, "conversation")


async def test_the_whole_check_by_keyboard_alone(talk: Talk) -> None:
    page = talk.page
    focused = "(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.dataset?.title ?? at?.localName; })()"

    async def reach(wanted: frozenset[str], key: str) -> None:
        for _ in range(60):
            if await page.evaluate(focused) in wanted:
                return
            await page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {wanted}")

    field = frozenset({"textarea"})
    await reach(field, "Tab")
    await page.keyboard.type("check if it's right for me")
    await page.keyboard.press("Enter")
    await talk.settle()
    for given in CHECK:
        if isinstance(given, int):
            await reach(field, "Tab")
            await page.keyboard.type(str(given))
        else:
            shown = await talk.log.locator(".choices:not(.used) button").evaluate_all(
                "(all) => all.map((b) => b.dataset.title)"
            )
            await reach(
                titles()[answer(given)] & set(shown),
                "Shift+Tab" if await page.evaluate(focused) == "textarea" else "Tab",
            )
        await page.keyboard.press("Enter")
        await talk.settle()
    await page.keyboard.press("Tab")
    await expect(talk.answers.last).to_be_visible()
    prep = await page.evaluate(
        """async () => (await fetch('/chat/prep', {headers: {Accept: 'application/json',
        Authorization: `Bearer ${sessionStorage.getItem(Object.keys(sessionStorage).find((key) => !key.endsWith('unsent')))}`}})).json()"""
    )
    assert prep["candidacy"]["outcome"] == "discuss"


async def test_buttons_stay_to_be_read_after_use_and_work_once(talk: Talk) -> None:
    first = talk.log.locator(".choices").first
    button = first.get_by_role("button").first
    title = await button.inner_text()
    await button.click()
    await talk.settle()
    await expect(button).to_have_attribute("aria-disabled", "true")
    await expect(button).to_be_visible()
    await expect(talk.own).to_have_text([title])
    await button.click(force=True)
    await talk.settle()
    await expect(talk.own).to_have_count(1)


async def test_an_urgent_message_is_answered_first_and_plainly(talk: Talk, axe: Axe) -> None:
    await talk.say(URGENT)
    await expect(talk.log.locator(".urgent").last).to_contain_text("119")
    await expect(talk.log.locator(".urgent a[href='tel:119']").last).to_be_visible()
    await expect(talk.log.locator(".choices:not(.used)")).to_have_count(0)
    assert await axe(talk.page) == []


async def test_a_new_conversation_and_the_end_of_all_data(talk: Talk) -> None:
    await talk.say("does it hurt")
    await talk.menu("New conversation")
    await talk.log.get_by_role("button", name="Start new").click()
    await expect(talk.own).to_have_count(0)
    await talk.ready()
    await talk.say("what does it cost")
    await talk.menu("Delete my data")
    async with talk.page.expect_response(lambda got: got.request.method == "DELETE") as erased:
        await talk.log.get_by_role("button", name="Delete", exact=True).click()
    assert (await erased.value).status == 204
    await expect(talk.log).to_contain_text("have been deleted")
    await expect(talk.own).to_have_count(0)
    assert await talk.page.evaluate("sessionStorage.length + localStorage.length") == 0


async def test_asking_for_a_person_in_the_menu(talk: Talk) -> None:
    await talk.menu("Talk to a person")
    await talk.settle()
    await expect(talk.own).to_have_count(1)
    told = talk.element.locator(".strips")
    await expect(told).to_contain_text("The front desk has been told")
    await talk.page.reload()
    await expect(told).to_contain_text("The front desk has been told")


async def test_on_a_phone_in_the_dark(new_page: NewPage, site: Server, shot: Shot, axe: Axe) -> None:
    page = await new_page(**PHONE, **DARK)
    await page.goto(site.base)
    talk = Talk(page)
    await talk.ready()
    await talk.say("how many units for the forehead")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    assert await axe(page) == []
    background = await talk.element.locator(".panel").evaluate("(node) => getComputedStyle(node).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", background)[:3])) < 150
    await shot(page, "phone-dark")


async def test_what_was_typed_stays_text(talk: Talk) -> None:
    markup = "<img src=x onerror=\"console.error('ran')\"><script>console.error('ran')</script><b>does it hurt</b>"
    await talk.say(markup)
    await expect(talk.own).to_have_text([markup])
    await talk.page.reload()
    await expect(talk.own).to_have_text([markup])
    assert await talk.log.locator("script, b, img[src='x']").count() == 0


async def test_a_long_message_comes_back_into_the_field(talk: Talk, troubles: Troubles) -> None:
    troubles.allow(REFUSED)
    await talk.field.fill("word " * 500)
    await expect(talk.element.locator(".count")).to_contain_text("too many")
    await talk.field.press("Enter")
    await expect(talk.log.locator(".error")).to_contain_text("too long")
    await expect(talk.field).to_have_value(re.compile("word"))


async def test_times_are_shown_in_the_language_of_the_page(page: Page, site: Server) -> None:
    await page.goto(site.base)
    talk = Talk(page)
    await talk.ready()
    time = talk.log.locator("time").first
    await expect(time).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\dT"))
    await expect(time).to_have_text(re.compile(r"\d"))
