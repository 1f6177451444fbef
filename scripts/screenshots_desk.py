"""Takes the pictures of the front desk: `MARU_DATABASE=… .venv/bin/python scripts/screenshots_desk.py http://localhost:5005`.

`maru serve` has to be running on an empty database, which the variable names: two accounts and three made-up patients are put into
it. Chromium has to be installed. The pictures are written to docs/, in at most 256 colours each, so that they stay small.
"""

from __future__ import annotations

import io
import os
import secrets
import sys
from typing import Any

import httpx
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from screenshots import DOCS, chromium

from bot.conversation.database import connect
from bot.desk.accounts import Accounts

PASSWORD = secrets.token_urlsafe()
# First who waits longest; the last tells of something alarming.
PATIENTS = (
    ("hello", "how many units for the forehead and crow's feet?", "can I talk to a real person"),
    ("how often would I have to come back?", "I want to book an appointment"),
    ("my eyelid has been drooping since yesterday",),
)
TABLET = {"viewport": {"width": 768, "height": 900}}


class Patient:
    """A conversation by the HTTP interface."""

    def __init__(self, base: str) -> None:
        """Open it."""
        self._http = httpx.Client(base_url=base, timeout=60)
        token = self._http.post("/chat/sessions").raise_for_status().json()["token"]
        self._http.headers["authorization"] = f"Bearer {token}"

    def say(self, text: str) -> None:
        """One message."""
        self._http.post("/chat/messages", json={"text": text}).raise_for_status()


def signed_in(browser: Browser, base: str, name: str, to: str, options: dict[str, Any]) -> Page:
    """A page of the desk in a browser of somebody's own."""
    page = browser.new_context(locale="en-GB", reduced_motion="reduce", **options).new_page()
    page.goto(f"{base}/desk/login?next={to}")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button").first.click()
    page.wait_for_url(f"**{to}")
    return page


def keep(page: Page, name: str) -> None:
    """The page as a picture in docs/."""
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(256).save(DOCS / f"{name}.png", optimize=True)


def live(browser: Browser, base: str) -> Page:
    """Three who wait."""
    page = signed_in(browser, base, "jiwoo", "/desk/live", {"viewport": {"width": 1000, "height": 470}})
    page.locator("#waiting", has_text=str(len(PATIENTS))).wait_for()
    page.locator("#list li").nth(len(PATIENTS) - 1).wait_for()
    keep(page, "desk-live")
    return page


def talk(page: Page, asking: Patient) -> None:
    """One of them taken over, and answered."""
    page.set_viewport_size({"width": 1000, "height": 1060})
    page.get_by_role("link", name="Asks for a person").click()
    page.get_by_role("button", name="Take over").click()
    field = page.locator("#writing textarea")
    field.fill("Good morning, this is Jiwoo. What would you like to know?")
    field.press("Enter")
    page.locator("#messages .staff").wait_for()
    asking.say("is there a parking lot at the clinic?")
    page.locator("#messages .patient", has_text="parking").wait_for()
    page.locator("#waiting", has_text=str(len(PATIENTS))).wait_for()
    keep(page, "desk-talk")


def answers(browser: Browser, base: str) -> None:
    """The search, on a tablet."""
    page = signed_in(browser, base, "mina", "/desk/answers", TABLET)
    page.get_by_role("searchbox").fill("crows feet baby dose")
    page.locator(".hit h2", has_text="crow's feet").first.wait_for()
    keep(page, "desk-answers")


def main(base: str, database: str) -> None:
    """All of them."""
    accounts = Accounts(connect(database))
    if accounts.any():
        raise SystemExit("MARU_DATABASE has accounts already; begin with an empty one.")
    accounts.add("jiwoo", "admin", PASSWORD)
    accounts.add("mina", "desk", PASSWORD)
    patients = [Patient(base) for _ in PATIENTS]
    for patient, messages in zip(patients, PATIENTS, strict=True):
        for text in messages:
            patient.say(text)
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        talk(live(browser, base), patients[0])
        answers(browser, base)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 2 or "MARU_DATABASE" not in os.environ:
        raise SystemExit(
            "Name a running server and its database: MARU_DATABASE=… scripts/screenshots_desk.py http://localhost:5005"
        )
    main(sys.argv[1], os.environ["MARU_DATABASE"])
