"""Reading HTTP requests strictly: size, type, JSON, token."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request

from bot.conversation.bodies import read_at_most
from bot.conversation.limits import MOST_BYTES
from bot.conversation.messages import TurnError
from bot.conversation.store import conversation_of

LONGEST_TOKEN = 128


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object of a request's body.

    Raises:
        TurnError: wrong type (415), too large (413), not a JSON object (400).
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise TurnError("not_json", "Send Content-Type: application/json.", 415)
    body = await read_at_most(request.stream(), request.headers.get("content-length", ""), MOST_BYTES)
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise TurnError("bad_json", "The body is not valid JSON.", 400) from error
    if not isinstance(value, dict):
        raise TurnError("bad_json", 'The body must be a JSON object such as {"text": "…"}.', 400)
    return value


def conversation(request: Request) -> str:
    """The conversation that the bearer token opens, whether or not it exists.

    Raises:
        TurnError: no token (401).
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip() or len(token) > LONGEST_TOKEN:
        raise TurnError("no_token", "Send the header Authorization: Bearer <token>.", 401)
    return conversation_of(token.strip())
