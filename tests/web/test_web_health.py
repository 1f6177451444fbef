"""Whether a patient would get an answer now, also when the database is gone; and what is counted."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from visiting import URGENT, Visitor, error_code

from bot.conversation.store import connect, conversation_of, now
from bot.conversation.tables_delivery import incoming, outgoing
from bot.settings import Settings

WORDS = "zirconium"


def remove(path: Path) -> None:
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()


def replace_by_a_folder(path: Path) -> None:
    remove(path)
    path.mkdir()


def replace_by_rubbish(path: Path) -> None:
    remove(path)
    path.write_bytes(b"no database " * 1000)


def empty(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for table in ("choices", "messages", "conversations"):
            connection.execute(f"DROP TABLE {table}")
        connection.commit()


GONE = [remove, replace_by_a_folder, replace_by_rubbish, empty]


@pytest.fixture
async def own(client_of: Callable[..., httpx.AsyncClient]) -> Visitor:
    """A visitor of an application whose database may be broken."""
    return await Visitor.arrive(client_of())


@pytest.fixture(scope="module", params=GONE, ids=lambda gone: gone.__name__)
async def bereft(
    request: pytest.FixtureRequest, model: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Visitor]:
    """A visitor whose conversation was begun before the database went."""
    from bot.serve import build

    path = tmp_path_factory.mktemp("gone") / "maru.db"
    transport = httpx.ASGITransport(build(Settings(database=f"sqlite:///{path}"), model), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://maru.test") as client:
        visitor = await Visitor.arrive(client)
        assert (await client.get("/health")).status_code == 200
        request.param(path)
        yield visitor


async def test_healthy(client: httpx.AsyncClient) -> None:
    got = await client.get("/health")
    assert got.status_code == 200
    assert got.json()["status"] == "ok"
    assert got.json()["model"].endswith(".tar.gz")


async def test_not_healthy_without_the_database(bereft: Visitor) -> None:
    got = await bereft.client.get("/health")
    assert got.status_code == 503
    assert got.json()["status"] != "ok"
    assert ".db" not in got.text


async def test_without_the_database_every_request_is_told(bereft: Visitor) -> None:
    for got in (
        await bereft.client.post("/chat/sessions"),
        await bereft.post({"text": "does it hurt"}),
        await bereft.post({"choice": bereft.button("/build_question_list")}),
        await bereft.client.get("/chat/messages", headers=bereft.headers),
        await bereft.prep(),
        await bereft.erase(),
    ):
        assert got.status_code == 503
        assert error_code(got) == "unavailable"


async def test_without_the_database_an_emergency_is_answered(bereft: Visitor) -> None:
    got = await bereft.post({"text": URGENT})
    assert got.status_code == 200
    assert got.json()["messages"][0]["topics"] == ["urgent_now"]


async def test_all_is_well_again_when_the_file_is_back(own: Visitor, tmp_path: Path) -> None:
    await own.say("add: will it show on passport photos")
    path, away = tmp_path / "own.db", tmp_path / "away.db"
    path.rename(away)
    assert (await own.client.get("/health")).status_code == 503
    assert (await own.post({"text": "does it hurt"})).status_code == 503
    assert not path.exists(), "an empty file in its place would hide the loss"
    away.rename(path)
    assert (await own.client.get("/health")).status_code == 200
    assert "passport" in str(await own.say("show my list"))


async def test_not_healthy_while_nothing_can_be_written(own: Visitor, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "own.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert (await own.client.get("/health")).status_code == 503
        other.execute("ROLLBACK")
    assert (await own.client.get("/health")).status_code == 200


async def test_not_healthy_when_nothing_is_understood(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError(WORDS)

    monkeypatch.setattr("bot.conversation.turn.Reception.understand", fail)
    got = await client.get("/health")
    assert got.status_code == 503
    assert got.json()["understanding"] == "RuntimeError"
    assert WORDS not in got.text


@pytest.mark.parametrize("alive", [True, False])
async def test_redis_is_told_where_there_is_one_and_patients_are_answered_without(
    client_of: Callable[..., httpx.AsyncClient], client: httpx.AsyncClient, alive: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ping(*_: object) -> bool:
        return alive

    monkeypatch.setattr("bot.conversation.line_redis.SharedLine.alive", ping)
    got = await client_of(redis="redis://127.0.0.1:1/0").get("/health")
    assert (got.status_code, got.json()["redis"]) == (200, "ok" if alive else "down")
    assert "redis" not in (await client.get("/health")).json()


async def test_a_redis_that_does_not_answer_is_down(client_of: Callable[..., httpx.AsyncClient]) -> None:
    got = await client_of(redis="redis://127.0.0.1:1/0").get("/health")
    assert (got.json()["status"], got.json()["redis"]) == ("ok", "down")


async def measured(client: httpx.AsyncClient) -> dict[tuple[str, ...], float]:
    """The gauges of what waits: the name and its label, with the value."""
    text = (await client.get("/metrics")).text
    samples = [each for family in text_string_to_metric_families(text) for each in family.samples]
    return {
        (each.name, *each.labels.values()): each.value
        for each in samples
        if each.name.startswith(("maru_incoming", "maru_outgoing", "maru_dead", "maru_handovers"))
    }


async def test_metrics_tell_how_much_waits(client_of: Callable[..., httpx.AsyncClient], tmp_path: Path) -> None:
    client = client_of(telegram_token="4242:x", telegram_secret="word", secret="x" * 32)
    nothing = await measured(client)
    assert ("maru_incoming_waiting", "telegram") in nothing, "a channel that is set up has its numbers from the start"
    assert set(nothing.values()) == {0}
    here = conversation_of((visitor := await Visitor.arrive(client)).token)
    await visitor.say("can I talk to a real person")
    shared = {
        "conversation": here,
        "attempts": 0,
        "at": now(),
        "due": now() + datetime.timedelta(days=1),
        "code": "",
        "sealed": WORDS,
    }
    out = {"channel": "telegram", "urgent": False, "done": 0}
    with connect(f"sqlite:///{tmp_path / 'own.db'}").begin() as connection:
        connection.execute(incoming.insert().values(**shared, channel="telegram", state="waiting"))
        for state in ("waiting", "waiting", "held", "held", "held", "dead"):
            connection.execute(outgoing.insert().values(**shared, **out, state=state))
    assert await measured(client) == {
        ("maru_incoming_waiting", "telegram"): 1,
        ("maru_outgoing_waiting", "telegram"): 2,
        ("maru_outgoing_held", "telegram"): 3,
        ("maru_dead_letters", "telegram"): 1,
        ("maru_handovers", "waiting"): 1,
        ("maru_handovers", "answering"): 0,
    }


async def test_without_the_database_what_waits_is_absent_from_the_metrics(own: Visitor, tmp_path: Path) -> None:
    assert await measured(own.client)
    remove(tmp_path / "own.db")
    assert (await own.client.get("/metrics")).status_code == 200
    assert await measured(own.client) == {}


async def test_metrics_count_turns_and_seconds(own: Visitor) -> None:
    for text in ("how many units for the forehead", "how many units for the lip flip", URGENT):
        await own.say(text)
    got = await own.client.get("/metrics")
    assert got.status_code == 200
    assert got.headers["content-type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(got.text)}
    turns = {
        each.labels["intent"]: each.value for each in families["maru_turns"].samples if each.name.endswith("_total")
    }
    assert turns == {"ask_dose": 2, "report_urgent_symptom": 1}
    (count,) = [each.value for each in families["maru_turn_seconds"].samples if each.name.endswith("_count")]
    assert count == 3


async def test_metrics_hold_nobody_and_no_words(own: Visitor) -> None:
    await own.say(f"add: will {WORDS} matter")
    await own.say(f"{URGENT} {WORDS}")
    await own.say(f"{WORDS} {WORDS} {WORDS}")
    await own.post({"text": f"{WORDS} " * 400})
    got = await own.client.get("/metrics")
    assert WORDS not in got.text
    assert own.token not in got.text
    assert conversation_of(own.token) not in got.text
