"""The public application: pages, chat, health, metrics."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Lifespan

from bot.conversation.messages import TurnError
from bot.web import pictures
from bot.web.chat import Chat
from bot.web.health import Health
from bot.web.security import Failures, SecurityHeaders, error, on_turn_error

STATIC = Path(__file__).with_name("static")
# Files alone: an answer that holds both a secret and somebody's words must not tell by its length how alike they are.
PRESSED = [Middleware(GZipMiddleware, minimum_size=500)]


def build_app(
    chat: Chat,
    health: Health,
    registry: CollectorRegistry,
    origins: list[str],
    lifespan: Lifespan[Starlette] | None = None,
    further: Sequence[BaseRoute] = (),
) -> Starlette:
    """Put the routes together; ``further`` are those of the front desk and the messaging apps."""

    async def metrics(request: Request) -> Response:
        # Some of it is counted in the database.
        return Response(await asyncio.to_thread(generate_latest, registry), media_type=CONTENT_TYPE_LATEST)

    async def healthy(request: Request) -> Response:
        state = await health.state()
        return JSONResponse(state, status_code=200 if state["status"] == "ok" else 503)

    files = Files(directory=STATIC)
    return Starlette(
        routes=[
            Route("/", _file(files, "index.html"), middleware=PRESSED),
            Route("/chat.js", _file(files, "chat.js"), middleware=PRESSED),
            *chat.routes(),
            *pictures.routes(),
            Route("/health", healthy),
            Route("/metrics", metrics),
            Mount("/static", files, middleware=PRESSED),
            *further,
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(
                CORSMiddleware,
                allow_origins=origins,
                allow_methods=["GET", "POST", "PATCH", "DELETE"],
                allow_headers=["Authorization", "Content-Type", "Accept"],
            ),
            Middleware(Failures),
        ],
        exception_handlers={TurnError: on_turn_error, HTTPException: _on_http_error},
        lifespan=lifespan,
    )


class Files(StaticFiles):
    """Files that a browser keeps, but asks about each time: a new version of the chat is never mixed with the old one."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        """The file, or "not modified"."""
        answer = super().file_response(*given, **named)
        answer.headers["cache-control"] = "no-cache"
        # Pages of clinics load the chat from here, also those that ask of everything foreign to allow it.
        answer.headers["cross-origin-resource-policy"] = "cross-origin"
        return answer


def _file(files: Files, name: str) -> Callable[[Request], Awaitable[Response]]:
    async def send(request: Request) -> Response:
        return await files.get_response(name, request.scope)

    return send


async def _on_http_error(request: Request, failed: Exception) -> Response:
    assert isinstance(failed, HTTPException)
    return error(f"http_{failed.status_code}", failed.detail, failed.status_code)
