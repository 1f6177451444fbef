"""`GET /chat/prep`: the patient's consultation sheet, in the form that is asked for."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.consult.calendar import spoken
from bot.consult.calendar_file import as_ical
from bot.consult.plan import WHOSE
from bot.consult.planned import Plan
from bot.consult.sheet import Sheet, as_text, gathered, hopes, quoted, unfinished, view
from bot.conversation.messages import TurnError
from bot.guide.load import guide
from bot.pictures import costs, offer
from bot.pictures.paper import as_pdf
from bot.pictures.svg import Picture
from bot.sentences import clinic, sentence
from bot.web.accept import best
from bot.web.pictures import KINDS, OWN, rendered
from bot.web.sheet_page import page

HTML, JSON, PDF, CALENDAR, TEXT = "text/html", "application/json", "application/pdf", "text/calendar", "text/plain"
TYPES = (HTML, JSON, PDF, CALENDAR, TEXT)
ENDINGS = {HTML: "html", JSON: "json", PDF: "pdf", CALENDAR: "ics", TEXT: "txt"}
# Shown where it is opened; the rest is a file to keep.
SHOWN = (HTML, JSON, TEXT)
# The content security policy is that of every page: nothing foreign, no inline script or style.
HEADERS = {"cache-control": "no-store", "vary": "Accept, Authorization"}


def wanted(request: Request) -> str:
    """The media type to answer with.

    Raises:
        TurnError: the sheet has no such form (406).
    """
    kind = best(request.headers.get("accept", ""), TYPES)
    if kind is None:
        raise TurnError("not_acceptable", f"The sheet comes as {', '.join(TYPES[:-1])} or {TYPES[-1]}.", 406)
    return kind


async def answer(slots: Mapping[str, Any], kind: str) -> Response:
    """The sheet as one of `TYPES`.

    Raises:
        TurnError: a calendar is asked for before there is a date (404).
    """
    now = datetime.datetime.now(ZoneInfo(clinic().timezone))
    found = gathered(slots, guide(), clinic(), sentence)
    headers = {**HEADERS, "content-disposition": _disposition(kind, now.date())}
    if kind == JSON:
        return JSONResponse(found, headers=headers)
    if kind == CALENDAR:
        return Response(_calendar(slots, now), headers=headers, media_type=CALENDAR)
    laid_out = sheet(slots, now.date())
    if kind == PDF:
        # Setting type takes a moment, in which others are answered.
        return Response(await asyncio.to_thread(as_pdf, laid_out, now), headers=headers, media_type=PDF)
    return Response(page(laid_out) if kind == HTML else as_text(laid_out), headers=headers, media_type=kind)


def sheet(slots: Mapping[str, Any], today: datetime.date) -> Sheet:
    """The sheet laid out, for any rendering."""
    found = gathered(slots, guide(), clinic(), sentence)
    here = clinic()
    priced = Plan.read(slots["plan"]).priced(guide(), here.prices.ranges()) if slots.get("plan") else None
    whose = WHOSE[priced.by] if priced else ""
    return view(found, hopes(slots, guide(), sentence), here, today, whose, sentence, unfinished(slots))


def _disposition(kind: str, today: datetime.date) -> str:
    how = "inline" if kind in SHOWN else "attachment"
    return f'{how}; filename="consultation-{today.isoformat()}.{ENDINGS[kind]}"'


def _calendar(slots: Mapping[str, Any], now: datetime.datetime) -> bytes:
    windows = Plan.read(slots["plan"]).sessions(guide()) if slots.get("plan") else ()
    if not windows:
        raise TurnError("no_dates", "There are no dates yet; tell Maru the day to start from, such as 12 March.", 404)
    here = clinic()
    details = [
        sentence("utter_calendar_entry", earliest=spoken(window.earliest), latest=spoken(window.latest))
        for window in windows
    ]
    return as_ical(windows, sentence("utter_calendar_title"), details, f"{here.name}, {here.address}", now)


async def own_picture(slots: Mapping[str, Any], name: str, ending: str) -> Response:
    """A picture of the patient's own figures: `quote` (the offer beside the guide) or `plan` (their costs).

    Raises:
        TurnError: no such picture, or nothing to draw in it yet (404).
    """
    drawn = OWN_PICTURES[name](slots) if name in OWN_PICTURES and ending in KINDS else None
    if drawn is None:
        known = f"there are {' and '.join(OWN_PICTURES)} as {' or '.join(KINDS)}, once there is something to draw"
        raise TurnError("no_picture", f"There is no such picture; {known}.", 404)
    body = await asyncio.to_thread(rendered, drawn, ending)
    return Response(body, media_type=KINDS[ending], headers=OWN)


def _offer(slots: Mapping[str, Any]) -> Picture | None:
    names = {area.id: area.name for area in guide().areas}
    return offer.draw(offer.bands(quoted(slots), names), sentence)


def _costs(slots: Mapping[str, Any]) -> Picture | None:
    if not slots.get("plan"):
        return None
    plan = Plan.read(slots["plan"])
    priced = plan.priced(guide(), clinic().prices.ranges())
    return costs.draw_prices([priced], guide(), sentence, plan.count(guide()))


OWN_PICTURES = {"quote": _offer, "plan": _costs}
