"""Everything that messaging apps need, put together for one process."""

from __future__ import annotations

import asyncio
import logging
import secrets

from sqlalchemy.engine import Engine
from starlette.routing import Route

from bot.channels.channel import Address, Outgoing
from bot.channels.fit import Fitting
from bot.channels.registry import CHANNELS, configured, state
from bot.channels.sender import Sender
from bot.channels.webhooks import Webhooks
from bot.channels.wire import Wire
from bot.channels.worker import Worker
from bot.conversation.delivery import Delivery
from bot.conversation.delivery_rows import Leases, Reach
from bot.conversation.store import Records
from bot.conversation.turn import Reception
from bot.logs import OWN_LOGGER
from bot.settings import Settings

log = logging.getLogger(OWN_LOGGER)
# After this time what a dead process was at goes on in another one.
LEASE_SECONDS = 15.0
# What is laid before a channel to see whether it could be sent.
SAMPLE = Outgoing("…")
# What is under way when the server is stopped may come to its end for so long.
SETTLE_SECONDS = 5.0


class Kit:
    """The channels of one process; without any that is set up, nothing but an address that answers 404."""

    def __init__(self, settings: Settings, engine: Engine, reception: Reception, records: Records) -> None:
        """Use the server's own database and reception."""
        self.delivery = Delivery(engine, settings.secret)
        states = [state(channel, settings) for channel in CHANNELS]
        for each in states:
            if each.begun and each.missing:
                log.error("%s is not fully set up; set %s", each.channel.name, ", ".join(each.missing))
        self.channels = configured(settings)
        leases = Leases(engine, secrets.token_hex(8), LEASE_SECONDS)
        self._wire = Wire()
        fitting = Fitting(self.delivery.seal, settings.public_url)
        self._sender = Sender(self.delivery, self.channels, leases, fitting, self._wire)
        self._worker = Worker(reception, records, self.delivery, self.channels, leases, self._sender)
        self._webhooks = Webhooks(self.channels, states, self.delivery, reception, self._worker, self._sender)
        self._running: list[asyncio.Task[None]] = []

    def routes(self) -> list[Route]:
        """The addresses that the platforms call."""
        return self._webhooks.routes()

    def reach(self, conversation: str) -> Reach | None:
        """How words of staff reach the person of a conversation; None for somebody on the site. Blocks.

        The channel itself says so: it renders no call for whom it cannot write to now.
        """
        found = self.delivery.departures.reached(conversation)
        if found is None:
            return None
        name, to, silent = found
        channel = self.channels.get(name)
        if channel is None or not to:
            return Reach(channel.title if channel else name, False)
        return Reach(channel.title, bool(channel.render([SAMPLE], Address(to, silent=silent))))

    def start(self) -> None:
        """Begin to work on what waits."""
        works = [self._worker.work, self._sender.work] if self.channels else []
        self._running = [asyncio.create_task(work.run()) for work in works]

    async def stop(self) -> None:
        """Take nothing new; let what is under way come to its end."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await self._webhooks.settle()
        await self._worker.work.settle(SETTLE_SECONDS)
        await self._sender.work.settle(SETTLE_SECONDS)
        await self._wire.close()
