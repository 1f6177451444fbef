"""Somebody with a browser at the desk."""

from __future__ import annotations

import re
from html import unescape

import httpx

BASE = "http://desk.test"
PASSWORD = "seven small green lamps"
SECRET = "a-secret-of-these-tests-that-nobody-guesses"
_CSRF = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


def csrf_in(page: str) -> str:
    """The token of the forms of a page."""
    found = _CSRF.search(page)
    assert found, page
    return found[1]


def fresh_password(page: str) -> str:
    """A password that is shown once."""
    found = re.search(r'<code class="secret">([^<]+)</code>', page)
    assert found, page
    return unescape(found[1])


class Person:
    """A browser, which fills in forms as a person does: it loads the page first."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def get(self, path: str) -> httpx.Response:
        return await self.client.get(path)

    async def post(self, path: str, page: str = "/desk/account", **fields: str) -> httpx.Response:
        shown = await self.client.get(page)
        return await self.client.post(path, data={"csrf": csrf_in(shown.text), **fields})

    async def sign_in(self, name: str, password: str = PASSWORD, code: str = "", to: str = "/desk") -> httpx.Response:
        return await self.post("/desk/login", "/desk/login", name=name, password=password, code=code, next=to)

    async def signed_in(self) -> bool:
        return (await self.client.get("/desk/account")).status_code == 200

    def cookie(self, name: str = "maru_desk") -> str:
        """A cookie of this browser."""
        return self.client.cookies.get(name) or ""

    def plant(self, value: str, name: str = "maru_desk") -> None:
        """Put a cookie of somebody else into this browser."""
        self.client.cookies.set(name, value, domain="desk.test", path="/desk")
