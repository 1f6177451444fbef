"""Reading HTTP requests strictly: size, type, JSON, token."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request

from bot.conversation.limits import MOST_BYTES
from bot.conversation.messages import TurnError
from bot.conversation.store import conversation_of

LONGEST_TOKEN = 128
# For the slowest telephone; somebody who sends a byte now and then must not keep a request open for ever.
SECONDS = 20


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of a request's body.

    Raises:
        TurnError: wrong type (415), too large (413), not a JSON object (400).
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise TurnError("not_json", "Send Content-Type: application/json.", 415)
    body = await _read_body(request)
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise TurnError("bad_json", "The body is not valid JSON.", 400) from error
    if not isinstance(value, dict):
        raise TurnError("bad_json", 'The body must be a JSON object such as {"text": "…"}.', 400)
    return value


async def _read_body(request: Request) -> bytes:
    """At most as much as a message may be; the rest is not even read."""
    too_large = TurnError("too_large", f"A request may have at most {MOST_BYTES:,} bytes.", 413)
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > MOST_BYTES:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise too_large
    except TimeoutError as late:
        raise TurnError(
            "too_slow", f"The body did not arrive within {SECONDS} seconds; please try again.", 400
        ) from late
    return bytes(body)


def conversation(request: Request) -> str:
    """The conversation that the bearer token opens, whether or not it exists.

    Raises:
        TurnError: no token (401).
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip() or len(token) > LONGEST_TOKEN:
        raise TurnError("no_token", "Send the header Authorization: Bearer <token>.", 401)
    return conversation_of(token.strip())
