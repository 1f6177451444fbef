"""A patient and people of the desk, each in a browser of their own."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect
from visiting import Server

from bot.conversation.store import connect
from bot.desk.accounts import Accounts

PASSWORD = "seven small green lamps"


def make_accounts(database: str) -> None:
    """Jiwoo, who is an admin, and Mina at the desk."""
    accounts = Accounts(connect(database))
    if not accounts.any():
        accounts.add("jiwoo", "admin", PASSWORD, shown="Jiwoo")
        accounts.add("mina", "desk", PASSWORD, shown="Mina")


async def sign_in(page: Page, site: Server, name: str = "jiwoo") -> None:
    """By keyboard alone."""
    await page.goto(f"{site.base}/desk/live")
    await expect(page.get_by_label("Name", exact=True)).to_be_focused()
    await page.keyboard.type(name)
    await page.keyboard.press("Tab")
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Live")).to_be_visible()


async def patient_says(page: Page, text: str) -> None:
    """Write into the chat, and see it there."""
    field = page.get_by_role("textbox")
    await field.fill(text)
    await field.press("Enter")
    await expect(page.get_by_text(text, exact=True).last).to_be_visible()


async def patient_asks(page: Page, site: Server, text: str = "can I talk to a real person") -> None:
    """A patient who wants a person, and is told that the desk knows."""
    await page.goto(site.base)
    await expect(page.get_by_role("textbox")).to_be_visible()
    await patient_says(page, text)
    await expect(page.get_by_text("The front desk has been told")).to_be_visible()


def waiting(page: Page) -> Locator:
    """Those in the list."""
    return page.locator("#list li")


async def take_over(page: Page) -> None:
    """The first of the list, by keyboard."""
    link = waiting(page).get_by_role("link").first
    await link.focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Take over").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("You answer; Maru is silent.")).to_be_visible()


async def answer(page: Page, text: str) -> None:
    """Write to the patient, by keyboard, and see it among the messages."""
    field = page.get_by_role("textbox")
    await expect(field).to_be_editable()
    await expect(field).to_have_value("")
    await field.fill(text)
    await field.press("Enter")
    await expect(page.locator("#messages .staff .said").last).to_have_text(text)
