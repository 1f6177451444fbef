"""A stand-in for the API of a messaging platform: takes calls over HTTP, remembers them, misbehaves when it is told to."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.listening import bound

SECONDS = 60.0


@dataclass(frozen=True)
class Call:
    """One call that came in; ``taken`` says whether it was answered as delivered."""

    path: str
    body: Any
    headers: dict[str, str]
    at: float
    taken: bool


@dataclass(frozen=True)
class Answer:
    """How a call is answered; ``seconds`` is how long that takes."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


class StandIn:
    """A server on a port of its own. ``usual`` answers what is taken; ``misbehave`` decides what is not."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.usual: Any = {"ok": True}
        # Of the path and the body; None where the call is taken as usual.
        self.misbehave: Callable[[str, Any], Answer | None] = lambda path, body: None
        self._listening = bound("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        methods = ["GET", "POST", "PUT", "DELETE"]
        app = Starlette(routes=[Route("/{path:path}", self._take, methods=methods)])
        self._server = uvicorn.Server(uvicorn.Config(app, ws="none", log_config=None, access_log=False, lifespan="off"))
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> StandIn:
        self._running = asyncio.create_task(self._server.serve([self._listening]))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.should_exit = self._server.force_exit = True
        assert self._running is not None
        await self._running

    async def _take(self, request: Request) -> Response:
        path, body = request.url.path, _read(request, await request.body())
        answer = self.misbehave(path, body)
        self.calls.append(Call(path, body, dict(request.headers), time.monotonic(), answer is None))
        if answer is None:
            return JSONResponse(self.usual)
        await asyncio.sleep(answer.seconds)
        return JSONResponse(answer.body, answer.status, answer.headers)

    def forget(self) -> None:
        """As if nothing had happened yet."""
        self.calls.clear()
        self.misbehave = lambda path, body: None

    async def until(self, met: Callable[[], Any], what: str = "what was waited for") -> Any:
        """Wait for a condition; it may take long on a busy machine."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if found := met():
                return found
            await asyncio.sleep(0.02)
        raise AssertionError(f"{what} did not happen; calls: {[(call.path, call.taken) for call in self.calls]}")


def _read(request: Request, body: bytes) -> Any:
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode()))
    return json.loads(body) if body else None
