"""What every answer carries: security headers, errors in one form, and leave for the pages of a clinic."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from visiting import Visitor, error_code

PUBLIC = ["/", "/chat.js", "/health", "/metrics", "/static/page.css", "/static/chat-view.js"]
REFUSED = [
    "/nothing",
    "/chat/nothing",
    "/static/nothing.js",
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/chat/messages",
]
CLINIC = "https://clinic.example"


def check_headers(got: httpx.Response) -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in got.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'" and policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'" and policy["base-uri"] == "'none'"
    assert "unsafe" not in got.headers["content-security-policy"] and "*" not in got.headers["content-security-policy"]
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    assert "microphone=()" in got.headers["permissions-policy"]


@pytest.mark.parametrize("path", PUBLIC)
async def test_pages_and_files_carry_the_headers(client: httpx.AsyncClient, path: str) -> None:
    got = await client.get(path)
    assert got.status_code == 200, got.text
    check_headers(got)


@pytest.mark.parametrize("path", REFUSED)
async def test_errors_carry_the_headers_and_have_one_form(client: httpx.AsyncClient, path: str) -> None:
    got = await client.get(path)
    assert got.status_code in {401, 404}
    check_headers(got)
    error_code(got)


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/chat/messages"), ("GET", "/chat/sessions"), ("POST", "/health")]
)
async def test_a_wrong_method_is_refused_in_the_same_form(client: httpx.AsyncClient, method: str, path: str) -> None:
    got = await client.request(method, path)
    assert got.status_code == 405
    check_headers(got)
    error_code(got)


async def test_the_chat_carries_the_headers(visitor: Visitor) -> None:
    for got in (
        await visitor.client.post("/chat/sessions"),
        await visitor.post({"text": "hello"}),
        await visitor.post({"text": ""}),
        await visitor.client.get("/chat/messages", headers=visitor.headers),
        await visitor.prep(),
        await visitor.prep("text/html"),
        await visitor.prep("image/png"),
        await visitor.erase(),
    ):
        check_headers(got)


async def test_what_patients_see_is_kept_in_no_cache(visitor: Visitor) -> None:
    await visitor.say("hello")
    for got in (await visitor.client.get("/chat/messages", headers=visitor.headers), await visitor.prep()):
        assert got.headers.get("cache-control") in {"no-store", "private, no-store", "no-store, private"}


@pytest.mark.parametrize("path", ["/", "/chat.js", "/static/chat-view.js", "/static/page.css"])
async def test_a_file_is_asked_about_each_time_and_sent_once(client: httpx.AsyncClient, path: str) -> None:
    first = await client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = await client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["cache-control"] == "no-cache"


async def test_a_failure_inside_carries_the_headers_too(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.web.prep.gathered", lambda *_: {}["words of a patient"])
    got = await visitor.prep()
    assert got.status_code == 500
    assert error_code(got) == "internal"
    assert "words of a patient" not in got.text
    check_headers(got)


async def test_a_failure_inside_can_be_read_by_the_clinics_page(
    client_of: Callable[..., httpx.AsyncClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await Visitor.arrive(client_of(allowed_origins=CLINIC))
    monkeypatch.setattr("bot.web.prep.gathered", lambda *_: {}["words of a patient"])
    got = await visitor.client.get("/chat/prep", headers={**visitor.headers, "origin": CLINIC})
    assert got.status_code == 500
    assert got.headers.get("access-control-allow-origin") == CLINIC


@pytest.mark.parametrize("path", ["/", "/chat/prep"])
async def test_everything_that_a_page_names_is_there(visitor: Visitor, path: str) -> None:
    page = await visitor.client.get(path, headers={**visitor.headers, "accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    named = re.findall(r"""(?:href|src)=["']([^"'#]+)["']""", page.text)
    assert named
    for address in named:
        assert not address.startswith(("http:", "https:", "//")), "nothing comes from elsewhere"
        assert (await visitor.client.get(address)).status_code == 200, address


@pytest.mark.parametrize("path", ["/", "/chat/prep"])
async def test_a_page_keeps_to_its_own_policy(visitor: Visitor, path: str) -> None:
    page = (await visitor.client.get(path, headers={**visitor.headers, "accept": "text/html"})).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page, re.IGNORECASE)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


async def test_every_script_that_a_script_imports_is_there(client: httpx.AsyncClient) -> None:
    wanted, seen = ["/chat.js"], set()
    while wanted:
        path = wanted.pop()
        seen.add(path)
        got = await client.get(path)
        assert got.status_code == 200, path
        assert "javascript" in got.headers["content-type"]
        names = re.findall(r"""^import\b[^;"']*["']([^"']+)["'];""", got.text, re.MULTILINE)
        found = [str(httpx.URL(f"http://maru.test{path}").join(name).path) for name in names]
        wanted += [name for name in found if name not in seen]
    assert len(seen) > 1


PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}


@pytest.mark.parametrize("path", ["/chat/sessions", "/chat/messages", "/chat/prep"])
async def test_preflight_of_a_clinics_page(client_of: Callable[..., httpx.AsyncClient], path: str) -> None:
    client = client_of(allowed_origins=f"{CLINIC}, https://other.example")
    allowed = await client.options(path, headers={"origin": CLINIC, **PREFLIGHT})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == CLINIC
    assert "authorization" in allowed.headers["access-control-allow-headers"].lower()
    assert {"GET", "POST", "DELETE"} <= set(re.split(r",\s*", allowed.headers["access-control-allow-methods"]))
    assert "access-control-allow-credentials" not in allowed.headers
    check_headers(allowed)

    for origin in ("https://evil.example", "https://clinic.example.evil.example", "http://clinic.example", "null"):
        refused = await client.options(path, headers={"origin": origin, **PREFLIGHT})
        assert refused.status_code == 400
        assert "access-control-allow-origin" not in refused.headers
        check_headers(refused)


async def test_a_refused_origin_cannot_read_answers(client_of: Callable[..., httpx.AsyncClient]) -> None:
    client = client_of(allowed_origins=CLINIC)
    for origin, allowed in ((CLINIC, CLINIC), ("https://evil.example", None)):
        got = await client.post("/chat/sessions", headers={"origin": origin})
        assert got.headers.get("access-control-allow-origin") == allowed


async def test_by_default_any_page_may_embed_the_chat(client: httpx.AsyncClient) -> None:
    for path in ("/chat.js", "/static/chat-view.js"):
        got = await client.get(path, headers={"origin": CLINIC})
        assert got.headers["access-control-allow-origin"] == "*"


async def test_an_error_can_be_read_by_the_clinics_page(client_of: Callable[..., httpx.AsyncClient]) -> None:
    client = client_of(allowed_origins=CLINIC)
    got = await client.get("/chat/messages", headers={"origin": CLINIC})
    assert got.status_code == 401
    assert got.headers["access-control-allow-origin"] == CLINIC
