"""Takes the README's pictures of the chat: `.venv/bin/python scripts/screenshots.py http://localhost:5005`, with `maru serve` running.

Chromium has to be installed. The pictures are written to docs/, in at most 256 colours each, so that they stay small.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

DOCS = Path(__file__).resolve().parent.parent / "docs"
DESKTOP = {"viewport": {"width": 1280, "height": 820}}
PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True, "device_scale_factor": 1.5}
DARK = {"color_scheme": "dark"}
SHOTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "screenshot": (DESKTOP, ["how many units for the forehead?"]),
    "screenshot-dark": ({**DESKTOP, **DARK}, ["is it safe to fly afterwards?", "put it on my list"]),
    "screenshot-phone": (
        PHONE,
        ["they offered me 25 units for the forehead at 24, $350, and I should pay for a year today"],
    ),
}


def take(browser: Browser, base: str, name: str, options: dict[str, Any], messages: list[str]) -> None:
    """One picture after a short conversation."""
    page = browser.new_context(locale="en-GB", reduced_motion="reduce", **options).new_page()
    page.goto(base)
    page.locator("maru-chat .theirs .bubble").first.wait_for()
    for words in messages:
        say(page, words)
    page.locator("maru-chat").get_by_role("log").evaluate("(log) => log.getRootNode().activeElement?.blur()")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(256).save(DOCS / f"{name}.png", optimize=True)


def say(page: Page, words: str) -> None:
    """Send a message and wait until its answer and its picture are there."""
    field = page.locator("maru-chat").get_by_role("textbox")
    field.fill(words)
    field.press("Enter")
    page.locator("maru-chat .pending").first.wait_for(state="detached")
    page.wait_for_load_state("networkidle")


def chromium(playwright: Playwright) -> Browser:
    """The system's Chromium."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("There is no Chromium on this machine; install the package chromium.")
    return playwright.chromium.launch(executable_path=path, args=[] if os.geteuid() else ["--no-sandbox"])


def main(base: str) -> None:
    """All of them."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for name, (options, messages) in SHOTS.items():
            take(browser, base, name, options, messages)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Name the address of a running server: scripts/screenshots.py http://localhost:5005")
    main(sys.argv[1])
