"""The audit log as a page: for admins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from bot.desk.access import Visit

if TYPE_CHECKING:
    from bot.desk.app import Desk

AUDIT = "/desk/audit"
ADMINS = ("admin",)
SHOWN = 100


def add_to(desk: Desk) -> None:
    """Add the page."""
    desk.route(AUDIT, show, roles=ADMINS)
    desk.entry("Audit log", AUDIT, ADMINS, 85)


async def show(visit: Visit) -> Response:
    """The latest deeds, and a way to earlier ones."""
    given = visit.query.get("before", "")
    before = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None
    entries = await visit.desk.read(visit.desk.audit.latest, SHOWN, before)
    return visit.page("audit.html", entries=entries, more=entries[-1].number if len(entries) == SHOWN else None)
