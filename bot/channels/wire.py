"""Calls to the platforms over HTTP."""

from __future__ import annotations

import logging
from typing import Any

import httpx

from bot.channels.channel import Call, Channel, Outcome, Result
from bot.channels.payloads import parse
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
SECONDS = 10.0
MOST_BYTES = 64 * 1024


class Wire:
    """One client for all platforms; it follows no redirections, keeps no cookies, logs no addresses."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """``seconds`` is how long a platform may take."""
        self._client = httpx.AsyncClient(
            timeout=seconds, limits=httpx.Limits(max_connections=None, max_keepalive_connections=20)
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def call(self, channel: Channel, call: Call, key: str = "") -> Outcome:
        """Make one call. ``key`` stays the same when it is repeated."""
        if not call.url.startswith((channel.api, "https://")):
            return Outcome(Result.REFUSED, 0.0, "address")
        headers = {**call.headers, **({call.retry_header: key} if call.retry_header and key else {})}
        given: dict[str, Any] = {"json": call.json} if call.json is not None else {}
        given |= {"data": dict(call.form)} if call.form is not None else {}
        try:
            async with self._client.stream(call.method, call.url, headers=headers, **given) as answer:
                body = bytearray()
                async for chunk in answer.aiter_bytes():
                    body += chunk
                    if len(body) > MOST_BYTES:
                        break
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as failed:
            return Outcome(Result.LATER, 0.0, type(failed).__name__)
        return self._judged(channel, answer, bytes(body))

    @staticmethod
    def _judged(channel: Channel, answer: httpx.Response, body: bytes) -> Outcome:
        try:
            said = parse(body)
        except ValueError:
            said = None
        try:
            return channel.judge(answer.status_code, dict(answer.headers), said)
        except Exception as failed:
            # A response of a shape that the channel does not expect is no reason to repeat a call that was taken.
            log.error("%s: the answer of the platform cannot be read: %s", channel.name, type(failed).__name__)
            return Outcome(Result.DELIVERED if answer.is_success else Result.LATER, 0.0, "unreadable")
