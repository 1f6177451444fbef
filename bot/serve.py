"""Wires everything for `maru serve`."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.applications import Starlette

from bot.channels.kit import Kit
from bot.conversation.bubbles import Turn
from bot.conversation.counts import Counts
from bot.conversation.database import writing
from bot.conversation.handover import Handovers
from bot.conversation.inbox import Inbox
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.line import Line
from bot.conversation.line_redis import SharedLine
from bot.conversation.model import load_agent
from bot.conversation.store import Records, connect
from bot.conversation.turn import Reception
from bot.desk.app import Desk
from bot.desk.information import Information
from bot.logs import OWN_LOGGER
from bot.settings import Settings
from bot.web.app import build_app
from bot.web.chat import Chat
from bot.web.health import Health
from bot.web.links import Links
from bot.web.panels import Panels
from bot.web.waiting import Waiting

log = logging.getLogger(OWN_LOGGER)
EXPIRY_SECONDS = 3600


class Metrics:
    """Counts of turns by intent and the time they took; no words, no people."""

    def __init__(self) -> None:
        """A registry of its own, so that several applications can live in one process."""
        self.registry = CollectorRegistry()
        self._turns = Counter("maru_turns", "Messages answered", ["intent"], registry=self.registry)
        self._seconds = Histogram("maru_turn_seconds", "Seconds from message to answer", registry=self.registry)

    def record(self, made: Turn) -> None:
        """Count one turn."""
        self._turns.labels(made.intent).inc()
        self._seconds.observe(made.millis / 1000)


def build(settings: Settings, model: Path) -> Starlette:
    """The whole application for one model and one database."""
    engine = connect(settings.database)
    records = Records(engine)
    agent = load_agent(model, records)
    metrics = Metrics()
    counts = Counts(engine)

    def on_turn(made: Turn) -> None:
        metrics.record(made)
        counts.hear(made)

    handovers = Handovers(engine)
    shared = SharedLine(settings.redis) if settings.redis else None
    reception = Reception(agent, records, on_turn, handovers, Line(shared))
    kept = InboxRecords(engine)
    inbox = Inbox(kept)
    if settings.inbox_days:
        reception.heard = inbox.hear

    desk = Desk(engine, handovers, settings.secret)
    desk.begin()
    information = Information(engine, reception, records, agent, counts, settings)
    information.add_to(desk)
    kit = Kit(settings, engine, reception, records)
    handovers.deliver, desk.reach = kit.delivery.departures.send, kit.reach
    desk.channel_titles = {name: channel.title for name, channel in kit.channels.items()}
    metrics.registry.register(Waiting(kit.channels, kit.delivery.queues, handovers.counts))
    # Without a secret anybody could make a link.
    links = Links(reception, agent, kit.delivery.seal).routes() if settings.secret else []

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_expire(records, settings.retention_days))
        of_inbox = asyncio.create_task(_hourly("the inbox", kept.expire, settings.inbox_days))
        of_delivery = asyncio.create_task(_hourly("the delivery", kit.delivery.expire))
        of_desk = asyncio.create_task(_hourly("the desk", desk.expire))
        behind_desk = asyncio.create_task(information.follow())
        kit.start()
        yield
        for each in (task, of_inbox, of_delivery, of_desk, behind_desk):
            each.cancel()
        await kit.stop()
        await reception.settle()
        await inbox.settle()
        await information.settle()
        if shared is not None:
            await shared.close()

    return build_app(
        Chat(reception, records, agent, settings),
        Health(reception, records, model.name, shared.alive if shared else None),
        metrics.registry,
        settings.origins(),
        lifespan,
        [*desk.routes(), *Panels(reception, records, agent, settings).routes(), *kit.routes(), *links],
    )


def expire(settings: Settings) -> int:
    """Delete what nobody has used for the time of retention, once; returns the number of conversations.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the database cannot be used.
    """
    return Records(connect(settings.database)).delete_expired(settings.retention_days)


async def _expire(records: Records, days: int) -> None:
    """Delete what nobody has used for the time of retention, hourly."""
    while True:
        try:
            await writing(records.delete_expired, days)
        except Exception as failed:
            log.error("expiry failed: %s", type(failed).__name__)
        await asyncio.sleep(EXPIRY_SECONDS)


async def _hourly(what: str, call: Callable[..., object], *arguments: object) -> None:
    """Delete what has been kept for its time, hourly."""
    while True:
        try:
            await asyncio.to_thread(call, *arguments)
        except Exception as failed:
            log.error("expiry of %s failed: %s", what, type(failed).__name__)
        await asyncio.sleep(EXPIRY_SECONDS)
