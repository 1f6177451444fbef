"""Headers that every page and answer carries, and errors in one form."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.conversation.messages import TurnError
from bot.conversation.trouble import trouble

# Below it lies what a patient said and got as an answer; no cache keeps that.
PRIVATE = "/chat/"
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class SecurityHeaders:
    """Adds the headers to every HTTP answer that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""

        async def sending(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith(PRIVATE):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)


class Failures:
    """Answers what fails inside. Starlette would do so outside of all headers, and hand the error with its words on."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        began = False

        async def sending(message: MutableMapping[str, Any]) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:
            return  # nobody is there to be told
        except Exception as failed:
            if scope["type"] != "http":
                raise
            told = trouble(failed, "request")
            if not began:
                await error("internal", told.message, 500)(scope, receive, send)


def error(code: str, message: str, status: int) -> Response:
    """An error as the contract shows it."""
    return JSONResponse({"error": {"code": code, "message": message}}, status_code=status)


async def on_turn_error(request: Request, failed: Exception) -> Response:
    """A refused message."""
    assert isinstance(failed, TurnError)
    answer = error(failed.code, failed.message, failed.status)
    if failed.status == 401:
        answer.headers["www-authenticate"] = "Bearer"
    if failed.status == 429:
        answer.headers["retry-after"] = "60"
    return answer
