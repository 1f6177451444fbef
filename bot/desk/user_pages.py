"""Who works at the desk: for admins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from bot.desk.access import Refused, Visit
from bot.desk.accounts import ROLES, AccountError
from bot.desk.audit import Deed
from bot.desk.passwords import new_password

if TYPE_CHECKING:
    from bot.desk.app import Desk

USERS = "/desk/users"
ADMINS = ("admin",)


def add_to(desk: Desk) -> None:
    """Add the pages."""
    desk.route(USERS, show, roles=ADMINS)
    desk.route(USERS, add, roles=ADMINS, methods=["POST"])
    desk.route(f"{USERS}/{{id:int}}", change, roles=ADMINS, methods=["POST"])
    desk.route(f"{USERS}/{{id:int}}/password", reset_password, roles=ADMINS, methods=["POST"])
    desk.entry("People", USERS, ADMINS, 80)


async def show(visit: Visit) -> Response:
    """All accounts."""
    return await _users(visit)


async def add(visit: Visit) -> Response:
    """Make an account; its first password is shown this once, and has to be changed when it is used."""
    password, form = new_password(), visit.form
    try:
        call = visit.desk.accounts.add
        made = await visit.desk.hashing(
            call, form.get("name", ""), form.get("role", ""), password, form.get("shown", ""), True
        )
    except AccountError as error:
        return await _users(visit, problem=str(error), status=422)
    await visit.note(Deed.USER_ADDED, made.name)
    return await _users(visit, fresh=(made.name, password))


async def change(visit: Visit) -> Response:
    """Give an account another role, or take it out of use."""
    id, form = visit.request.path_params["id"], visit.form
    if id == visit.staff.id:
        return await _users(visit, problem="Your own role another admin has to change.", status=422)
    try:
        changed = await visit.desk.write(
            visit.desk.accounts.change, id, form.get("role", ""), form.get("active", "") == "yes"
        )
    except AccountError as error:
        return await _users(visit, problem=str(error), status=422)
    await visit.note(Deed.USER_CHANGED, f"{changed.name} {changed.role} {'active' if changed.active else 'disabled'}")
    return RedirectResponse(USERS, status_code=303)


async def reset_password(visit: Visit) -> Response:
    """Give an account a new password, shown this once, and take its second factor away."""
    id, password, desk = visit.request.path_params["id"], new_password(), visit.desk
    found = await desk.read(desk.accounts.find, id)
    if found is None:
        raise Refused("There is no such account.", 404)
    if id == visit.staff.id:
        return await _users(visit, problem="Your own password is changed on the page Account.", status=422)
    await desk.hashing(desk.accounts.set_password, id, password, True)
    await desk.write(desk.accounts.forget_second_factor, id)
    await visit.note(Deed.PASSWORD_RESET, found.name)
    return await _users(visit, fresh=(found.name, password))


async def _users(visit: Visit, problem: str = "", fresh: tuple[str, str] | None = None, status: int = 200) -> Response:
    users = await visit.desk.read(visit.desk.accounts.all)
    return visit.page("users.html", status, users=users, roles=ROLES, problem=problem, fresh=fresh)
