"""`/webhooks/<channel>/webhook`: what the platforms send. Kept first, then acknowledged; answered by the worker."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.channel import FORM, JSON, Address, Answer, Channel, Incoming, Kind, Received
from bot.channels.fit import only
from bot.channels.payloads import parse
from bot.channels.registry import State
from bot.channels.sender import Sender
from bot.channels.worker import Worker
from bot.consult.triage import Level, triage
from bot.conversation.bodies import read_at_most
from bot.conversation.bubbles import as_json
from bot.conversation.database import reading, writing
from bot.conversation.delivery import Delivery
from bot.conversation.delivery_rows import Message, Parcel
from bot.conversation.messages import TurnError
from bot.conversation.store import now
from bot.conversation.turn import Reception
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
MOST_BYTES = 256 * 1024
MOST_FIELDS = 50
LONGEST_NAME = 512
# A database that takes longer than this to keep an alarm is passed by.
ALARM_PATIENCE = 1.5
MOST_ALARMS = 1_000
LOOK_SECONDS = 0.1
Came = tuple[Message, str]


class Webhooks:
    """The addresses that the platforms call."""

    def __init__(
        self, channels: Mapping[str, Channel], states: Sequence[State], delivery: Delivery, reception: Reception,
        worker: Worker, sender: Sender,
    ) -> None:  # fmt: skip
        """``channels`` are those that are set up, ``states`` are of all that there are."""
        self._channels, self._delivery, self._reception = channels, delivery, reception
        self._worker, self._sender = worker, sender
        self._half = {state.channel.name: state.missing for state in states if state.begun and state.missing}
        # Alarms that were answered while the database could not be used; it does not know of them.
        self._alarmed: OrderedDict[str, None] = OrderedDict()
        self._behind: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[Route]:
        """One address for all channels."""
        return [Route("/webhooks/{channel}/webhook", self.handle, methods=["GET", "POST"])]

    async def handle(self, request: Request) -> Response:
        """A request of a platform, or of somebody who says to be one.

        Raises:
            TurnError: no such channel (404), not fully set up (503), not the platform's (401), not as it sends (400, 413,
                415), or it could not be kept and should be sent again (503).
        """
        channel = self._channel(request.path_params["channel"])
        if request.method != "POST":
            told = channel.handshake(dict(request.query_params))
            if told is None:
                raise TurnError("forbidden", "The verification token is not the one that is set up.", 403)
            return PlainTextResponse(told)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in channel.types:
            raise TurnError("bad_type", f"Send Content-Type: {' or '.join(channel.types)}.", 415)
        body = await read_at_most(request.stream(), request.headers.get("content-length", ""), MOST_BYTES)
        if not _verified(channel, Received(dict(request.headers), dict(request.query_params), body, time.time())):
            raise TurnError("forged", "The signature is missing, wrong or too old.", 401)
        value = _parsed(kind, body)
        told = channel.challenge(value)
        if told is not None:
            return PlainTextResponse(told)
        return await self._take(channel, value)

    def _channel(self, name: str) -> Channel:
        if name in self._half:
            log.error("%s: a message was refused; set %s", name, ", ".join(self._half[name]))
            raise TurnError("not_configured", "This channel is not fully set up.", 503)
        if name not in self._channels:
            raise TurnError("no_channel", "There is no such channel here.", 404)
        return self._channels[name]

    async def _take(self, channel: Channel, value: Any) -> Response:
        came = [self._named(channel, each) for each in _read(channel, value) if _usable(each)]
        alarms = [each for each in came if each[0].urgent]
        others = [each for each in came if not each[0].urgent]
        for alarm in alarms:
            said = await self._alarm(channel, alarm)
            if said is not None and channel.patience:
                return _response(said)
        heard = Answer({}, JSON) if channel.patience else Answer()
        if not others:
            return _response(heard)
        if others[-1][0].kind == Kind.READY:
            return _response(await self._in_time(channel, others[-1][0]))
        kept = await writing(self._delivery.arrivals.receive, others)
        self._worker.work.wake()
        return _response(await self._in_time(channel, kept[-1]) if channel.patience and kept else heard)

    def _named(self, channel: Channel, came: Incoming) -> Came:
        """A message as it is kept, with the digest that its duplicates share."""
        seal = self._delivery.seal
        # A group is declined once, whoever writes in it and however often.
        id = f"group:{came.person}" if came.kind is Kind.GROUP else came.id
        private = came.kind not in (Kind.GROUP, Kind.LEAVE)
        urgent = private and triage(came.text).level is Level.URGENT_NOW
        message = Message(
            0, seal.conversation(channel.name, came.person), channel.name, came.kind, came.text, came.choice,
            came.to, came.reply, now(), 0, urgent,
        )  # fmt: skip
        return message, seal.message(channel.name, id)

    async def _alarm(self, channel: Channel, came: Came) -> Answer | None:
        """Answer a sign of danger at once: kept if the database is quick, without it otherwise."""
        message, digest = came
        if digest in self._alarmed:
            return None
        address = Address(message.to, message.reply)
        keeping = asyncio.create_task(self._keep_alarm(came))
        done, _ = await asyncio.wait({keeping}, timeout=ALARM_PATIENCE)
        if done and keeping.exception() is None:
            number = keeping.result()
            if number is None:
                return None
            if channel.patience:
                parcel = await writing(self._delivery.departures.take, message.conversation, number)
                return channel.immediate(self._sender.said_now(channel, parcel), address) if parcel else None
            self._apart(self._sender.alarm(number))
            return None
        self._alarmed[digest] = None
        if len(self._alarmed) > MOST_ALARMS:
            self._alarmed.popitem(last=False)
        self._apart(self._forget(keeping))
        made = await self._reception.emergency(message.conversation, message.text, keep=False)
        bubbles = [as_json(bubble) for bubble in made.bubbles] if made else []
        if channel.patience:
            return channel.immediate(self._sender.fitted(channel, message.conversation, bubbles), address)
        self._apart(self._sender.directly(channel, message.conversation, bubbles, address))
        return None

    async def _keep_alarm(self, came: Came) -> int | None:
        kept = await writing(self._delivery.arrivals.receive, [came])
        return await self._worker.alarm(kept[0]) if kept else None

    async def _forget(self, keeping: asyncio.Task[int | None]) -> None:
        """What was answered without the database is not sent again when that has kept it after all."""
        with contextlib.suppress(TurnError):
            number = await keeping
            if number is not None:
                await writing(self._delivery.departures.answered, number)

    async def _in_time(self, channel: Channel, message: Message) -> Answer:
        """The answer itself if it is there in time, otherwise what asks to wait."""
        address, until = Address(message.to, message.reply), time.monotonic() + channel.patience
        while time.monotonic() < until:
            # Looked up before its answer, so that none is missed that comes in between.
            settled = message.kind != Kind.READY and not await reading(self._delivery.arrivals.waits, message.number)
            parcel = await self._parcel(message)
            if parcel is not None:
                return channel.immediate(self._sender.said_now(channel, parcel), address)
            if settled:
                break
            await asyncio.sleep(LOOK_SECONDS)
        if await self._reception.people.answers(message.conversation):
            return await self._of_the_desk(channel, message)
        ask = self._sender.fitted(channel, message.conversation, only("utter_answer_comes"))
        if not channel.render(ask, address):
            ask = self._sender.fitted(channel, message.conversation, only("utter_answer_waits"))
        return channel.later(ask, address)

    async def _of_the_desk(self, channel: Channel, message: Message) -> Answer:
        """What a person at the desk has written meanwhile, or that it can be looked for; Maru itself says nothing."""
        parcel = await writing(self._delivery.departures.take_all, message.conversation)
        bubbles = parcel.bubbles if parcel else only("utter_person_look")
        # What the desk writes next answers no message, so it comes by no callback.
        return channel.later(self._sender.fitted(channel, message.conversation, bubbles), Address(message.to))

    async def _parcel(self, message: Message) -> Parcel | None:
        """What answers a message; for somebody who only asks for what was late, all that waits."""
        departures = self._delivery.departures
        if message.kind == Kind.READY:
            return await writing(departures.take_all, message.conversation)
        return await writing(departures.take, message.conversation, message.number)

    def _apart(self, doing: Any) -> None:
        task = asyncio.create_task(doing)
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)

    async def settle(self) -> None:
        """Wait until every alarm is on its way."""
        await asyncio.gather(*self._behind, return_exceptions=True)


def _verified(channel: Channel, received: Received) -> bool:
    try:
        return channel.verify(received)
    except Exception as failed:  # a header of a shape that nobody thought of opens nothing
        log.error("%s: a request cannot be verified: %s", channel.name, type(failed).__name__)
        return False


def _parsed(kind: str, body: bytes) -> Any:
    try:
        if kind == FORM:
            return dict(parse_qsl(body.decode(), max_num_fields=MOST_FIELDS))
        return parse(body)
    except ValueError as error:
        raise TurnError("bad_json", "The body is not what its Content-Type says.", 400) from error


def _read(channel: Channel, value: Any) -> list[Incoming]:
    try:
        return channel.read(value)
    except ValueError as error:
        raise TurnError("bad_json", "The body is not what its Content-Type says.", 400) from error
    except Exception as failed:
        # Sent again it would be no better, so it is acknowledged.
        log.error("%s: an event cannot be read: %s", channel.name, type(failed).__name__)
        return []


def _usable(came: Incoming) -> bool:
    """Whether it names who and what; a name may be as long as no platform makes it."""
    return 0 < len(came.id) <= LONGEST_NAME and 0 < len(came.person) <= LONGEST_NAME


def _response(answer: Answer) -> Response:
    if answer.media == JSON:
        return JSONResponse(answer.body)
    return PlainTextResponse(str(answer.body))
