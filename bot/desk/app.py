"""The desk as a whole: what its pages share, and its routes.

An area of the desk is a module with ``add_to(desk)``, which adds its routes and its entry in the navigation.
"""

from __future__ import annotations

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.engine import Engine
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.conversation.database import reading, writing
from bot.conversation.delivery_rows import Reach
from bot.conversation.delivery_seal import Seal
from bot.conversation.handover import Handovers
from bot.conversation.handover_reading import read, under_way
from bot.conversation.messages import TurnError
from bot.desk import account_pages, audit_page, live, replies, sign_in, user_pages
from bot.desk.access import EVERYBODY, HOME, Handler, Refused, Rule, Visit, admit, rule
from bot.desk.accounts import Accounts
from bot.desk.audit import Audit
from bot.desk.guard import Guard
from bot.desk.replies import CannedReplies
from bot.desk.second_factor import HELP, OTHER_KEY, SecondFactors
from bot.desk.sessions import Sessions
from bot.logs import OWN_LOGGER
from bot.sentences import clinic

log = logging.getLogger(OWN_LOGGER)
HERE = Path(__file__).parent
T = TypeVar("T")
# Each takes 64 MiB and a core for a moment.
HASHES_AT_ONCE = 2


@dataclass(frozen=True)
class Entry:
    """A page in the navigation, for the roles that may see it; a lower ``place`` stands further in front."""

    title: str
    path: str
    roles: frozenset[str]
    place: int


class Desk:
    """Collects the routes of all areas, and holds what they share."""

    def __init__(self, engine: Engine, handovers: Handovers | None = None, secret: str = "") -> None:
        """Use an open database. ``secret`` is ``MARU_SECRET``; without it no second factor can be set up."""
        self.handovers, self.replies = handovers or Handovers(engine), CannedReplies(engine)
        self.read_conversation, self.under_way = partial(read, engine), partial(under_way, engine)
        # How words of staff reach somebody; those on the site see them at once.
        self.reach: Callable[[str], Reach | None] = lambda conversation: None
        # The messaging apps by name, as people call them.
        self.channel_titles: Mapping[str, str] = {}
        self.accounts, self.sessions, self.guard = Accounts(engine), Sessions(engine), Guard(engine)
        self.second_factors, self.audit = SecondFactors(engine, Seal(secret) if secret else None), Audit(engine)
        self._rules: list[Rule] = []
        self._navigation: list[Entry] = []
        self._hashing = asyncio.Semaphore(HASHES_AT_ONCE)
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["local"] = _local
        self.route(HOME, self._home, roles=EVERYBODY)
        for area in (sign_in, live, replies, account_pages, user_pages, audit_page):
            area.add_to(self)

    def route(
        self,
        path: str,
        handler: Handler,
        roles: Collection[str] = (),
        methods: Collection[str] = ("GET",),
        polled: bool = False,
    ) -> None:
        """Add a route for some roles. ``polled``: a page asks for it by itself, which is no sign that somebody is there.

        Raises:
            ValueError: it names no role.
        """
        self._rules.append(rule(path, handler, roles, methods, polled))

    def entry(self, title: str, path: str, roles: Collection[str], place: int) -> None:
        """Add a page to the navigation."""
        self._navigation.append(Entry(title, path, frozenset(roles), place))
        self._navigation.sort(key=lambda each: each.place)

    def rules(self) -> list[Rule]:
        """All routes that were added."""
        return list(self._rules)

    def routes(self) -> list[BaseRoute]:
        """The routes for the application."""
        made: list[BaseRoute] = [Mount("/desk/static", _Static(directory=HERE / "static"))]
        return made + [Route(each.path, self._guarded(each), methods=list(each.methods)) for each in self._rules]

    def begin(self) -> None:
        """Encrypt the secrets of second factors that were kept before there was a key; tell the log of those it cannot read."""
        unreadable = self.second_factors.seal_all()
        if unreadable:
            log.error("the second step of %s people at the desk cannot be read: %s %s", unreadable, OTHER_KEY, HELP)

    def expire(self) -> None:
        """Close hand-overs that nobody has come to, and delete what the audit log has kept for its time."""
        self.handovers.expire()
        self.audit.expire()

    def page(self, visit: Visit, template: str, status: int, values: Mapping[str, Any]) -> Response:
        """A template, filled in. Everything is escaped, whatever it looks like."""
        shared = {
            "staff": visit.session.staff if visit.session else None,
            "csrf": visit.csrf,
            "path": visit.request.url.path,
            "clinic": clinic(),
            "navigation": self._entries(visit),
        }
        filled = self._templates.get_template(template).render({**shared, **values})
        return HTMLResponse(filled, status_code=status)

    def channel_title(self, name: str) -> str:
        """A messaging app as people call it; one that is not known here by its name."""
        return self.channel_titles.get(name, name)

    async def read(self, call: Callable[..., T], *arguments: Any) -> T:
        """Call what reads from the database, outside of the event loop."""
        return await reading(call, *arguments)

    async def write(self, call: Callable[..., T], *arguments: Any) -> T:
        """Call what writes into the database, outside of the event loop."""
        return await writing(call, *arguments)

    async def hashing(self, call: Callable[..., T], *arguments: Any) -> T:
        """Call what computes the digest of a password; only a few at once."""
        async with self._hashing:
            return await writing(call, *arguments)

    def _guarded(self, rule: Rule) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            nobody = Visit(self, request, None, "")
            try:
                visit = await admit(self, rule, request)
                made = visit if isinstance(visit, Response) else await rule.handler(visit)
            except Refused as refused:
                made = self.page(nobody, "error.html", refused.status, {"message": refused.message})
            except TurnError as failed:
                made = self.page(nobody, "error.html", failed.status, {"message": failed.message})
            made.headers.setdefault("cache-control", "no-store")
            return made

        return answer

    async def _home(self, visit: Visit) -> Response:
        """The first page that somebody may see."""
        first = next(iter(self._entries(visit)))
        return Response(status_code=303, headers={"location": first.path})

    def _entries(self, visit: Visit) -> list[Entry]:
        if visit.session is None:
            return []
        return [each for each in self._navigation if visit.staff.role in each.roles]


class _Static(StaticFiles):
    """Styles and scripts, which a browser keeps but asks about each time."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        """The file, or "not modified"."""
        made = super().file_response(*given, **named)
        made.headers["cache-control"] = "no-cache"
        return made


def _local(time: datetime.datetime) -> str:
    """A time of the database (UTC) on the clinic's clock."""
    here = time.replace(tzinfo=datetime.UTC).astimezone(ZoneInfo(clinic().timezone))
    return f"{here:%Y-%m-%d %H:%M}"
