"""Whose turn it is: one message of a conversation at a time, in the order of arrival."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self

from bot.conversation.kept import Receipt
from bot.conversation.line_redis import SharedLine, Ticket


class Line:
    """The lines of all conversations: of this process, and, where they share one, of all processes."""

    def __init__(self, shared: SharedLine | None = None) -> None:
        """Nobody waits."""
        self._last: dict[str, Place] = {}
        self._shared = shared
        self._leaving: set[asyncio.Task[None]] = set()

    def join(self, conversation: str) -> Place:
        """Take the next place, at once; enter it with ``async with``, which waits until all before it have left."""
        ticket = self._shared.ticket(conversation) if self._shared else None
        place = Place(self, conversation, self._last.get(conversation), ticket)
        self._last[conversation] = place
        return place

    def forget(self, place: Place) -> None:
        """Nobody stands behind it: the line of its conversation is over."""
        if self._last.get(place.conversation) is place:
            del self._last[place.conversation]

    def give_back(self, ticket: Ticket) -> None:
        """Let those of other processes in, behind the one who leaves."""
        task = asyncio.create_task(ticket.leave())
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def settle(self) -> None:
        """Wait until every ticket is given back."""
        await asyncio.gather(*self._leaving, return_exceptions=True)


class Place:
    """One place in the line of a conversation."""

    def __init__(self, line: Line, conversation: str, before: Place | None, ticket: Ticket | None = None) -> None:
        """Stand behind ``before``, and with a ticket behind those of other processes."""
        self._line, self.conversation, self._before, self._ticket = line, conversation, before, ticket
        self._left: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._stays = False
        # What settles the message that this place is for, if it came through a messaging app.
        self.receipt: Receipt | None = None

    def stay(self) -> Place:
        """Keep the place after the block that entered it; whoever calls this must `leave`."""
        self._stays = True
        return self

    def leave(self) -> None:
        """Let the next one in."""
        if not self._left.done():
            self._left.set_result(None)
            self._line.forget(self)
            if self._ticket is not None:
                self._line.give_back(self._ticket)

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
        if self._ticket is not None:
            try:
                await self._ticket.first()
            except asyncio.CancelledError:
                self.leave()
                raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failed: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the next one in, unless the place is kept."""
        if not self._stays:
            self.leave()
