"""The site chat over HTTP: sessions, messages, the sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rasa.core.agent import Agent
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.conversation.bubbles import Turn, as_json
from bot.conversation.database import reading, writing
from bot.conversation.messages import TurnError
from bot.conversation.sheet_values import sheet_values
from bot.conversation.store import Records, Said
from bot.conversation.turn import Reception
from bot.settings import Settings
from bot.web import prep
from bot.web.rates import Rate
from bot.web.rates_redis import shared_count
from bot.web.requests import conversation, read_json

# Of one conversation: setting type costs more than talking.
DRAWN_PER_MINUTE = 30


class Chat:
    """The handlers of the site chat."""

    def __init__(self, reception: Reception, records: Records, agent: Agent, settings: Settings) -> None:
        """Use one reception and its records."""
        self._reception, self._records, self._agent = reception, records, agent
        self._sessions = Rate(settings.sessions_per_minute, shared_count(settings.redis, "sessions"))
        self._messages = Rate(settings.messages_per_minute, shared_count(settings.redis, "messages"))
        self._drawn = Rate(DRAWN_PER_MINUTE)

    def routes(self) -> list[Route]:
        """The paths of the contract."""
        return [
            Route("/chat/sessions", self.open, methods=["POST"]),
            Route("/chat/sessions", self.erase, methods=["DELETE"]),
            Route("/chat/messages", self.say, methods=["POST"]),
            Route("/chat/messages", self.history, methods=["GET"]),
            Route("/chat/prep", self.prep, methods=["GET"]),
            Route("/chat/pictures/{name}.{ending}", self.picture, methods=["GET"]),
        ]

    async def open(self, request: Request) -> Response:
        """Begin a conversation."""
        self._sessions.count(request.client.host if request.client else "")
        greeting = await self._reception.greet()
        bubbles = [as_json(bubble) for bubble in greeting.bubbles]
        token = await writing(self._records.open, Said(None, bubbles, dict(greeting.buttons)))
        return JSONResponse({"token": token, "messages": bubbles}, status_code=201)

    async def say(self, request: Request) -> Response:
        """One message of the patient."""
        body = await read_json(request)
        here, text, choice = conversation(request), body.get("text"), body.get("choice")
        try:
            self._messages.count(here)
            _check_form(text, choice)
        except TurnError:
            # Neither haste nor a form that is not ours keeps an emergency from its answer; only its record is saved.
            urgent = await self._reception.emergency(here, text, keep=False)
            if urgent is None:
                raise
            return _messages(urgent)
        made = await self._reception.turn(here, text=text, choice=choice)
        return _messages(made, await self._reception.people.shown(here))

    async def history(self, request: Request) -> Response:
        """The conversation so far, or what came after the message with the number ``after``."""
        here, after = conversation(request), _number(request.query_params.get("after", "0"))
        async with self._reception.alone(here):
            await self._reception.must_exist(here)
            messages = await reading(self._records.history, here, after)
            return JSONResponse({"messages": messages, **await self._reception.people.shown(here)})

    async def erase(self, request: Request) -> Response:
        """Remove everything kept about the conversation."""
        here = conversation(request)
        # In its place of the line, so that a turn under way cannot write after the erasure.
        async with self._reception.alone(here):
            await self._reception.must_exist(here)
            await writing(self._records.erase, here)
        return Response(status_code=204)

    async def prep(self, request: Request) -> Response:
        """The consultation sheet."""
        here = await self._known(request)
        kind = prep.wanted(request)
        if kind == prep.PDF:
            self._drawn.count(here)
        return await prep.answer(await self._gathered(here), kind)

    async def picture(self, request: Request) -> Response:
        """A picture of what is on the sheet."""
        here = await self._known(request)
        self._drawn.count(here)
        return await prep.own_picture(await self._gathered(here), **request.path_params)

    async def _gathered(self, here: str) -> dict[str, Any]:
        self._messages.count(here)
        return sheet_values(await self._agent.tracker_store.retrieve(here))

    async def _known(self, request: Request) -> str:
        here = conversation(request)
        await self._reception.must_exist(here)
        return here


def _check_form(text: object, choice: object) -> None:
    if (choice is None) == (text is None):
        raise TurnError("bad_message", 'Send either {"text": "…"} or {"choice": "…"}.', 400)
    if choice is not None and not isinstance(choice, str):
        raise TurnError("bad_message", "A choice is the id of a button, as text.", 400)


def _number(given: str) -> int:
    if not re.fullmatch(r"\d{1,18}", given, re.ASCII):
        raise TurnError("bad_number", "after is the number of a message, such as ?after=12.", 400)
    return int(given)


def _messages(made: Turn, person: Mapping[str, Any] = MappingProxyType({})) -> Response:
    kept = {} if made.last is None else {"last": made.last}
    return JSONResponse({"messages": [as_json(bubble) for bubble in made.bubbles], **kept, **person})
