"""Reading what comes over the wire, at most so much of it, for at most so long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable

from bot.conversation.messages import TurnError

# For the slowest telephone; somebody who sends a byte now and then must not keep a request open for ever.
SECONDS = 20


async def read_at_most(chunks: AsyncIterable[bytes], declared: str, most: int) -> bytes:
    """A body of at most ``most`` bytes; ``declared`` is its Content-Length, or "". What is more is not even read.

    Raises:
        TurnError: too large (413), too slow (400).
    """
    too_large = TurnError("too_large", f"A request may have at most {most:,} bytes.", 413)
    if declared.isdigit() and int(declared) > most:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in chunks:
                body += chunk
                if len(body) > most:
                    raise too_large
    except TimeoutError as late:
        raise TurnError(
            "too_slow", f"The body did not arrive within {SECONDS} seconds; please try again.", 400
        ) from late
    return bytes(body)
