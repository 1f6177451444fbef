"""A server that is asked to end finishes what it has begun: whoever was answered is in the records."""

from __future__ import annotations

import contextlib
import json
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from visiting import URGENT, rows, serving

LONG = 120
# Turns are held back before they are written, until a file appears.
HELD = """
import pathlib, time
from bot.conversation.store import Records
usual = Records.add
def add(*given):
    pathlib.Path({waiting!r}).touch()
    while not pathlib.Path({free!r}).exists():
        time.sleep(0.02)
    return usual(*given)
Records.add = add
"""


def until_there(path: Path) -> None:
    for _ in range(LONG * 50):
        if path.exists():
            return
        time.sleep(0.02)
    raise AssertionError(f"{path.name} did not come")


@pytest.mark.parametrize("text", ["does it hurt", URGENT, "brillig slithy toves"], ids=["turn", "alarm", "inbox"])
def test_a_turn_under_way_is_finished_and_kept(model: Path, tmp_path: Path, text: str) -> None:
    database, waiting, free = tmp_path / "maru.db", tmp_path / "waiting", tmp_path / "free"
    held = HELD.format(waiting=str(waiting), free=str(free))
    with serving(database, held) as server, ThreadPoolExecutor(1) as threads:
        token = server.http.post("/chat/sessions").json()["token"]
        headers = {"authorization": f"Bearer {token}"}
        said = threads.submit(server.http.post, "/chat/messages", json={"text": text}, headers=headers)
        until_there(waiting)
        server.process.send_signal(signal.SIGTERM)
        with contextlib.suppress(httpx.TransportError):
            server.http.get("/health")  # it may or may not listen any more, but it goes on
        free.touch()
        assert said.result(LONG).status_code == 200
        assert server.process.wait(LONG) in {0, -signal.SIGTERM}
        assert "Traceback" not in server.printed()
    kept = rows(database)
    assert text in [json.loads(body)["text"] for *_, body in kept["messages"]]
    assert kept["events"]
    assert ("brillig" in str(kept["not_understood"])) == ("brillig" in text)
