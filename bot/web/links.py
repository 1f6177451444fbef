"""`/s/<token>`: a patient's sheet and pictures for whoever has the link, as long as it is good; for messaging apps."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.conversation.delivery_seal import Seal, Unsealed
from bot.conversation.messages import TurnError
from bot.conversation.sheet_values import sheet_values
from bot.conversation.turn import Reception
from bot.web import prep
from bot.web.rates import Rate

SECONDS = 7 * 24 * 60 * 60
PER_MINUTE = 30
LONGEST_TOKEN = 512
# No search engine keeps what it finds under a link that somebody has posted.
HEADERS = {"x-robots-tag": "noindex, nofollow", "cache-control": "no-store"}


class Links:
    """Opens links that the messaging apps were given."""

    def __init__(self, reception: Reception, agent: Agent, seal: Seal) -> None:
        """``seal`` is that of the delivery, which makes the links."""
        self._reception, self._agent, self._seal, self._rate = reception, agent, seal, Rate(PER_MINUTE)

    def routes(self) -> list[Route]:
        """The sheet as a page, as a file, and the pictures on it."""
        return [
            Route("/s/{token}.pdf", self.file, methods=["GET"]),
            Route("/s/{token}", self.page, methods=["GET"]),
            Route("/s/{token}/{name}.{ending}", self.picture, methods=["GET"]),
        ]

    async def page(self, request: Request) -> Response:
        """The sheet."""
        return _private(await prep.answer(await self._slots(request), prep.HTML))

    async def file(self, request: Request) -> Response:
        """The sheet as PDF."""
        return _private(await prep.answer(await self._slots(request), prep.PDF))

    async def picture(self, request: Request) -> Response:
        """A picture of what is on the sheet."""
        wanted = {name: request.path_params[name] for name in ("name", "ending")}
        return _private(await prep.own_picture(await self._slots(request), **wanted))

    async def _slots(self, request: Request) -> dict[str, Any]:
        """What is known in the conversation that a link leads to.

        Raises:
            TurnError: it is no link of ours, is too old, or its conversation is erased (404).
        """
        over = TurnError("no_link", "This link leads nowhere (any more); ask Maru for a new one.", 404)
        try:
            here = self._seal.open(request.path_params["token"][:LONGEST_TOKEN], SECONDS)["conversation"]
        except (Unsealed, KeyError, TypeError) as wrong:
            raise over from wrong
        self._rate.count(here)
        try:
            await self._reception.must_exist(here)
        except TurnError as failed:
            raise over if failed.status == 401 else failed from failed
        return sheet_values(await self._agent.tracker_store.retrieve(here))


def _private(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    return answer
