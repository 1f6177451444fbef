"""The chat on a clinic's own page: another origin, a strict policy, hostile rules, two at once, attributes and colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import DARK, NO_ANSWER, PHONE, Axe, NewPage, OwnSite, Shot, Talk, Troubles
from embedding import Clinic, clinic
from playwright.async_api import Page, expect
from visiting import Server

HOSTILE = """
html { font-size: 62.5%; } body { font: italic 30px/3 cursive; color: red; text-transform: uppercase; direction: rtl; }
* { all: revert; box-sizing: content-box !important; float: left !important; transform: rotate(5deg) !important;
  opacity: .2 !important; letter-spacing: 1em !important; visibility: hidden !important; display: none !important;
  --ink: red; --paper: red; --accent: red; --maru-rem: 40px; pointer-events: none !important; }
html, head, body, main { display: block !important; }
button, textarea, p, div { background: red !important; font-size: 60px !important; position: static !important; }
"""


@pytest.fixture
def elsewhere() -> Iterator[Clinic]:
    with clinic() as server:
        yield server


async def launch(page: Page, n: int = 0) -> Talk:
    """Open the window by its launcher."""
    talk = Talk(page, n)
    await talk.element.locator(".launcher").click()
    await talk.ready()
    return talk


async def test_on_an_allowed_origin_under_a_strict_policy_and_on_no_other(
    page: Page, own_site: OwnSite, elsewhere: Clinic, troubles: Troubles
) -> None:
    server = own_site(MARU_ALLOWED_ORIGINS=elsewhere.base)
    elsewhere.embed(server.base)
    await page.goto(elsewhere.base)
    talk = await launch(page)
    await talk.say("how many units for the forehead")
    await expect(talk.answers.last).to_contain_text("units")
    await expect(talk.log.get_by_role("img").first).to_be_visible()
    await talk.say("make my question list")
    async with page.context.expect_page() as opened:
        await talk.sheet("Print")
    await expect((await opened.value).get_by_role("heading", level=1)).to_be_visible()
    assert await page.evaluate("document.cookie") == ""

    assert troubles.printed == []
    troubles.allow("CORS policy", NO_ANSWER)
    with clinic() as stranger:
        stranger.embed(server.base)
        await page.goto(stranger.base)
        asked = "(host) => fetch(`${host}/chat/sessions`, {method: 'POST'}).then(() => 'read', () => 'refused')"
        assert await page.evaluate(asked, server.base) == "refused"
        assert await page.evaluate("customElements.get('maru-chat') === undefined")


async def test_the_rules_of_a_hostile_page_do_not_reach_in(
    page: Page, new_page: NewPage, site: Server, elsewhere: Clinic, shot: Shot
) -> None:
    measure = """(node) => { const style = getComputedStyle(node), box = node.getBoundingClientRect();
      return [style.color, style.backgroundColor, style.font, style.letterSpacing, style.textTransform, style.direction,
        Math.round(box.width), Math.round(box.height)]; }"""
    looks = []
    for number, style in enumerate(("", HOSTILE)):
        elsewhere.embed(site.base, style=style)
        view = await new_page(viewport={"width": 1000, "height": 800})
        await view.goto(elsewhere.base)
        talk = await launch(view)
        looks.append(
            [await talk.element.locator(part).first.evaluate(measure) for part in (".panel", ".bubble", "textarea")]
        )
        await shot(view, f"hostile{number}")
    assert looks[0] == looks[1]


async def test_two_on_a_page_share_one_conversation(page: Page, site: Server, elsewhere: Clinic) -> None:
    elsewhere.embed(site.base, "<maru-chat inline></maru-chat><maru-chat position='left'></maru-chat>")
    opened = []
    page.on("request", lambda asked: opened.append(asked) if asked.url.endswith("/chat/sessions") else None)
    await page.goto(elsewhere.base)
    first = Talk(page)
    await first.ready()
    second = await launch(page, 1)
    await second.say("does it hurt")
    await expect(first.own).to_have_text(["does it hurt"])
    await expect(first.answers.last).to_have_text(await second.answers.last.inner_text())
    assert len(opened) == 1


@pytest.mark.parametrize(("position", "side"), [("left", "left"), ("right", "right")])
async def test_the_side_of_the_launcher(page: Page, site: Server, elsewhere: Clinic, position: str, side: str) -> None:
    elsewhere.embed(site.base, f"<maru-chat position='{position}'></maru-chat>")
    await page.goto(elsewhere.base)
    box = await page.locator("maru-chat .launcher").bounding_box()
    assert box is not None
    assert ("left" if box["x"] < 300 else "right") == side
    talk = await launch(page)
    panel = await talk.element.locator(".panel").bounding_box()
    assert panel is not None
    assert ("left" if panel["x"] < 300 else "right") == side


async def test_korean_has_every_sentence_of_the_window(page: Page, site: Server, elsewhere: Clinic, axe: Axe) -> None:
    elsewhere.embed(site.base, "<maru-chat lang='ko-KR'></maru-chat>")
    await page.goto(elsewhere.base)
    talk = await launch(page)
    await expect(talk.field).to_have_attribute("placeholder", "영어로 메시지를 입력하세요")
    assert await axe(page) == []
    keys = """async (host) => { const [{ENGLISH}, {KOREAN}] = await Promise.all(['chat-text', 'chat-text-ko'].map(
      (name) => import(`${host}/static/${name}.js`)));
      return [Object.keys(ENGLISH), Object.keys(KOREAN), Object.keys(KOREAN).filter((key) => key !== 'dir' && key !== 'urgentInfo'
        && String(KOREAN[key]) === String(ENGLISH[key]))]; }"""
    english, korean, same = await page.evaluate(keys, site.base)
    assert english == korean
    assert same == []


async def test_an_unknown_language_is_english_and_a_page_may_read_from_the_right(
    page: Page, site: Server, elsewhere: Clinic
) -> None:
    elsewhere.embed(site.base, "<maru-chat lang='xx' dir='rtl'></maru-chat>")
    await page.goto(elsewhere.base)
    launcher = await page.locator("maru-chat .launcher").bounding_box()
    assert launcher is not None and launcher["x"] < 300
    talk = await launch(page)
    await talk.say("does it hurt")
    mine, theirs = [await talk.log.locator(part).first.bounding_box() for part in (".mine .bubble", ".theirs .bubble")]
    assert mine is not None and theirs is not None
    assert mine["x"] < theirs["x"]


async def test_a_greeting_of_the_clinics_own_is_text(page: Page, site: Server, elsewhere: Clinic) -> None:
    elsewhere.embed(site.base, '<maru-chat greeting="Welcome to <b>Dr Kim</b>&#39;s clinic"></maru-chat>')
    await page.goto(elsewhere.base)
    talk = await launch(page)
    await expect(talk.log.locator(".greeting")).to_have_text("Welcome to <b>Dr Kim</b>'s clinic")


@pytest.mark.parametrize("scheme", [{}, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("accent", ["pink", "#0af", "oklch(0.5 0.2 300)", "black", "white"])
async def test_any_colours_of_a_clinic_can_be_read(
    new_page: NewPage, site: Server, elsewhere: Clinic, axe: Axe, accent: str, scheme: dict[str, str]
) -> None:
    style = f"maru-chat {{ --maru-accent: {accent}; --maru-dark-accent: {accent}; --maru-soft: #ccc; }}"
    elsewhere.embed(site.base, "<maru-chat open></maru-chat>", style)
    page = await new_page(viewport={"width": 900, "height": 700}, **scheme)
    await page.goto(elsewhere.base)
    await Talk(page).ready()
    assert await axe(page) == []


async def test_a_colour_that_can_be_read_is_taken_as_it_is(page: Page, site: Server, elsewhere: Clinic) -> None:
    elsewhere.embed(site.base, style="maru-chat { --maru-accent: rgb(0 70 120); }")
    await page.goto(elsewhere.base)
    launcher = page.locator("maru-chat .launcher")
    await expect(launcher).to_have_css("background-color", "rgb(0, 70, 120)")


async def test_on_a_phone_the_window_fills_the_screen_and_keeps_the_focus(
    new_page: NewPage, site: Server, elsewhere: Clinic, axe: Axe
) -> None:
    elsewhere.embed(site.base)
    page = await new_page(**PHONE)
    await page.goto(elsewhere.base)
    talk = await launch(page)
    panel = talk.element.locator(".panel")
    box = await panel.bounding_box()
    assert box is not None and (box["width"], box["height"]) == (360, 740)
    await expect(panel).to_have_attribute("aria-modal", "true")
    assert await axe(page) == []
    for _ in range(12):
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.localName") == "maru-chat"
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await expect(talk.element.locator(".launcher")).to_be_focused()


async def test_words_of_320_pixels_need_no_scrolling_sideways(
    new_page: NewPage, site: Server, elsewhere: Clinic
) -> None:
    elsewhere.embed(site.base)
    page = await new_page(viewport={"width": 320, "height": 500})
    await page.goto(elsewhere.base)
    talk = await launch(page)
    await talk.say("how many units for the forehead")
    await talk.element.get_by_role("button", name=re.compile("Menu")).click()
    wide = "(log) => [log, log.parentElement].every((node) => node.scrollWidth <= node.clientWidth)"
    assert await talk.log.evaluate(wide)
