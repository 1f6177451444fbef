"""The site chat over HTTP: sessions, messages, the sheet."""

from __future__ import annotations

import asyncio
from typing import Any

from rasa.core.agent import Agent
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.conversation.messages import TurnError
from bot.conversation.store import Records, conversation_of
from bot.conversation.turn import Reception, as_json
from bot.settings import Settings
from bot.web import prep
from bot.web.rates import Rate
from bot.web.requests import conversation, read_json

# Of one conversation: setting type costs more than talking.
DRAWN_PER_MINUTE = 30


class Chat:
    """The handlers of the site chat."""

    def __init__(self, reception: Reception, records: Records, agent: Agent, settings: Settings) -> None:
        """Use one reception and its records."""
        self._reception, self._records, self._agent = reception, records, agent
        self._sessions, self._messages = Rate(settings.sessions_per_minute), Rate(settings.messages_per_minute)
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
        token = await _stored(self._records.open)
        greeting = await self._reception.greet()
        bubbles = [as_json(bubble) for bubble in greeting.bubbles]
        await _stored(self._records.add, conversation_of(token), None, bubbles, dict(greeting.buttons))
        return JSONResponse({"token": token, "messages": bubbles}, status_code=201)

    async def say(self, request: Request) -> Response:
        """One message of the patient."""
        body = await read_json(request)
        try:
            here = await self._known(request)
        except TurnError as failed:
            urgent = await self._reception.emergency(body.get("text")) if failed.status == 503 else ()
            if not urgent:
                raise
            return JSONResponse({"messages": [as_json(bubble) for bubble in urgent]})
        self._messages.count(here)
        choice, text = body.get("choice"), body.get("text")
        if (choice is None) == (text is None):
            raise TurnError("bad_message", 'Send either {"text": "…"} or {"choice": "…"}.', 400)
        if choice is not None and not isinstance(choice, str):
            raise TurnError("bad_message", "A choice is the id of a button, as text.", 400)
        made = await self._reception.turn(here, text=text, choice=choice)
        return JSONResponse({"messages": [as_json(bubble) for bubble in made.bubbles]})

    async def history(self, request: Request) -> Response:
        """The conversation so far."""
        here = await self._known(request)
        return JSONResponse({"messages": await _stored(self._records.history, here)})

    async def erase(self, request: Request) -> Response:
        """Remove everything kept about the conversation."""
        here = await self._known(request)
        # Under the conversation's lock, so that a turn under way cannot write after the erasure.
        async with self._agent.lock_store.lock(here):
            await _stored(self._records.erase, here)
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
        tracker = await self._agent.tracker_store.retrieve(here)
        return tracker.current_slot_values() if tracker else {}

    async def _known(self, request: Request) -> str:
        here = conversation(request)
        if not await _stored(self._records.exists, here):
            raise TurnError("unknown_token", "This conversation does not exist (any more); open a new one.", 401)
        return here


async def _stored(call: Any, *arguments: Any) -> Any:
    try:
        return await asyncio.to_thread(call, *arguments)
    except SQLAlchemyError as error:
        raise TurnError("unavailable", "Messages cannot be kept just now; please try again soon.", 503) from error
