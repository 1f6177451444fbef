"""What the panels of the chat show and change: the guide's figures, costs over the years, the list of questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from rasa.core.agent import Agent
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.consult.plan import Priced, over_the_years, quarterly, session_price
from bot.consult.planned import KINDS, Plan
from bot.consult.question_edits import Edit, read_edit, words_of
from bot.conversation.bubbles import Turn, as_json
from bot.conversation.list_edits import Listed, ListEdits
from bot.conversation.messages import TurnError
from bot.conversation.store import Records
from bot.conversation.turn import Reception
from bot.guide.load import guide
from bot.guide.quantity import Range
from bot.guide.records import Area
from bot.sentences import clinic
from bot.settings import Settings
from bot.web.rates import Rate
from bot.web.requests import conversation, read_json

SECTIONS = ("starting", "dosing", "pricing")


class Panels:
    """The handlers of the panels."""

    def __init__(self, reception: Reception, records: Records, agent: Agent, settings: Settings) -> None:
        """Use one reception and its records."""
        self._reception, self._agent = reception, agent
        self._lists = ListEdits(reception, records, agent)
        self._rate = Rate(settings.messages_per_minute)

    def routes(self) -> list[Route]:
        """Their paths."""
        return [
            Route("/chat/guide.json", figures, methods=["GET"]),
            Route("/chat/prep/costs", self.costs, methods=["GET"]),
            Route("/chat/prep/questions", self.questions, methods=["GET"]),
            Route("/chat/prep/questions", self.change, methods=["PATCH"]),
        ]

    async def costs(self, request: Request) -> Response:
        """What sessions add up to: by the patient's own plan where there is one, then by the clinic's or the guide's prices."""
        here = conversation(request)
        await self._reception.must_exist(here)
        self._rate.count(here)
        tracker = await self._agent.tracker_store.retrieve(here)
        return JSONResponse({"costs": costs(tracker.current_slot_values() if tracker else {})})

    async def questions(self, request: Request) -> Response:
        """The patient's list."""
        here = conversation(request)
        self._rate.count(here)
        return JSONResponse((await self._lists.shown(here)).as_json())

    async def change(self, request: Request) -> Response:
        """One change of the list; the list afterwards, or the answer to an alarm in the words for it."""
        body = await read_json(request)
        here = conversation(request)
        try:
            self._rate.count(here)
            edit = _edit(body)
        except TurnError:
            # Neither haste nor a form that is not ours keeps an emergency from its answer; only its record is saved.
            urgent = await self._reception.emergency(here, body.get("text"), keep=False)
            if urgent is None:
                raise
            return _answer(urgent)
        urgent = await self._reception.emergency(here, words_of(edit))
        return _answer(urgent or await self._lists.change(here, edit))


def _edit(body: Mapping[str, Any]) -> Edit:
    try:
        return read_edit(body)
    except ValueError as error:
        raise TurnError("bad_change", f"{error}.", 400) from error


def _answer(came: Listed | Turn) -> Response:
    if isinstance(came, Listed):
        return JSONResponse(came.as_json())
    return JSONResponse({"messages": [as_json(bubble) for bubble in came.bubbles]})


async def figures(request: Request) -> Response:
    """The guide's areas with their doses in units, and the ages at which people start; the same for everybody."""
    body, tag = _figures()
    headers = {"cache-control": "no-cache", "etag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


@lru_cache(maxsize=1)
def _figures() -> tuple[bytes, str]:
    told = guide()
    found = {
        "areas": [_area(area) for area in told.areas],
        "ages": [
            {"code": age.code, "stage": age.stage, "text": age.text, "years": _ends(age.reading.years)}
            for age in told.starting.ages
        ],
        "earlier": told.starting.earlier,
        "sections": {name: told.section(name).title for name in SECTIONS},
    }
    body = json.dumps(found, ensure_ascii=False).encode()
    return body, f'"{sha256(body).hexdigest()[:16]}"'


def _area(area: Area) -> dict[str, Any]:
    dose = guide().dose(area.id)
    shown: dict[str, Any] = {name: getattr(area, name) for name in ("id", "name", "place", "addresses", "per_side")}
    return shown | ({"baby": _ends(dose.baby), "standard": _ends(dose.standard)} if dose else {})


def _ends(found: Range) -> list[int]:
    return [found.low, found.high]


def costs(slots: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each price of a session with what it adds up to; the patient's own plan first, marked as such."""
    own, told = clinic().prices.ranges(), guide()
    found = [_cost(session_price(kind, told, own), quarterly(told), own=False) for kind in KINDS]
    if slots.get("plan"):
        plan = Plan.read(slots["plan"])
        found.insert(0, _cost(plan.priced(told, own), plan.count(told), own=True))
    return found


def _cost(priced: Priced, sessions: int, own: bool) -> dict[str, Any]:
    spans = over_the_years(priced.year(sessions), guide())
    return {
        "own": own,
        "kind": priced.kind,
        "by": priced.by,
        "sessions": sessions,
        "currency": priced.session.currency,
        "session": priced.session.ends(),
        "spans": [{"years": span.years, "total": span.total.ends()} for span in spans],
    }
