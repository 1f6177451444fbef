"""Signing in: sessions, lock-out, the second step."""

from __future__ import annotations

import asyncio
import datetime
import re
import time
from collections.abc import Callable

import pyotp
import pytest
import sqlalchemy as sa
from signing_in import PASSWORD, Person, csrf_in, fresh_password
from sqlalchemy.engine import Engine

from bot.conversation.store import now
from bot.conversation.tables_desk import audit, desk_sessions, failures
from bot.desk import guard, sessions
from bot.desk.app import Desk
from bot.desk.audit import KEPT

Browser = Callable[..., Person]
OTHER = "nine slow purple trains"


@pytest.fixture(autouse=True)
def account(desk: Desk) -> None:
    desk.accounts.add("jiwoo", "admin", PASSWORD, shown="Jiwoo")


async def test_a_session_is_a_new_one_whatever_was_planted(browser: Browser) -> None:
    somebody = browser()
    planted = "planted-by-somebody-else"
    somebody.plant(planted)
    await somebody.sign_in("jiwoo")
    assert planted not in str(somebody.client.cookies)
    first = somebody.cookie()
    assert first and await somebody.signed_in()

    await somebody.post("/desk/logout")
    await somebody.sign_in("jiwoo")
    assert somebody.cookie() != first
    thief = browser()
    thief.plant(first)
    assert not await thief.signed_in()


async def test_signing_in_again_ends_the_session_before(browser: Browser) -> None:
    somebody, thief = browser(), browser()
    shown = await somebody.get("/desk/login")
    await somebody.sign_in("jiwoo")
    first = somebody.cookie()
    thief.plant(first)
    assert await thief.signed_in()
    form_cookie = re.search(r"maru_desk_form=([^;]+)", shown.headers["set-cookie"])
    assert form_cookie
    somebody.plant(form_cookie[1], "maru_desk_form")
    fields = {"csrf": csrf_in(shown.text), "name": "jiwoo", "password": PASSWORD}
    assert (await somebody.client.post("/desk/login", data=fields)).status_code == 303
    assert not await thief.signed_in()


@pytest.mark.parametrize(("base", "secure"), [("http://desk.test", False), ("https://desk.test", True)])
async def test_a_cookie_is_out_of_reach(base: str, secure: bool, browser: Browser) -> None:
    somebody = browser(base=base)
    made = await somebody.sign_in("jiwoo")
    (set_cookie,) = [each for each in made.headers.get_list("set-cookie") if each.startswith("maru_desk=")]
    assert "HttpOnly" in set_cookie and "SameSite=strict" in set_cookie and "Path=/desk" in set_cookie
    assert ("Secure" in set_cookie) is secure


async def test_the_database_knows_no_token(browser: Browser, engine: Engine) -> None:
    somebody = browser()
    await somebody.sign_in("jiwoo")
    with engine.connect() as connection:
        kept = repr([connection.execute(sa.select(table)).all() for table in desk_sessions.metadata.sorted_tables])
    for name in ("maru_desk", "maru_desk_device"):
        token = somebody.cookie(name)
        assert token and token not in kept
    assert PASSWORD not in kept


@pytest.mark.parametrize("column", ["seen", "created"])
async def test_a_session_ends_by_itself(column: str, browser: Browser, engine: Engine) -> None:
    somebody = browser()
    await somebody.sign_in("jiwoo")
    length = {"seen": sessions.IDLE, "created": sessions.LONGEST}[column]
    for age, lives in ((length - datetime.timedelta(minutes=2), True), (length + datetime.timedelta(minutes=1), False)):
        with engine.begin() as connection:
            connection.execute(desk_sessions.update().values({column: now() - age}))
        assert await somebody.signed_in() is lives


async def test_only_what_a_person_does_prolongs_a_session(desk: Desk, browser: Browser, engine: Engine) -> None:
    somebody = browser()
    await somebody.sign_in("jiwoo")
    token = somebody.cookie()
    old = now() - datetime.timedelta(minutes=30)
    with engine.begin() as connection:
        connection.execute(desk_sessions.update().values(seen=old))

    def seen() -> datetime.datetime:
        with engine.connect() as connection:
            return connection.execute(sa.select(desk_sessions.c.seen)).scalar()

    assert desk.sessions.find(token, used=False) is not None
    assert seen() == old
    assert desk.sessions.find(token) is not None
    assert seen() > old


async def test_signing_out_everywhere(browser: Browser) -> None:
    here, there = browser(), browser()
    await here.sign_in("jiwoo")
    await there.sign_in("jiwoo")
    await here.post("/desk/account/sessions")
    assert not await here.signed_in()
    assert not await there.signed_in()


async def test_a_new_password_ends_the_other_sessions(browser: Browser) -> None:
    here, there = browser(), browser()
    await here.sign_in("jiwoo")
    await there.sign_in("jiwoo")
    change = {"password": PASSWORD, "new": OTHER, "again": OTHER}
    assert (await here.post("/desk/account/password", **{**change, "password": "wrong"})).status_code == 403
    assert (await here.post("/desk/account/password", **{**change, "again": "else"})).status_code == 422
    assert (
        await here.post("/desk/account/password", **{**change, "new": "short", "again": "short"})
    ).status_code == 422
    assert await there.signed_in()
    assert (await here.post("/desk/account/password", **change)).status_code == 303
    assert await here.signed_in()
    assert not await there.signed_in()
    assert (await there.sign_in("jiwoo")).status_code == 401
    assert (await there.sign_in("jiwoo", OTHER)).status_code == 303


async def test_guessing_is_stopped_and_tells_nothing(browser: Browser) -> None:
    answers: dict[str, list[tuple[int, str]]] = {}
    for name in ("jiwoo", "nobody"):
        somebody = browser(f"10.0.1.{len(answers)}")
        answers[name] = []
        for number in range(guard.PER_PAIR + 2):
            got = await somebody.sign_in(name, f"guess number {number}")
            answers[name].append((got.status_code, re.sub(r'value="[^"]*"|[0-9a-f]{64}', "", got.text)))
    assert answers["jiwoo"] == answers["nobody"]
    assert [status for status, _ in answers["jiwoo"]] == [401] * guard.PER_PAIR + [429] * 2


async def test_a_locked_account_stays_shut_for_the_right_password_too(browser: Browser, engine: Engine) -> None:
    somebody = browser()
    for number in range(guard.PER_PAIR):
        await somebody.sign_in("jiwoo", f"guess number {number}")
    assert (await somebody.sign_in("jiwoo")).status_code == 429
    with engine.begin() as connection:
        connection.execute(failures.update().values(at=now() - guard.WINDOW - datetime.timedelta(seconds=1)))
    assert (await somebody.sign_in("jiwoo")).status_code == 303


async def test_guessing_many_at_once_is_no_way_around(browser: Browser) -> None:
    people = [browser() for _ in range(guard.PER_PAIR * 4)]
    got = await asyncio.gather(*(each.sign_in("jiwoo", f"guess number {n}") for n, each in enumerate(people)))
    assert sum(each.status_code == 401 for each in got) <= guard.PER_PAIR


async def test_others_do_not_lock_out_whoever_has_been_here(browser: Browser) -> None:
    owner = browser("10.0.0.7")
    await owner.sign_in("jiwoo")
    await owner.post("/desk/logout")
    for number in range(guard.PER_ACCOUNT + 2):
        await browser(f"10.9.0.{number}").sign_in("jiwoo", "guess")
    assert (await browser("10.9.1.1").sign_in("jiwoo")).status_code == 429
    assert (await owner.sign_in("jiwoo")).status_code == 303


async def test_one_address_is_stopped_at_all_accounts(desk: Desk, browser: Browser) -> None:
    somebody = browser("10.0.0.9")
    for number in range(guard.PER_ADDRESS):
        assert (await somebody.sign_in(f"name{number}", "guess")).status_code == 401
    assert (await somebody.sign_in("other", "guess")).status_code == 429
    assert (await browser("10.0.0.8").sign_in("jiwoo")).status_code == 303


async def secret_of(somebody: Person) -> str:
    page = (await somebody.get("/desk/account/second-factor")).text
    found = re.search(r'name="secret" value="([A-Z2-7]{32})"', page)
    assert found and "<svg" in page
    return found[1]


async def test_the_second_step(desk: Desk, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody, clock = browser(), [time.time()]
    monkeypatch.setattr("bot.desk.second_factor.time.time", lambda: clock[0])
    await somebody.sign_in("jiwoo")
    secret = await secret_of(somebody)
    code = pyotp.TOTP(secret)
    step = "/desk/account/second-factor"
    fields = {"secret": secret, "password": PASSWORD}
    wrong = "000000" if code.at(clock[0]) != "000000" else "111111"
    assert (await somebody.post(step, **fields, code=wrong)).status_code == 422
    assert (await somebody.post(step, **{**fields, "password": "wrong"}, code=code.at(clock[0]))).status_code == 403
    on = await somebody.post(step, **fields, code=code.at(clock[0]))
    recovery = re.findall(r"<li><code>([^<]+)</code></li>", on.text)
    assert len(recovery) == 8

    assert (await browser().sign_in("jiwoo")).status_code == 401, "no code"
    assert (await browser("10.0.2.1").sign_in("jiwoo", code=code.at(clock[0]))).status_code == 401, "used to set it up"
    clock[0] += 60
    assert (await browser("10.0.2.2").sign_in("jiwoo", code=code.at(clock[0]))).status_code == 303
    assert (await browser("10.0.2.3").sign_in("jiwoo", code=code.at(clock[0]))).status_code == 401, "a replay"
    assert (await browser("10.0.2.4").sign_in("jiwoo", code=code.at(clock[0] - 30))).status_code == 401, "an older one"
    assert (await browser("10.0.2.5").sign_in("jiwoo", code=recovery[0].upper())).status_code == 303
    assert (await browser("10.0.2.6").sign_in("jiwoo", code=recovery[0])).status_code == 401, "used"
    assert desk.second_factors.left(1) == 7

    assert (await somebody.post(f"{step}/off", password="wrong")).status_code == 403
    assert (await somebody.post(f"{step}/off", password=PASSWORD)).status_code == 303
    assert (await browser("10.0.2.7").sign_in("jiwoo")).status_code == 303


async def test_a_secret_that_is_not_ours_is_not_taken(desk: Desk, browser: Browser) -> None:
    somebody = browser()
    await somebody.sign_in("jiwoo")
    got = await somebody.post("/desk/account/second-factor", secret="AAAA", code="000000", password=PASSWORD)
    assert got.status_code == 422
    assert not desk.accounts.named("jiwoo").second_factor


async def test_people_are_managed(desk: Desk, browser: Browser) -> None:
    admin, mina = browser(), browser("10.0.0.2")
    await admin.sign_in("jiwoo")
    made = await admin.post("/desk/users", name="Mina", role="desk", shown="Mina Kim")
    first = fresh_password(made.text)
    assert (await mina.sign_in("mina", first)).status_code == 303
    assert (await mina.get("/desk")).headers["location"] == "/desk/account", "the password comes first"
    await mina.post("/desk/account/password", password=first, new=OTHER, again=OTHER)
    id = desk.accounts.named("mina").id

    assert (await admin.post(f"/desk/users/{id}", role="admin", active="yes")).status_code == 303
    assert not await mina.signed_in(), "another role begins with another session"
    await mina.sign_in("mina", OTHER)
    assert (await mina.get("/desk/users")).status_code == 200
    fresh = fresh_password((await admin.post(f"/desk/users/{id}/password")).text)
    assert not await mina.signed_in()
    assert (await mina.sign_in("mina", fresh)).status_code == 303
    await admin.post(f"/desk/users/{id}", role="admin")
    assert not await mina.signed_in()
    assert (await mina.sign_in("mina", fresh)).status_code == 401


async def test_somebody_can_always_manage_accounts(desk: Desk, browser: Browser) -> None:
    admin = browser()
    await admin.sign_in("jiwoo")
    assert (await admin.post("/desk/users/1", role="desk", active="yes")).status_code == 422
    with pytest.raises(ValueError, match="another active admin"):
        desk.accounts.change(1, "desk", True)
    assert desk.accounts.named("jiwoo").role == "admin"
    for name, role in (("jiwoo", "desk"), ("no name", "desk"), ("x" * 40, "desk"), ("hana", "nurse")):
        assert (await admin.post("/desk/users", name=name, role=role)).status_code == 422
    assert [each.name for each in desk.accounts.all()] == ["jiwoo"]


async def test_the_audit_log_tells_who_did_what(desk: Desk, browser: Browser) -> None:
    admin, mistaken = browser(), browser("10.0.0.2")
    await mistaken.sign_in("my secret password", "jiwoo")
    await mistaken.sign_in("jiwoo", "wrong")
    await admin.sign_in("jiwoo")
    await admin.post("/desk/users", name="mina", role="desk")
    told = [(each.who, each.what, each.object) for each in reversed(desk.audit.latest(10))]
    assert told == [
        ("", "sign_in_failed", ""), ("", "sign_in_failed", "jiwoo"), ("jiwoo", "signed_in", ""), ("jiwoo", "user_added", "mina")
    ]  # fmt: skip
    page = (await admin.get("/desk/audit")).text
    assert "added an account" in page and "my secret" not in page


async def test_the_audit_log_is_kept_for_its_time(desk: Desk, engine: Engine) -> None:
    desk.audit.note(1, "signed_in")
    desk.expire()
    assert len(desk.audit.latest(5)) == 1
    with engine.begin() as connection:
        connection.execute(audit.update().values(at=now() - KEPT - datetime.timedelta(days=1)))
    desk.expire()
    assert desk.audit.latest(5) == []
