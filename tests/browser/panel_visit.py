"""A patient at the panels of the chat, and what the server has of them afterwards."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Locator, Page, Request, expect
from visiting import Server

PANELS = ("questions", "face", "doses", "costs", "ages", "sheet")


class Patient:
    """Somebody with the chat open on the demo clinic's page."""

    def __init__(self, page: Page, site: Server) -> None:
        self.page, self.site = page, site
        self.headers: dict[str, str] = {}
        page.on("request", self._see)

    @classmethod
    async def arrive(cls, page: Page, site: Server, lang: str | None = None) -> Patient:
        patient = cls(page, site)
        await page.goto(site.base)
        if lang:
            await page.locator("maru-chat").evaluate("(chat, lang) => chat.setAttribute('lang', lang)", lang)
        await expect(page.locator(".theirs").first).to_be_visible()
        return patient

    def _see(self, request: Request) -> None:
        if "authorization" in request.headers:
            self.headers = {"authorization": request.headers["authorization"]}

    @property
    def pane(self) -> Locator:
        """The panel that is open."""
        return self.page.locator(".pane")

    @property
    def rows(self) -> Locator:
        """The questions of the list."""
        return self.pane.locator(".questions > li")

    async def say(self, text: str) -> None:
        """Write a message and wait for its answer."""
        before = await self.page.locator(".theirs").count()
        field = self.page.get_by_placeholder("Write a message")
        await field.fill(text)
        await field.press("Enter")
        await expect(self.page.locator(".theirs").nth(before)).to_be_visible()

    async def open(self, name: str) -> Locator:
        """Open a panel from the menu."""
        await self.page.get_by_role("button", name="Menu").click()
        await self.page.locator(f".menu [data-panel={name}]").click()
        await expect(self.pane.locator(".pane-foot")).to_be_attached()
        return self.pane

    async def reload(self) -> None:
        """Load the page anew."""
        await self.page.reload()
        await expect(self.page.locator(".theirs").first).to_be_visible()

    async def texts(self) -> list[str]:
        """The questions in the panel, in order."""
        return [text.strip() for text in await self.rows.locator("p").all_text_contents()]

    def kept(self) -> dict[str, Any]:
        """The sheet as the server has it."""
        got = self.site.http.get("/chat/prep", headers={**self.headers, "accept": "application/json"})
        assert got.status_code == 200, got.text
        return dict(got.json())

    def kept_questions(self) -> list[str]:
        """The questions on the sheet, in order."""
        return [question["text"] for question in self.kept().get("questions", ())]

    def change(self, **edit: Any) -> None:
        """Change the list as another tab would."""
        path = "/chat/prep/questions"
        version = self.site.http.get(path, headers=self.headers).json()["version"]
        got = self.site.http.patch(path, json={"version": version, **edit}, headers=self.headers)
        assert got.status_code == 200, got.text
