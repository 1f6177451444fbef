"""Somebody at the desk in a browser, and a patient who writes without one."""

from __future__ import annotations

from typing import Any

import httpx
from playwright.async_api import Page
from visiting import Server

from bot.conversation.database import connect
from bot.desk.accounts import Accounts

PASSWORD = "seven small green lamps"


def address_of(site: Server) -> str:
    """The database of a server."""
    return str(site._environment["MARU_DATABASE"])


def account(site: Server, name: str, role: str, shown: str = "") -> None:
    """Give somebody an account, once."""
    accounts = Accounts(connect(address_of(site)))
    if name not in {each.name for each in accounts.all()}:
        accounts.add(name, role, PASSWORD, shown or name.title())


async def sign_in(page: Page, site: Server, name: str, to: str) -> None:
    """Sign in and go to a page of the desk."""
    await page.goto(f"{site.base}/desk/login?next={to}")
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.locator("main button").first.click()
    await page.wait_for_url(f"**{to}")


class Patient:
    """A conversation by the HTTP interface."""

    def __init__(self, site: Server) -> None:
        self._http = httpx.Client(base_url=site.base, timeout=120)
        opened = self._http.post("/chat/sessions").json()
        self._headers = {"authorization": f"Bearer {opened['token']}"}

    def say(self, text: str) -> list[dict[str, Any]]:
        """One message; the bubbles."""
        got = self._http.post("/chat/messages", json={"text": text}, headers=self._headers)
        assert got.status_code == 200, got.text
        return list(got.json()["messages"])

    def sheet(self) -> dict[str, Any]:
        """The consultation sheet."""
        return dict(self._http.get("/chat/prep", headers={**self._headers, "accept": "application/json"}).json())
