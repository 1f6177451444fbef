"""The harness itself: what it shall notice, it notices."""

from __future__ import annotations

from browsing import Axe, Troubles
from playwright.async_api import Page, expect
from visiting import Server


async def test_an_error_of_the_console_is_heard(page: Page, site: Server, troubles: Troubles) -> None:
    troubles.allow("something broke", "and was not caught")
    await page.goto(site.base)
    async with page.expect_console_message():
        await page.evaluate("console.error('something broke')")
    async with page.expect_event("pageerror"):
        await page.evaluate("setTimeout(() => { throw new Error('and was not caught') })")
    assert len(troubles.printed) == 2


async def test_a_violation_of_the_policy_is_heard(page: Page, site: Server, troubles: Troubles) -> None:
    troubles.allow("policy: style-src", "Content Security Policy")
    await page.goto(site.base)
    async with page.expect_console_message(lambda message: message.text.startswith("policy: style-src")):
        await page.evaluate(
            "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))"
        )
    assert troubles.printed


async def test_axe_looks_into_the_chat(page: Page, site: Server, axe: Axe) -> None:
    await page.goto(site.base)
    await expect(page.get_by_role("textbox")).to_be_visible()
    assert await axe(page) == []
    unnamed = "for (const name of ['aria-label', 'placeholder', 'title']) field.removeAttribute(name)"
    await page.get_by_role("textbox").evaluate(f"(field) => {{ {unnamed} }}")
    assert any("maru-chat" in line and line.startswith("label") for line in await axe(page))
