"""What the tests of the pages share: sizes and wishes of browsers, and what a page printed as errors."""

from __future__ import annotations

import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from playwright.async_api import ConsoleMessage, Page
from visiting import Server

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
