"""A real `maru serve`: answers over the wire, and goes on where it was after a crash."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import httpx
from visiting import Server, answer, first_words, serving, titles


def say(server: Server, token: str, body: dict[str, Any]) -> list[dict[str, Any]]:
    got = server.http.post("/chat/messages", json=body, headers={"authorization": f"Bearer {token}"})
    assert got.status_code == 200, got.text
    return list(got.json()["messages"])


def button(bubbles: list[dict[str, Any]], payload: str) -> str:
    shown = [each for bubble in bubbles for each in bubble.get("buttons", ())]
    return str(next(each["id"] for each in shown if each["title"] in titles()[payload]))


def test_a_killed_server_goes_on_in_the_middle_of_the_check(model: Path, tmp_path: Path) -> None:
    database = tmp_path / "maru.db"
    with serving(database) as server:
        health = server.http.get("/health")
        assert health.json()["status"] == "ok"
        assert "server" not in health.headers
        token = server.http.post("/chat/sessions").json()["token"]
        assert say(server, token, {"text": "how many units for the forehead"})[0]["topics"] == ["dose", "area_forehead"]

        consent = say(server, token, {"text": "check if it's right for me"})
        say(server, token, {"choice": button(consent, answer("yes"))})
        asked = say(server, token, {"text": "31"})
        assert asked[-1]["text"].startswith(first_words("utter_ask_pregnancy"))
        before = server.http.get("/chat/messages", headers={"authorization": f"Bearer {token}"}).json()

        # The body of a message on its way does not hinder the crash.
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()

    with serving(database) as server:
        headers = {"authorization": f"Bearer {token}"}
        assert server.http.get("/chat/messages", headers=headers).json() == before
        # The button that was shown before the crash still answers its question.
        asked = say(server, token, {"choice": button(asked, answer("no"))})
        assert asked[-1]["text"].startswith(first_words("utter_ask_health_stop"))
        for given in ("none", "rest", "both", "prevent", "own", "yes", "none"):
            asked = say(server, token, {"choice": button(asked, answer(given))})
        sheet = server.http.get("/chat/prep", headers={**headers, "accept": "application/json"}).json()
        assert sheet["candidacy"]["outcome"] == "discuss"
        assert "thirties" in [reason["code"] for reason in sheet["candidacy"]["reasons"]]

        too_large = server.http.post("/chat/messages", content=b"a" * 5_000_000, headers=headers)
        assert too_large.status_code in {413, 415}
        assert server.http.get("/health").status_code == httpx.codes.OK
        assert "Traceback" not in server.printed()
