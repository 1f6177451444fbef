"""Who may do what: every route of the desk names the roles that it is for, and refuses everybody else.

What changes something is never a GET, and carries the token of its session's forms (CSRF).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.conversation.database import reading
from bot.conversation.limits import MOST_BYTES
from bot.desk.accounts import ROLES, Staff
from bot.desk.sessions import Session, csrf_of, same

if TYPE_CHECKING:
    from bot.desk.app import Desk

EVERYBODY: Final = frozenset(ROLES)
# The log-in page alone.
NOT_SIGNED_IN: Final = frozenset({"not signed in"})
HOME, LOG_IN, ACCOUNT = "/desk", "/desk/login", "/desk/account"
SESSION_COOKIE, FORM_COOKIE, DEVICE_COOKIE = "maru_desk", "maru_desk_form", "maru_desk_device"
READ_ONLY: Final = ("GET", "HEAD")
SECONDS: Final = 20
MOST_FIELDS: Final = 200
_OWN_PATH = re.compile(r"/desk(?:/[\w./-]*)?", re.ASCII)


class Refused(Exception):
    """A request is not carried out; the message is for people and says what would have worked."""

    def __init__(self, message: str, status: int) -> None:
        """``status`` is of HTTP."""
        super().__init__(message)
        self.message, self.status = message, status


@dataclass(frozen=True)
class Visit:
    """One request, by somebody who may make it. ``form`` has one value a field; a GET has none."""

    desk: Desk
    request: Request
    session: Session | None
    csrf: str
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def staff(self) -> Staff:
        """Who is signed in."""
        assert self.session is not None, "a route of the log-in page has nobody signed in"
        return self.session.staff

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the question mark of the address."""
        return self.request.query_params

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A template as the answer: a whole page, or a part of one for htmx."""
        return self.desk.page(self, template, status, values)

    async def note(self, what: str, object: str = "", conversation: str | None = None) -> None:
        """Write into the audit log that whoever is signed in did something; never with a patient's words."""
        who = self.session.staff.id if self.session else None
        await self.desk.write(self.desk.audit.note, who, what, object, conversation)


Handler = Callable[[Visit], Awaitable[Response]]


@dataclass(frozen=True)
class Rule:
    """One route: what it is for and for whom. ``polled`` is asked for by a page itself, which keeps nobody signed in."""

    path: str
    handler: Handler
    roles: frozenset[str]
    methods: tuple[str, ...]
    polled: bool


def rule(path: str, handler: Handler, roles: Collection[str], methods: Collection[str], polled: bool) -> Rule:
    """A checked route.

    Raises:
        ValueError: it names no role, or one that there is not.
    """
    named = frozenset(roles)
    if not named or not (named <= EVERYBODY or named == NOT_SIGNED_IN):
        raise ValueError(f"{path}: name the roles that may use it, out of {', '.join(ROLES)}")
    if polled and set(methods) != {"GET"}:
        raise ValueError(f"{path}: only what is read can be polled")
    return Rule(path, handler, named, tuple(methods), polled)


async def admit(desk: Desk, rule: Rule, request: Request) -> Visit | Response:
    """The visit that a request is; a way to the log-in page for a page that needs one.

    Raises:
        Refused: not signed in, the wrong role, or a form that is not of this session.
    """
    if rule.roles == NOT_SIGNED_IN:
        session, secret = None, request.cookies.get(FORM_COOKIE, "")
    else:
        secret = request.cookies.get(SESSION_COOKIE, "")
        session = await reading(desk.sessions.find, secret, not rule.polled) if secret else None
        if session is None:
            return _to_log_in(request)
        if session.staff.role not in rule.roles:
            raise Refused("This page is for other roles; ask an admin if you need it.", 403)
    csrf = csrf_of(secret) if secret else ""
    form = {} if request.method in READ_ONLY else await _checked_form(request, csrf)
    if session and session.staff.must_change and not request.url.path.startswith(ACCOUNT):
        return _went(request, ACCOUNT)
    return Visit(desk, request, session, csrf, form)


def own_path(path: str) -> str:
    """A path of the desk to go to, or its first page."""
    return path if _OWN_PATH.fullmatch(path) and "//" not in path and path != LOG_IN else HOME


def _to_log_in(request: Request) -> Response:
    """To the log-in page and back here; what would change something, or is a part of a page, is refused."""
    by_htmx = "hx-request" in request.headers
    if request.method not in READ_ONLY and not by_htmx:
        raise Refused("You are signed out; sign in and try again.", 401)
    if by_htmx:
        return Response(status_code=401, headers={"hx-redirect": LOG_IN})
    return _went(request, f"{LOG_IN}?next={quote(request.url.path)}")


def _went(request: Request, to: str) -> Response:
    if "hx-request" in request.headers:
        return Response(status_code=200, headers={"hx-redirect": to})
    return RedirectResponse(to, status_code=303)


async def _checked_form(request: Request, csrf: str) -> dict[str, str]:
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused("This form was sent by another site.", 403)
    form = await _read_form(request)
    given = request.headers.get("x-csrf-token") or form.pop("csrf", "")
    if not csrf or not same(given, csrf):
        raise Refused("This form is out of date; go back, load the page again and repeat it.", 403)
    return form


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of a form; the last one of a name counts."""
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise Refused(f"A form may have at most {MOST_BYTES:,} bytes.", 413)
    except TimeoutError as late:
        raise Refused(f"The form did not arrive within {SECONDS} seconds; please try again.", 400) from late
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if body and kind != "application/x-www-form-urlencoded":
        raise Refused("Send the form as application/x-www-form-urlencoded.", 415)
    try:
        fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise Refused("This is not a form.", 400) from error
    return dict(fields)
