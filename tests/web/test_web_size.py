"""What a browser loads for the chat."""

from __future__ import annotations

import gzip
import re

import httpx
import pytest

from bot.web.app import STATIC

LARGEST = 30 * 1024


async def loaded(client: httpx.AsyncClient, start: str) -> dict[str, int]:
    """The scripts that a browser loads with ``start``, each with its bytes, gzipped."""
    wanted, sizes = [start], {}
    while wanted:
        path = wanted.pop()
        source = (await client.get(path)).text
        sizes[path] = len(gzip.compress(source.encode(), 9))
        named = re.findall(r"""^import\b[^;"']*["']([^"']+)["'];""", source, re.MULTILINE)
        wanted += [
            each
            for name in named
            if (each := str(httpx.URL(path).join(name).path)) not in sizes | dict.fromkeys(wanted)
        ]
    return sizes


async def test_the_chat_is_small(client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = await loaded(client, "/chat.js")
    with capsys.disabled():
        for path, size in sorted(sizes.items(), key=lambda each: -each[1]):
            print(f"\n{size:>7,} {path}", end="")  # noqa: T201
        print(f"\n{sum(sizes.values()):>7,} bytes gzipped for the chat in English")  # noqa: T201
        later = sum(
            len(gzip.compress(path.read_bytes(), 9)) for path in STATIC.glob("*.js") if path.name not in named(sizes)
        )
        print(f"{later:>7,} bytes more, each part when it is wanted: panels, other languages")  # noqa: T201
    assert len(sizes) > 10
    assert sum(sizes.values()) < LARGEST


def named(sizes: dict[str, int]) -> set[str]:
    return {path.rpartition("/")[2] for path in sizes}


async def test_scripts_come_compressed(client: httpx.AsyncClient) -> None:
    for path in ("/chat.js", "/static/chat-style.js"):
        got = await client.get(path, headers={"accept-encoding": "gzip"})
        assert got.headers["content-encoding"] == "gzip"
        assert got.headers["cross-origin-resource-policy"] == "cross-origin"


async def test_answers_about_a_patient_are_not_compressed(client: httpx.AsyncClient) -> None:
    got = await client.post("/chat/sessions", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in got.headers
