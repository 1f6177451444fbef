"""Signing in and out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.desk.access import (
    DEVICE_COOKIE,
    EVERYBODY,
    FORM_COOKIE,
    HOME,
    LOG_IN,
    NOT_SIGNED_IN,
    SESSION_COOKIE,
    Visit,
    own_path,
)
from bot.desk.accounts import Staff
from bot.desk.audit import Deed
from bot.desk.passwords import LONGEST, matches, new_token
from bot.desk.second_factor import HELP, Sealed
from bot.desk.sessions import DEVICE, csrf_of
from bot.logs import OWN_LOGGER

if TYPE_CHECKING:
    from bot.desk.app import Desk

log = logging.getLogger(OWN_LOGGER)
LONGEST_TOKEN = 128


def add_to(desk: Desk) -> None:
    """Add the pages."""
    desk.route(LOG_IN, show, roles=NOT_SIGNED_IN)
    desk.route(LOG_IN, sign_in, roles=NOT_SIGNED_IN, methods=["POST"])
    desk.route("/desk/logout", sign_out, roles=EVERYBODY, methods=["POST"])


async def show(visit: Visit) -> Response:
    """The log-in page; who is signed in already is sent on."""
    to = own_path(visit.query.get("next", HOME))
    token = visit.request.cookies.get(SESSION_COOKIE, "")
    session = await visit.desk.read(visit.desk.sessions.find, token) if token else None
    if session is not None:
        return RedirectResponse(to, status_code=303)
    return await _form(visit, to, "", 200)


async def sign_in(visit: Visit) -> Response:
    """Check name, password and code; what of it was wrong is not told."""
    desk, form = visit.desk, visit.form
    name, password, to = form.get("name", ""), form.get("password", "")[: LONGEST + 1], own_path(form.get("next", HOME))
    found = await desk.read(desk.accounts.secret, name)
    device = await _known_device(visit, found[0] if found else None)
    address = visit.request.client.host if visit.request.client else ""
    attempt = await desk.write(desk.guard.begin, name, address, device)
    # A name that has no account may be a password in the wrong field: it is not written down.
    named = found[0].name if found else ""
    if attempt is None:
        await visit.note(Deed.LOCKED_OUT, named)
        return await _form(visit, to, "locked", 429)
    right, problem = await desk.hashing(matches, found[1] if found else None, password), "wrong"
    if right and found is not None:
        try:
            right = await desk.write(desk.second_factors.passes, found[0].id, form.get("code", "")[:40])
        except Sealed as error:
            log.error("somebody at the desk cannot sign in: %s", error)
            right, problem = False, f"{error} {HELP}"
    if not right or found is None:
        await visit.note(Deed.SIGN_IN_FAILED, named)
        return await _form(visit, to, problem, 401 if problem == "wrong" else 503)
    await desk.write(desk.guard.succeeded, attempt)
    return await _signed_in(visit, found[0], to)


async def sign_out(visit: Visit) -> Response:
    """End this session."""
    assert visit.session is not None
    await visit.desk.write(visit.desk.sessions.close, visit.session.digest)
    await visit.note(Deed.SIGNED_OUT)
    answer = RedirectResponse(LOG_IN, status_code=303)
    answer.delete_cookie(SESSION_COOKIE, path=HOME)
    # What a browser keeps of the pages goes too.
    answer.headers["clear-site-data"] = '"cache"'
    return answer


async def _signed_in(visit: Visit, staff: Staff, to: str) -> Response:
    desk, cookies = visit.desk, visit.request.cookies
    old = cookies.get(SESSION_COOKIE, "")
    if old and (session := await desk.read(desk.sessions.find, old)):
        await desk.write(desk.sessions.close, session.digest)
    # Whatever token the browser had before, this one is new: nobody can have planted it.
    token = await desk.write(desk.sessions.open, staff.id)
    device = await desk.write(desk.sessions.remember_device, staff.id, _token(cookies.get(DEVICE_COOKIE)) or None)
    await desk.write(desk.audit.note, staff.id, Deed.SIGNED_IN)
    answer = RedirectResponse(to, status_code=303)
    set_cookie(answer, visit.request, SESSION_COOKIE, token)
    set_cookie(answer, visit.request, DEVICE_COOKIE, device, int(DEVICE.total_seconds()))
    answer.delete_cookie(FORM_COOKIE, path=HOME)
    return answer


def set_cookie(answer: Response, request: Request, name: str, value: str, seconds: int | None = None) -> None:
    """A cookie that no script reads and no other site sends."""
    secure = request.url.scheme == "https"
    answer.set_cookie(name, value, seconds, path=HOME, secure=secure, httponly=True, samesite="strict")


async def _form(visit: Visit, to: str, problem: str, status: int) -> Response:
    token = _token(visit.request.cookies.get(FORM_COOKIE)) or new_token()
    anybody = await visit.desk.read(visit.desk.accounts.any)
    answer = visit.page(
        "login.html", status, problem=problem, next=to, anybody=anybody, name=visit.form.get("name", "")[:40],
        csrf=csrf_of(token),
    )  # fmt: skip
    set_cookie(answer, visit.request, FORM_COOKIE, token)
    return answer


async def _known_device(visit: Visit, staff: Staff | None) -> str:
    token = _token(visit.request.cookies.get(DEVICE_COOKIE))
    if not token or staff is None:
        return ""
    known = await visit.desk.read(visit.desk.sessions.knows_device, staff.id, token)
    return token if known else ""


def _token(given: str | None) -> str:
    return given if given and len(given) <= LONGEST_TOKEN else ""
