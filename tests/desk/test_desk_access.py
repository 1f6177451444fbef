"""Nobody gets in who may not, by any route."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from signing_in import PASSWORD, Person, csrf_in
from starlette.responses import Response

from bot.desk.access import NOT_SIGNED_IN, READ_ONLY, Visit
from bot.desk.accounts import ROLES
from bot.desk.app import Desk

Browser = Callable[..., Person]


def address(path: str) -> str:
    """A path with something in its places."""
    return re.sub(r"\{\w+:int\}", "1", re.sub(r"\{\w+\}", "a" * 64, path))


async def test_without_signing_in_every_route_refuses(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    walked = [each for each in desk.rules() if each.roles != NOT_SIGNED_IN]
    assert len(walked) > 10
    for rule in walked:
        for method in rule.methods:
            got = await somebody.client.request(method, address(rule.path))
            if method in READ_ONLY:
                assert got.status_code == 303, rule.path
                assert got.headers["location"].startswith("/desk/login"), rule.path
                assert not got.text
            else:
                assert got.status_code == 401, rule.path
            by_htmx = await somebody.client.request(method, address(rule.path), headers={"hx-request": "true"})
            assert by_htmx.status_code == 401, rule.path


@pytest.mark.parametrize("role", ROLES)
async def test_with_another_role_every_route_refuses(role: str, desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("mina", role, PASSWORD)
    assert (await somebody.sign_in("mina")).status_code == 303
    token = csrf_in((await somebody.get("/desk/account")).text)
    for rule in desk.rules():
        if rule.roles == NOT_SIGNED_IN or role in rule.roles:
            continue
        for method in rule.methods:
            got = await somebody.client.request(method, address(rule.path), headers={"x-csrf-token": token})
            assert got.status_code == 403, rule.path
            assert "other roles" in got.text


async def test_without_the_token_of_its_forms_nothing_is_changed(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    await somebody.sign_in("jiwoo")
    other = browser()
    await other.sign_in("jiwoo")
    foreign = csrf_in((await other.get("/desk/account")).text)
    for rule in desk.rules():
        if "POST" not in rule.methods:
            continue
        for token in ("", "0" * 64, foreign):
            got = await somebody.client.post(address(rule.path), data={"csrf": token})
            assert got.status_code == 403, (rule.path, token)
            got = await somebody.client.post(address(rule.path), headers={"x-csrf-token": token})
            assert got.status_code == 403, (rule.path, token)
    assert await somebody.signed_in()


async def test_a_form_of_another_site_is_refused_whatever_it_carries(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    await somebody.sign_in("jiwoo")
    token = csrf_in((await somebody.get("/desk/account")).text)
    for site in ("cross-site", "same-site"):
        headers = {"x-csrf-token": token, "sec-fetch-site": site}
        assert (await somebody.client.post("/desk/logout", headers=headers)).status_code == 403
    assert await somebody.signed_in()


async def test_a_route_that_names_no_role_is_refused_at_start(desk: Desk) -> None:
    async def handler(visit: Visit) -> Response:
        return Response()

    for roles in ((), ("nurse",), ("desk", "not signed in")):
        with pytest.raises(ValueError, match="/desk/open: name the roles"):
            desk.route("/desk/open", handler, roles=roles)
    with pytest.raises(ValueError, match="can be polled"):
        desk.route("/desk/open", handler, roles=ROLES, methods=["POST"], polled=True)


async def test_a_page_is_kept_by_no_cache(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    assert (await somebody.get("/desk/login")).headers["cache-control"] == "no-store"
    await somebody.sign_in("jiwoo")
    for path in ("/desk/account", "/desk/users", "/desk/audit"):
        got = await somebody.get(path)
        assert got.status_code == 200
        assert got.headers["cache-control"] == "no-store"


async def test_a_form_has_a_limit_and_a_form(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    assert (await somebody.post("/desk/login", "/desk/login", name="x" * 20_000)).status_code == 413
    got = await somebody.client.post("/desk/login", content=b"{}", headers={"content-type": "application/json"})
    assert got.status_code == 415
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for body in (b"name=%ff", b"&".join(b"a=1" for _ in range(500))):
        assert (await somebody.client.post("/desk/login", content=body, headers=kind)).status_code == 400


@pytest.mark.parametrize(
    "to", ["https://evil.test/", "//evil.test", "/desk//evil.test", "/desk/../x\n", "javascript:1"]
)
async def test_signing_in_leads_nowhere_else(to: str, desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD)
    assert (await somebody.sign_in("jiwoo", to=to)).headers["location"] == "/desk"


async def test_what_people_call_themselves_is_text(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    desk.accounts.add("jiwoo", "admin", PASSWORD, shown="<script>alert(1)</script>\"'")
    await somebody.sign_in("jiwoo")
    for path in ("/desk/account", "/desk/users"):
        page = (await somebody.get(path)).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
