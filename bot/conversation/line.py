"""Whose turn it is: one message of a conversation at a time, in the order of arrival."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self


class Line:
    """The lines of all conversations of this process."""

    def __init__(self) -> None:
        """Nobody waits."""
        self._last: dict[str, Place] = {}

    def join(self, conversation: str) -> Place:
        """Take the next place, at once; enter it with ``async with``, which waits until all before it have left."""
        place = Place(self, conversation, self._last.get(conversation))
        self._last[conversation] = place
        return place

    def forget(self, place: Place) -> None:
        """Nobody stands behind it: the line of its conversation is over."""
        if self._last.get(place.conversation) is place:
            del self._last[place.conversation]


class Place:
    """One place in the line of a conversation."""

    def __init__(self, line: Line, conversation: str, before: Place | None) -> None:
        """Stand behind ``before``."""
        self._line, self.conversation, self._before = line, conversation, before
        self._left: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._stays = False

    def stay(self) -> Place:
        """Keep the place after the block that entered it; whoever calls this must `leave`."""
        self._stays = True
        return self

    def leave(self) -> None:
        """Let the next one in."""
        if not self._left.done():
            self._left.set_result(None)
            self._line.forget(self)

    async def __aenter__(self) -> Self:
        """Wait until it is this one's turn."""
        before, self._before = self._before, None
        if before is not None:
            try:
                await asyncio.shield(before._left)
            except asyncio.CancelledError:
                # Who gives up lets the next one in, but not before those who stand before him.
                before._left.add_done_callback(lambda _: self.leave())
                raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failed: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next one in, unless the place is kept."""
        if not self._stays:
            self.leave()
