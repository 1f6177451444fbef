"""What the tests of the web share: somebody who visits, a look into the database, and a server in a process of its own."""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
import yaml

from bot.conversation.tables import metadata
from bot.settings import ROOT

URGENT = "i can't swallow"
# The whole check, answered so that nothing speaks against treatment; the age is written, the rest tapped.
CHECK = ("yes", 31, "no", "none", "rest", "both", "prevent", "own", "yes", "none")
STARTING_SECONDS = 180


@lru_cache(maxsize=1)
def responses() -> Mapping[str, Any]:
    """The responses of the domain."""
    loaded: Mapping[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    return loaded


@lru_cache(maxsize=1)
def titles() -> Mapping[str, frozenset[str]]:
    """The titles that buttons with a payload carry, by payload, so that no test depends on wording."""
    found: dict[str, set[str]] = {}
    for variations in responses().values():
        for button in variations[0].get("buttons", ()):
            found.setdefault(button["payload"], set()).add(button["title"])
    return {payload: frozenset(names) for payload, names in found.items()}


def first_words(response: str) -> str:
    """The beginning of a response up to its first value to fill in."""
    return str(re.split(r"\{", responses()[response][0]["text"].strip())[0]).strip()


def answer(choice: str) -> str:
    """The payload of a button that answers a question of the check."""
    return f'/inform{{"answer": "{choice}"}}'


class Visitor:
    """Somebody with a conversation; remembers the bubbles shown last, so that their buttons can be tapped."""

    def __init__(self, client: httpx.AsyncClient, token: str, greeting: list[dict[str, Any]]) -> None:
        self.client, self.token, self.shown = client, token, greeting

    @classmethod
    async def arrive(cls, client: httpx.AsyncClient) -> Visitor:
        opened = await client.post("/chat/sessions")
        assert opened.status_code == 201, opened.text
        return cls(client, opened.json()["token"], opened.json()["messages"])

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    async def post(self, body: object) -> httpx.Response:
        return await self.client.post("/chat/messages", json=body, headers=self.headers)

    async def say(self, text: str) -> list[dict[str, Any]]:
        return self._seen(await self.post({"text": text}))

    async def tap(self, payload: str) -> list[dict[str, Any]]:
        return self._seen(await self.post({"choice": self.button(payload)}))

    def button(self, payload: str) -> str:
        shown = [button for bubble in self.shown for button in bubble.get("buttons", ())]
        found = [button["id"] for button in shown if button["title"] in titles()[payload]]
        assert found, f"no button for {payload} among {shown}"
        return str(found[0])

    async def check(self, answers: tuple[str | int, ...] = CHECK) -> None:
        """Go through the candidacy check."""
        await self.say("check if it's right for me")
        for given in answers:
            await (self.say(str(given)) if isinstance(given, int) else self.tap(answer(given)))

    async def history(self) -> list[dict[str, Any]]:
        got = await self.client.get("/chat/messages", headers=self.headers)
        assert got.status_code == 200, got.text
        return list(got.json()["messages"])

    async def erase(self) -> httpx.Response:
        return await self.client.delete("/chat/sessions", headers=self.headers)

    async def prep(self, accept: str = "application/json") -> httpx.Response:
        return await self.client.get("/chat/prep", headers={**self.headers, "accept": accept})

    async def sheet(self) -> dict[str, Any]:
        got = await self.prep()
        assert got.status_code == 200, got.text
        return dict(got.json())

    def _seen(self, got: httpx.Response) -> list[dict[str, Any]]:
        assert got.status_code == 200, got.text
        self.shown = got.json()["messages"]
        return self.shown


def own(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    """The questions of a sheet that are the patient's; the guide's own stand with them once there is a list."""
    return [each for each in sheet.get("questions", ()) if each["origin"] == "own"]


def rows(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def rows_with(database: Path, needle: str) -> list[str]:
    """The tables that have a row with ``needle`` in it."""
    return [table for table, found in rows(database).items() if any(needle in repr(row) for row in found)]


def stored_bytes(database: Path) -> bytes:
    """All that lies on the disk for a database: the file and what stands beside it."""
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob(f"{database.name}*")))


def of_people() -> set[str]:
    """The tables that tell of a person."""
    return {table.name for table in metadata.sorted_tables if {"conversation", "sender_id"} & set(table.c.keys())} | {
        "conversations"
    }


def fill_rest(database: Path, here: str, words: str) -> None:
    """A row about a conversation, with words in it, in each table that talking alone leaves empty."""
    engine = sa.create_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if "conversation" in table.c and not rows_with(database, here).count(table.name):
                row = {column.name: _dummy(column, words) for column in table.c if not column.nullable}
                connection.execute(table.insert().values({**row, "conversation": here}))
    engine.dispose()


def _dummy(column: Any, words: str) -> Any:
    kind = column.type.python_type
    if kind is datetime.datetime or kind is datetime.date:
        return (
            datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
            if kind is datetime.datetime
            else datetime.date.today()
        )
    if kind is not str:
        return kind(1)
    return "x" if column.table.info.get("outlives") else words[: column.type.length]


def error_code(got: httpx.Response) -> str:
    """The code of an error, after a check of its form."""
    body = got.json()
    assert set(body) == {"error"} and set(body["error"]) == {"code", "message"}, body
    assert got.headers["content-type"] == "application/json"
    assert body["error"]["message"]
    return str(body["error"]["code"])


def environment(database: Path, **variables: str) -> dict[str, str]:
    """The environment of a process with nothing configured but this."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MARU_")}
    return {**kept, "MARU_DATABASE": f"sqlite:///{database}", **variables}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Server:
    """`maru serve` in a process of its own; ``before`` is Python that runs in it first."""

    process: subprocess.Popen[bytes]

    def __init__(self, database: Path, before: str = "", **variables: str) -> None:
        self.port = free_port()
        self._code = f"from bot.logs import quiet_libraries\nquiet_libraries()\n{before}\nfrom bot.cli import app\napp(['serve', '--port', '{self.port}'])"
        self._environment = environment(database, **variables)
        self._printed = tempfile.TemporaryFile()  # noqa: SIM115
        # Each request on a connection of its own: after a failure the server may close the old one.
        limits = httpx.Limits(max_keepalive_connections=0)
        self.base = f"http://127.0.0.1:{self.port}"
        self.http = httpx.Client(base_url=self.base, timeout=30, limits=limits)
        self.start()

    def start(self) -> None:
        """Begin to serve, also again after `kill`, on the same port and database."""
        self.process = subprocess.Popen(
            [sys.executable, "-c", self._code],
            cwd=ROOT,
            env=self._environment,
            stdout=self._printed,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                if self.http.get("/health").status_code == 200:
                    return
            time.sleep(0.2)
        self.process.kill()
        raise AssertionError(f"the server did not start: {self.printed()}")

    def printed(self) -> str:
        """All that the server has written to standard output and standard error."""
        self._printed.seek(0)
        return self._printed.read().decode("utf-8", "replace")

    def kill(self) -> None:
        """End it as the system would: at once."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it for good."""
        self.kill()
        self.http.close()


@contextlib.contextmanager
def serving(database: Path, before: str = "", **variables: str) -> Iterator[Server]:
    """A server that is gone afterwards."""
    server = Server(database, before, **variables)
    try:
        yield server
    finally:
        server.stop()
