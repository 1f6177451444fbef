"""What everybody does with their own account: name, password, second factor, signing out everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.desk.access import ACCOUNT, EVERYBODY, LOG_IN, Visit
from bot.desk.accounts import LONGEST_SHOWN, AccountError
from bot.desk.audit import Deed
from bot.desk.passwords import LONGEST, SHORTEST, PasswordError, matches
from bot.desk.second_factor import NO_KEY, Sealed, is_secret, new_secret, picture
from bot.sentences import clinic

if TYPE_CHECKING:
    from bot.desk.app import Desk

SECOND_FACTOR = f"{ACCOUNT}/second-factor"


def add_to(desk: Desk) -> None:
    """Add the pages."""
    desk.route(ACCOUNT, show, roles=EVERYBODY)
    desk.route(f"{ACCOUNT}/name", change_name, roles=EVERYBODY, methods=["POST"])
    desk.route(f"{ACCOUNT}/password", change_password, roles=EVERYBODY, methods=["POST"])
    desk.route(f"{ACCOUNT}/sessions", sign_out_everywhere, roles=EVERYBODY, methods=["POST"])
    desk.route(SECOND_FACTOR, offer_second_factor, roles=EVERYBODY)
    desk.route(SECOND_FACTOR, set_up_second_factor, roles=EVERYBODY, methods=["POST"])
    desk.route(f"{SECOND_FACTOR}/off", end_second_factor, roles=EVERYBODY, methods=["POST"])
    desk.entry("Account", ACCOUNT, EVERYBODY, 90)


async def show(visit: Visit) -> Response:
    """The account."""
    return await _account(visit)


async def change_name(visit: Visit) -> Response:
    """Show patients and colleagues another name from now on."""
    try:
        await visit.desk.write(visit.desk.accounts.rename, visit.staff.id, visit.form.get("shown", ""))
    except AccountError as error:
        return await _account(visit, str(error), 422)
    # The new one is seen under People, and before the next change.
    await visit.note(Deed.NAME_CHANGED, f"was {visit.staff.shown}")
    return RedirectResponse(f"{ACCOUNT}?done=name", status_code=303)


async def change_password(visit: Visit) -> Response:
    """Take a new password; all other sessions end."""
    desk, form = visit.desk, visit.form
    assert visit.session is not None
    if form.get("new", "") != form.get("again", ""):
        return await _account(visit, "The two new passwords are not the same.", 422)
    if not await _knows_password(visit):
        return await _account(visit, "The current password is not right.", 403)
    try:
        call = desk.accounts.set_password
        await desk.hashing(call, visit.staff.id, form.get("new", ""), False, visit.session.digest)
    except PasswordError as error:
        return await _account(visit, str(error), 422)
    await visit.note(Deed.PASSWORD_CHANGED)
    return RedirectResponse(f"{ACCOUNT}?done=password", status_code=303)


async def sign_out_everywhere(visit: Visit) -> Response:
    """End all sessions, this one too."""
    await visit.desk.write(visit.desk.sessions.close_all, visit.staff.id)
    await visit.note(Deed.SIGNED_OUT_EVERYWHERE)
    return RedirectResponse(LOG_IN, status_code=303)


async def offer_second_factor(visit: Visit) -> Response:
    """Show a new secret for an authenticator app."""
    if not visit.desk.second_factors.can_be_set_up:
        return await _account(visit, NO_KEY, 503)
    return _offer(visit, new_secret())


async def set_up_second_factor(visit: Visit) -> Response:
    """Ask for codes from now on, once the app has shown a right one; the recovery codes are shown this once."""
    secret = visit.form.get("secret", "")
    if not is_secret(secret):
        return _offer(visit, new_secret(), "This page was out of date; scan the new code.", 422)
    if not await _knows_password(visit):
        return _offer(visit, secret, "The current password is not right.", 403)
    call = visit.desk.second_factors.set_up
    try:
        codes = await visit.desk.write(call, visit.staff.id, secret, visit.form.get("code", "")[:40])
    except Sealed as error:
        return await _account(visit, str(error), 503)
    if codes is None:
        return _offer(visit, secret, "This code is not right; type the one that the app shows now.", 422)
    await visit.note(Deed.SECOND_FACTOR_ON)
    return visit.page("recovery_codes.html", codes=codes)


async def end_second_factor(visit: Visit) -> Response:
    """Ask for the password alone from now on."""
    if not await _knows_password(visit):
        return await _account(visit, "The current password is not right.", 403)
    await visit.desk.write(visit.desk.accounts.forget_second_factor, visit.staff.id)
    await visit.note(Deed.SECOND_FACTOR_OFF)
    return RedirectResponse(f"{ACCOUNT}?done=off", status_code=303)


async def _knows_password(visit: Visit) -> bool:
    """Whether whoever sits there knows the password; guessing it is counted as it is at the log-in page."""
    desk, name = visit.desk, visit.staff.name
    assert visit.session is not None
    attempt = await desk.write(desk.guard.begin, name, "", visit.session.digest)
    found = await desk.read(desk.accounts.secret, name)
    if attempt is None or found is None:
        return False
    if not await desk.hashing(matches, found[1], visit.form.get("password", "")[: LONGEST + 1]):
        return False
    await desk.write(desk.guard.succeeded, attempt)
    return True


async def _account(visit: Visit, problem: str = "", status: int = 200) -> Response:
    desk = visit.desk
    return visit.page(
        "account.html",
        status,
        problem=problem,
        done=visit.query.get("done", ""),
        sessions=await desk.read(desk.sessions.count, visit.staff.id),
        recovery=await desk.read(desk.second_factors.left, visit.staff.id),
        shortest=SHORTEST,
        longest_shown=LONGEST_SHOWN,
        no_key="" if desk.second_factors.can_be_set_up else NO_KEY,
    )


def _offer(visit: Visit, secret: str, problem: str = "", status: int = 200) -> Response:
    drawn = picture(secret, visit.staff.name, clinic().name)
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    # Drawn here from a secret of ours and two checked names, which stand in it as squares only.
    shown = Markup(drawn)  # noqa: S704
    return visit.page("second_factor.html", status, secret=secret, spaced=spaced, picture=shown, problem=problem)
