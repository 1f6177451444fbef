"""The system's Chromium on a real `maru serve`: pages that fail a test on any error of the console or of their policy.

Playwright's own loop would bar pytest-asyncio's, so its asynchronous half is used, in the loop that all tests share.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from browsing import PATIENCE_MILLIS, Axe, NewPage, OwnSite, Shot, Talk, Troubles, chromium
from playwright.async_api import Browser, Page, async_playwright, expect
from visiting import Server, serving

QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# Told on the console, so that a violation of a page's policy fails the test whatever the browser prints about it.
TELL_VIOLATIONS = """document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`));"""


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine; install the package chromium")
    sandbox = () if os.geteuid() else ("--no-sandbox",)
    expect.set_options(timeout=PATIENCE_MILLIS)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield launched
        await launched.close()


@pytest.fixture(scope="session")
def site(browser: Browser, model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that most tests share; `site.base` is its address."""
    with serving(tmp_path_factory.mktemp("site") / "maru.db", MARU_MESSAGES_PER_MINUTE="100000") as server:
        yield server


@pytest.fixture
def own_site(browser: Browser, model: Path, tmp_path: Path) -> Iterator[OwnSite]:
    """Starts a server for one test, with variables of its own; it may be killed and started again."""
    started: list[Server] = []

    def start(**variables: str) -> Server:
        started.append(Server(tmp_path / f"own{len(started)}.db", **variables))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def troubles() -> Iterator[Troubles]:
    """Of all pages of the test."""
    heard = Troubles()
    yield heard
    assert heard.left() == []


@pytest.fixture
async def new_page(browser: Browser, troubles: Troubles) -> AsyncIterator[NewPage]:
    """Opens pages, each in a context (cookies, storage) of its own: `await new_page(**PHONE)`."""
    contexts = []

    async def open_page(**options: Any) -> Page:
        context = await browser.new_context(**{"locale": "en-GB", "accept_downloads": True, **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MILLIS)
        await context.add_init_script(TELL_VIOLATIONS)
        context.on("console", troubles.hear)
        context.on("weberror", lambda error: troubles.printed.append(str(error.error)))
        return await context.new_page()

    yield open_page
    for context in contexts:
        for opened in context.pages:  # a look for news under way would fail the next test, which hears of it first
            await opened.unroute_all(behavior="ignoreErrors")
        await context.close()


@pytest.fixture
async def page(new_page: NewPage) -> Page:
    """A page of a desktop's size."""
    return await new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def shot(tmp_path: Path) -> Shot:
    """Takes a picture of a page into the test's folder, for whoever looks."""

    async def take(page: Page, name: str) -> Path:
        target = tmp_path / f"{name}.png"
        await page.screenshot(path=target)
        return target

    return take


@pytest.fixture
async def talk(page: Page, site: Server) -> Talk:
    """Somebody who has opened the demo clinic's page."""
    await page.goto(site.base)
    here = Talk(page)
    await here.ready()
    return here


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Finds violations of WCAG A and AA on a page, shadow roots included; each as its rule and the elements."""
    package = find_spec("axe_playwright_python")
    assert package is not None and package.submodule_search_locations
    source = (Path(package.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")

    async def find(page: Page) -> list[str]:
        if not await page.evaluate("'axe' in window"):
            await page.evaluate(source)
        result = await page.evaluate("(rules) => axe.run({runOnly: rules})", RULES)
        assert result["passes"], "axe looked at nothing"
        return [
            f"{found['id']}: {[node['target'] for node in found['nodes']]} {found['nodes'][0]['failureSummary']}"
            for found in result["violations"]
        ]

    return find
