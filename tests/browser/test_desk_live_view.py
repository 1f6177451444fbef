"""The hand-over with a patient in one browser and the desk in others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browsing import NO_ANSWER, REFUSED, Axe, NewPage, OwnSite, Shot, Troubles
from desk_live_visit import answer, make_accounts, patient_asks, patient_says, sign_in, take_over, waiting
from playwright.async_api import expect
from visiting import Server

XSS = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture
def desk_site(own_site: OwnSite, tmp_path: Path, troubles: Troubles) -> Server:
    """A server with two people at the desk."""
    # A look for news that is under way when a page is left is told on the console as an error.
    troubles.allow("htmx:(afterRequest|sendAbort|sendError)")
    site = own_site(MARU_MESSAGES_PER_MINUTE="100000", MARU_SECRET="x" * 32)
    make_accounts(f"sqlite:///{tmp_path / 'own0.db'}")
    return site


async def test_handed_over_answered_and_given_back(desk_site: Server, new_page: NewPage, troubles: Troubles) -> None:
    patient, staff = await new_page(), await new_page()
    dialogs: list[str] = []
    for page in (patient, staff):
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    await sign_in(staff, desk_site)
    await expect(staff.get_by_text("Nobody waits")).to_be_visible()
    await patient_asks(patient, desk_site)
    # The list and the title tell of it by themselves.
    await expect(waiting(staff)).to_have_count(1)
    await expect(staff).to_have_title(re.compile(r"^\(1\) "))
    await take_over(staff)
    await expect(patient.get_by_text("Jiwoo is answering")).to_be_visible()
    for number, word in enumerate(("one", "two", XSS)):
        await answer(staff, f"From the desk: {word}")
        await expect(patient.get_by_text(f"From the desk: {word}", exact=True)).to_be_visible()
        await patient_says(patient, f"From the patient: {word}")
        await expect(staff.locator("#messages .patient .said").last).to_have_text(f"From the patient: {word}")
        await expect(staff.locator("#messages .staff")).to_have_count(number + 1)
    # Since the desk took over, Maru has said nothing.
    senders = await staff.locator("#messages > li").evaluate_all("(all) => all.map((each) => each.className)")
    assert senders[-6:] == ["staff", "patient"] * 3
    await staff.get_by_role("button", name="Give back to Maru").focus()
    await staff.keyboard.press("Enter")
    await expect(staff.get_by_text("Nobody waits")).to_be_visible()
    await expect(patient.get_by_text("This is Maru again", exact=False)).to_be_visible()
    await patient_says(patient, "how many units for the forehead")
    await expect(patient.get_by_text(re.compile(r"\d units")).last).to_be_visible()
    assert dialogs == []


async def test_of_two_one_has_it(desk_site: Server, new_page: NewPage, troubles: Troubles) -> None:
    patient, jiwoo, mina = await new_page(), await new_page(), await new_page()
    # What the test keeps from arriving, htmx tells on the console.
    troubles.allow(REFUSED, "htmx:")
    await patient_asks(patient, desk_site)
    for page, name in ((jiwoo, "jiwoo"), (mina, "mina")):
        await sign_in(page, desk_site, name)
        await waiting(page).get_by_role("link").click()
        await expect(page.get_by_role("button", name="Take over")).to_be_visible()
        # Whoever comes second still sees what was so a moment ago.
        await page.route("**/news?*", lambda route: route.abort())
    troubles.allow(NO_ANSWER)
    await jiwoo.get_by_role("button", name="Take over").click()
    await expect(jiwoo.get_by_text("You answer")).to_be_visible()
    await mina.get_by_role("button", name="Take over").click()
    await expect(mina.get_by_text("Jiwoo has this conversation now")).to_be_visible()
    await expect(mina.get_by_role("textbox")).to_have_count(0)
    # Knowingly she may, and the first keeps what he was typing.
    await jiwoo.get_by_role("textbox").fill("half a sentence")
    await mina.get_by_role("button", name="Take over from Jiwoo").click()
    await expect(mina.get_by_text("You answer")).to_be_visible()
    await jiwoo.get_by_role("textbox").press("Enter")
    await expect(jiwoo.get_by_text("Mina has this conversation now")).to_be_visible()
    await expect(jiwoo.get_by_role("textbox")).to_have_value("half a sentence")
    await expect(patient.get_by_text("Mina is answering")).to_be_visible()
    await expect(patient.get_by_text("half a sentence")).to_have_count(0)


async def test_nothing_is_lost_when_browser_and_server_go(
    desk_site: Server, new_page: NewPage, troubles: Troubles
) -> None:
    patient, staff = await new_page(), await new_page()
    await patient_asks(patient, desk_site)
    await sign_in(staff, desk_site)
    await take_over(staff)
    await answer(staff, "I am here")
    await staff.context.close()
    await patient_says(patient, "are you still there")
    troubles.allow(NO_ANSWER, REFUSED)
    desk_site.kill()
    desk_site.start()
    await patient.reload()
    await expect(patient.get_by_text("I am here", exact=True)).to_be_visible()
    await expect(patient.get_by_text("Jiwoo is answering")).to_be_visible()
    await patient_says(patient, "and now")
    again = await new_page()
    await sign_in(again, desk_site, "mina")
    await waiting(again).get_by_role("link").click()
    messages = again.locator("#messages > li")
    await expect(messages.last.locator(".said")).to_have_text("and now")
    senders = await messages.evaluate_all("(all) => all.map((each) => each.className)")
    assert senders[-3:] == ["staff", "patient", "patient"], "Maru was silent"
    await again.get_by_role("button", name="Take over from Jiwoo").click()
    await answer(again, "I go on for Jiwoo")
    await expect(patient.get_by_text("I go on for Jiwoo", exact=True)).to_be_visible()


async def test_a_sign_of_danger_is_loud(desk_site: Server, new_page: NewPage, axe: Axe) -> None:
    patient, staff = await new_page(), await new_page(viewport={"width": 1024, "height": 768})
    await sign_in(staff, desk_site)
    await patient_asks(patient, desk_site)
    await take_over(staff)
    await patient_says(patient, "i can't swallow")
    await expect(staff.get_by_role("alert")).to_contain_text("Sign of danger")
    await expect(staff.locator("#waiting.loud")).to_be_visible()
    assert await axe(staff) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_page_is_accessible(scheme: str, desk_site: Server, new_page: NewPage, axe: Axe) -> None:
    patient, staff = await new_page(), await new_page(color_scheme=scheme)
    await staff.goto(f"{desk_site.base}/desk/login")
    assert await axe(staff) == []
    await patient_asks(patient, desk_site)
    await sign_in(staff, desk_site)
    for path in ("live", "replies", "account", "account/second-factor", "users", "audit"):
        await staff.goto(f"{desk_site.base}/desk/{path}")
        assert await axe(staff) == [], path
    await staff.goto(f"{desk_site.base}/desk/live")
    await take_over(staff)
    assert urlsplit(staff.url).path.startswith("/desk/live/")
    assert await axe(staff) == []


async def test_a_new_name_is_seen_by_the_patient_at_once(
    desk_site: Server, new_page: NewPage, axe: Axe, shot: Shot
) -> None:
    patient, staff = await new_page(), await new_page()
    await sign_in(staff, desk_site)
    await patient_asks(patient, desk_site)
    await take_over(staff)
    await answer(staff, "Hello there")
    await expect(patient.get_by_text("Jiwoo is answering")).to_be_visible()
    here = staff.url
    await staff.goto(f"{desk_site.base}/desk/account")
    assert await axe(staff) == []
    await staff.get_by_label("Name that patients see").fill("Jiwoo Kim")
    await staff.get_by_role("button", name="Change the name").click()
    await expect(staff.get_by_role("heading", level=1)).to_have_text("Jiwoo Kim")
    await shot(staff, "account")
    await expect(patient.get_by_text("Jiwoo Kim is answering")).to_be_visible()
    await staff.goto(here)
    await answer(staff, "And again")
    senders = await staff.locator("#messages .staff .from").all_text_contents()
    assert [sender.rpartition(" 20")[0] for sender in senders] == ["Jiwoo", "Jiwoo Kim"]
