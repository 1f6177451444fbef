"""What the tests of the pages share: sizes and wishes of browsers, and what a page printed as errors."""

from __future__ import annotations

import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from playwright.async_api import ConsoleMessage, Page, expect
from visiting import Server

# Generous: other work may be going on on the machine.
PATIENCE_MILLIS = 60_000
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
DARK: dict[str, Any] = {"color_scheme": "dark"}
STILL: dict[str, Any] = {"reduced_motion": "reduce"}
# What a browser prints by itself when nothing answers a request, or with an error.
NO_ANSWER, REFUSED = r"Failed to load resource: net::ERR_", r"Failed to load resource: the server responded"

Axe = Callable[[Page], Awaitable[list[str]]]
NewPage = Callable[..., Awaitable[Page]]
OwnSite = Callable[..., Server]
Shot = Callable[[Page, str], Awaitable[Path]]


def chromium() -> str | None:
    """The system's Chromium."""
    found = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, found), None)


class Troubles:
    """What the pages of a test printed as errors; `allow` names what belongs to the test."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self._allowed: list[str] = []

    def allow(self, *patterns: str) -> None:
        """Regular expressions of errors that are meant to come."""
        self._allowed += patterns

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.printed.append(f"{message.text} ({message.location.get('url', '')})")

    def left(self) -> list[str]:
        """What nobody expected."""
        return [line for line in self.printed if not any(re.search(each, line) for each in self._allowed)]


class Talk:
    """Somebody at a chat window on a page; `n` is which of several."""

    def __init__(self, page: Page, n: int = 0) -> None:
        self.page = page
        self.element = page.locator("maru-chat").nth(n)
        self.log = self.element.get_by_role("log")
        self.field = self.element.get_by_role("textbox")
        self.own = self.log.locator(".mine .bubble")
        self.answers = self.log.locator(".theirs:not(.notice):not(.error) .bubble")

    async def say(self, words: str) -> None:
        """Send something typed, and wait until it is answered."""
        await self.send(words)
        await self.settle()

    async def send(self, words: str) -> None:
        """Send something typed."""
        await self.field.fill(words)
        await self.field.press("Enter")

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        await expect(self.log.locator(".pending")).to_have_count(0)

    async def tap(self, title: str) -> None:
        """Use a button under the last answer, and wait for what comes of it."""
        await self.log.locator(".choices:not(.used)").last.get_by_role("button", name=title, exact=True).click()
        await self.settle()

    async def menu(self, entry: str) -> None:
        """Choose from the menu."""
        await self.element.get_by_role("button", name="Menu", exact=True).click()
        await self.element.locator(".menu").get_by_role("button", name=entry).click()

    async def sheet(self, button: str) -> None:
        """Open the sheet and choose what to do with it."""
        await self.menu("My consultation sheet")
        await self.element.locator(".pane").get_by_role("button", name=button).click()

    async def ready(self) -> None:
        """Wait for the greeting."""
        await expect(self.answers.first).to_be_visible(timeout=PATIENCE_MILLIS)
