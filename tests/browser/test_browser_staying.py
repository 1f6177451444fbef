"""Nothing is lost: a reload, a second tab, a server that is gone for a while, a slow or broken connection."""

from __future__ import annotations

import asyncio
import re

from browsing import NO_ANSWER, NewPage, OwnSite, Talk, Troubles
from playwright.async_api import Page, Route, expect
from visiting import Server

FOREHEAD = "how many units for the forehead"


async def test_the_conversation_is_back_after_a_reload_in_the_middle(talk: Talk) -> None:
    await talk.say("check if it's right for me")
    before = await talk.log.locator(".bubble").all_inner_texts()
    await talk.page.reload()
    await expect(talk.log.locator(".bubble")).to_have_text(before)
    # The button shown before the reload still answers.
    await talk.log.locator(".choices:not(.used) button").first.click()
    await talk.settle()
    await expect(talk.own).to_have_count(2)


async def test_a_message_on_its_way_survives_a_reload_and_is_sent_once(talk: Talk) -> None:
    held = asyncio.Event()

    async def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.set()  # never answered: the reload ends it
        else:
            await route.continue_()

    await talk.page.route("**/chat/messages", hold)
    await talk.send(FOREHEAD)
    await held.wait()
    await talk.page.unroute("**/chat/messages")
    await talk.page.reload()
    await talk.settle()
    await expect(talk.own).to_have_text([FOREHEAD])
    await expect(talk.answers.last).to_contain_text("units")
    await talk.page.reload()
    await expect(talk.own).to_have_text([FOREHEAD])


async def test_what_is_typed_before_the_conversation_has_begun_is_sent_once(page: Page, site: Server) -> None:
    release, sent = asyncio.Event(), []

    async def wait(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await page.route("**/chat/sessions", wait)
    page.on("request", lambda asked: sent.append(asked.post_data) if asked.url.endswith("messages") else None)
    await page.goto(site.base)
    talk = Talk(page)
    await talk.send(FOREHEAD)
    await expect(talk.own).to_have_text([FOREHEAD])
    release.set()
    await talk.settle()
    await expect(talk.answers.last).to_contain_text("units")
    await expect(talk.own).to_have_text([FOREHEAD])
    assert len(sent) == 1


async def test_an_answer_that_was_lost_on_its_way_is_not_asked_for_twice(talk: Talk, troubles: Troubles) -> None:
    troubles.allow(NO_ANSWER)

    async def lose(route: Route) -> None:
        if route.request.method == "POST":
            await route.fetch()  # the server has answered, and nobody hears it
            await route.abort()
        else:
            await route.continue_()

    await talk.page.route("**/chat/messages", lose)
    await talk.send(FOREHEAD)
    await expect(talk.log.locator(".error")).to_be_visible()
    await talk.settle()
    await expect(talk.answers.last).to_contain_text("units")
    await talk.page.unroute("**/chat/messages")
    await talk.page.reload()
    await expect(talk.own).to_have_text([FOREHEAD])


async def test_a_server_that_is_killed_and_started_again_loses_nothing(
    page: Page, own_site: OwnSite, troubles: Troubles
) -> None:
    troubles.allow(NO_ANSWER)
    server = own_site()
    await page.goto(server.base)
    talk = Talk(page)
    await talk.ready()
    await talk.say("check if it's right for me")
    server.kill()
    await talk.send("does it hurt")
    await talk.send(FOREHEAD)
    await expect(talk.log.locator(".unsent")).to_have_count(2)
    await expect(talk.log.locator(".error")).to_contain_text("call emergency services")
    await asyncio.to_thread(server.start)
    await talk.settle()
    await expect(talk.log.locator(".error")).to_have_count(0)
    await page.reload()
    said = ["check if it's right for me", "does it hurt", FOREHEAD]
    await expect(talk.own).to_have_count(3)
    assert sorted(await talk.own.all_inner_texts()) == sorted(said)
    await expect(talk.answers.filter(has_text="units")).not_to_have_count(0)


async def test_two_tabs_show_one_conversation_and_stay_in_step(talk: Talk, site: Server) -> None:
    await talk.say("does it hurt")
    second = Talk(await talk.page.context.new_page())
    await second.page.goto(site.base)
    await expect(second.own).to_have_text(["does it hurt"])
    await second.say(FOREHEAD)
    await expect(talk.own).to_have_text(["does it hurt", FOREHEAD])
    assert await talk.log.locator(".bubble").all_inner_texts() == await second.log.locator(".bubble").all_inner_texts()
    await talk.menu("Delete my data")
    await talk.log.get_by_role("button", name="Delete", exact=True).click()
    await expect(second.log).to_contain_text("have been deleted")
    await expect(second.own).to_have_count(0)


async def test_another_browser_knows_nothing(talk: Talk, new_page: NewPage, site: Server) -> None:
    await talk.say("does it hurt")
    other = await new_page()
    await other.goto(site.base)
    await Talk(other).ready()
    await expect(Talk(other).own).to_have_count(0)


async def test_a_slow_network_shows_that_maru_is_writing(talk: Talk) -> None:
    release = asyncio.Event()

    async def wait(route: Route) -> None:
        await release.wait()
        await route.continue_()

    await talk.page.route("**/chat/messages", wait)
    await talk.send(FOREHEAD)
    await expect(talk.log.locator(".typing")).to_be_visible()
    await expect(talk.element.get_by_role("status").filter(has_text="Maru is writing")).to_have_count(1)
    release.set()
    await talk.settle()
    await expect(talk.log.locator(".typing")).to_be_hidden()
    await expect(talk.answers.last).to_contain_text("units")


async def test_what_is_written_offline_is_sent_when_the_connection_is_back(talk: Talk, troubles: Troubles) -> None:
    troubles.allow(NO_ANSWER)
    await talk.page.context.set_offline(True)
    await expect(talk.element.locator(".strips")).to_contain_text("You are offline")
    await talk.send(FOREHEAD)
    await expect(talk.log.locator(".unsent")).to_have_count(1)
    await talk.page.context.set_offline(False)
    await talk.settle()
    await expect(talk.element.locator(".strips")).not_to_contain_text("offline")
    await expect(talk.log.locator(".error")).to_have_count(0)
    await expect(talk.answers.last).to_contain_text("units")


async def test_only_a_token_is_kept_and_only_for_the_tab(talk: Talk) -> None:
    await talk.say("i am pregnant, does it hurt")
    kept = await talk.page.evaluate(
        "({session: {...sessionStorage}, local: {...localStorage}, cookie: document.cookie})"
    )
    assert kept["local"] == {} and kept["cookie"] == ""
    assert [re.fullmatch(r"[\w-]{40,60}", value) is not None for value in kept["session"].values()] == [True]


async def test_a_patient_agrees_to_be_remembered_and_takes_it_back(talk: Talk, site: Server) -> None:
    page = talk.page
    await page.evaluate("document.querySelector('maru-chat').setAttribute('remember', '')")
    await talk.say("does it hurt")
    await talk.menu("Remember on this device")
    await expect(talk.log).to_contain_text("will find the conversation again")
    kept = await page.evaluate("Object.values(localStorage)")
    assert len(kept) == 1 and "hurt" not in kept[0]
    await page.evaluate("sessionStorage.clear()")  # as when the tab is closed
    await page.reload()
    await expect(talk.own).to_have_text(["does it hurt"])
    await talk.menu("Remember on this device")
    await expect(talk.log).to_contain_text("forgets the conversation when you close the tab")
    assert await page.evaluate("localStorage.length") == 0


async def test_the_page_may_have_the_patient_asked_and_a_no_keeps_nothing(page: Page, site: Server) -> None:
    await page.goto(site.base)
    await page.evaluate(
        "document.querySelector('maru-chat').outerHTML = '<maru-chat open inline remember></maru-chat>'"
    )
    talk = Talk(page)
    await talk.ready()
    await expect(talk.log.get_by_role("button", name="Remember", exact=True)).to_have_count(0)
    await talk.say("does it hurt")
    await talk.log.get_by_role("button", name="Only while this tab is open").click()
    await talk.say("what does it cost")
    await expect(talk.log.locator(".notice")).to_have_count(1)
    assert await page.evaluate("localStorage.length") == 0
