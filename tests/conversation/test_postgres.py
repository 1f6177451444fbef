"""Records in PostgreSQL: kept, erased and deleted as in SQLite; a locked row or a server that is gone loses nothing."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa
from forwarding import Forwarder
from sqlalchemy.engine import URL, Engine

from bot.conversation import database, inbox_records
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.store import Change, Choice, Gone, Overtaken, Records, Said, Snapshot, connect, conversation_of
from bot.conversation.tables import conversations, metadata
from bot.listening import CannotServe, check_database

pytestmark = pytest.mark.postgres
BUTTON = "choice-1"
AT = 1_700_000_000.123456


def text_of(address: URL) -> str:
    return str(address.render_as_string(hide_password=False))


@pytest.fixture
def engine(postgres: URL) -> Iterator[Engine]:
    made = connect(text_of(postgres))
    yield made
    made.dispose()


@pytest.fixture
def records(engine: Engine) -> Records:
    return Records(engine)


def event(text: str, at: float = AT) -> dict[str, Any]:
    return {"event": "user", "timestamp": at, "text": text, "parse_data": {"intent": {"name": "ask_pain"}}}


def begun(records: Records) -> str:
    """A conversation with something in every table but the counts."""
    here = conversation_of(records.open(Said(None, [{"text": "Hello"}])))
    button = {f"{BUTTON}-{here[:8]}": Choice("Yes", "/affirm")}
    records.add(here, Said("does it hurt", [{"text": "A little 👍 \u0000"}], button), Change([event("does it hurt")]))
    last = records.dialogue(here)[1][-1][0]
    summed = Change([event("and then", AT + 1)], after=last, snapshot=Snapshot(last, [event("summed")]), private=True)
    records.add(here, Said("and then", []), summed)
    assert InboxRecords(records._engine).keep(here, AT, "brillig", "unsure")
    return here


def left(engine: Engine) -> dict[str, int]:
    """How many rows each table has; those without any left out."""
    count = sa.select(sa.func.count())
    with engine.connect() as connection:
        counts = {table.name: connection.execute(count.select_from(table)).scalar() for table in metadata.sorted_tables}
    return {name: number for name, number in counts.items() if number}


def test_a_conversation_is_read_as_it_was_written(records: Records) -> None:
    here = begun(records)
    assert [each["text"] for each in records.history(here)] == [
        "Hello", "does it hurt", "A little 👍 \u0000", "and then"
    ]  # fmt: skip
    snapshot, events = records.dialogue(here)
    assert snapshot is not None and list(snapshot.events) == [event("summed")]
    assert [each for _, each in events] == [event("and then", AT + 1)]
    assert records.choice(here, f"{BUTTON}-{here[:8]}") == Choice("Yes", "/affirm")
    assert records.alive()


def test_an_erasure_leaves_nothing_in_any_table(engine: Engine, records: Records) -> None:
    other, here = begun(records), begun(records)
    records.erase(here)
    records.erase(other)
    assert left(engine) == {}
    with pytest.raises(Gone):
        records.add(here, Said("too late", []))
    assert not InboxRecords(engine).keep(here, AT, "too late", "unsure")
    assert left(engine) == {}


def test_taking_back_consent_leaves_what_was_said_outside_the_check(engine: Engine, records: Records) -> None:
    here = begun(records)
    last = records.dialogue(here)[1][-1][0]
    records.add(here, Said("i withdraw my consent", []), Change(after=last, erase="health"))
    told = [each["text"] for each in records.history(here) if each["from"] == "patient"]
    assert told == ["does it hurt", "i withdraw my consent"]
    assert set(left(engine)) == {"conversations", "messages", "choices"}


def test_the_time_of_retention_spares_who_has_come_back(engine: Engine, records: Records) -> None:
    old, used = begun(records), begun(records)
    with engine.begin() as connection:
        for here, seen in ((old, "91 days"), (used, "89 days")):
            moved = sa.text(f"UPDATE conversations SET seen = seen - interval '{seen}' WHERE id = :id")
            connection.execute(moved, {"id": here})
    assert records.delete_expired(90) == 1
    assert not records.exists(old)
    assert len(records.history(used)) == 4
    records.erase(used)
    assert left(engine) == {}


def test_the_inbox_counts_and_forgets(engine: Engine, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = InboxRecords(engine)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(inbox.count, ["ask_pain"] * 16))
    assert inbox.uncovered() == {"ask_pain": 16}
    monkeypatch.setattr(inbox_records, "MOST_KEPT", 2)
    here = begun(records)
    for text in ("one", "two", "three"):
        inbox.keep(here, AT, text, "unsure")
    assert [each.text for each in inbox.messages()] == ["two", "three"]
    inbox.expire(0)
    assert (inbox.messages(), inbox.uncovered()) == ([], {})


def test_of_two_turns_at_once_one_is_refused_as_a_whole(records: Records) -> None:
    here = begun(records)
    last = records.dialogue(here)[1][-1][0]

    def turn(text: str) -> str | None:
        try:
            records.add(here, Said(text, []), Change([event(text)], after=last))
        except Overtaken:
            return None
        return text

    with ThreadPoolExecutor(4) as threads:
        kept = [text for text in threads.map(turn, ["a", "b", "c", "d"]) if text]
    assert len(kept) == 1
    assert [each["text"] for each in records.history(here)][-1:] == kept
    assert [each["text"] for _, each in records.dialogue(here)[1]] == ["and then", *kept]


@contextlib.contextmanager
def locked(engine: Engine, here: str) -> Iterator[None]:
    """Another process holds the row of a conversation."""
    with engine.begin() as connection:
        connection.execute(sa.select(conversations).where(conversations.c.id == here).with_for_update())
        yield


def test_a_locked_row_refuses_a_turn_and_stops_nobody_else(postgres: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.2)
    engine = connect(text_of(postgres))
    records = Records(engine)
    here, other = begun(records), begun(records)
    with locked(engine, here):
        with pytest.raises(sa.exc.OperationalError):
            records.add(here, Said("refused", []))
        with pytest.raises(sa.exc.OperationalError):
            records.erase(here)
        records.add(other, Said("kept", []))
        assert len(records.history(here)) == 4, "readers do not wait"
        assert records.alive()
    records.add(here, Said("kept", []))
    assert [each["text"] for each in records.history(here)][-1] == "kept"
    engine.dispose()


def test_a_turn_waits_for_an_erasure_elsewhere_and_is_then_refused(engine: Engine, records: Records) -> None:
    here = begun(records)
    refused: list[BaseException] = []

    def turn() -> None:
        try:
            records.add(here, Said("during", []))
        except Gone as gone:
            refused.append(gone)

    with engine.begin() as connection:
        from bot.conversation.store import _erase

        _erase(connection, here)
        waiting = threading.Thread(target=turn)
        waiting.start()
    waiting.join(60)
    assert len(refused) == 1
    assert left(engine) == {}


def test_a_server_that_is_gone_for_a_while_loses_nothing(postgres: URL) -> None:
    with Forwarder(postgres.host or "127.0.0.1", postgres.port or 5432) as forwarder:
        engine = connect(text_of(postgres.set(host="127.0.0.1", port=forwarder.port)))
        records = Records(engine)
        here = begun(records)
        forwarder.stop()
        with pytest.raises(sa.exc.OperationalError):
            records.add(here, Said("refused", []), Change([event("refused")]))
        with pytest.raises(sa.exc.OperationalError):
            records.history(here)
        assert not records.alive()
        forwarder.start()
        assert records.alive()
        records.add(here, Said("kept", []))
        assert [each["text"] for each in records.history(here)][-2:] == ["and then", "kept"]
        engine.dispose()


def test_processes_may_start_at_once_on_an_empty_database(postgres: URL) -> None:
    with ThreadPoolExecutor(6) as threads:
        engines = list(threads.map(connect, [text_of(postgres)] * 6))
    assert all(Records(engine).alive() for engine in engines)
    for engine in engines:
        engine.dispose()


def test_a_database_that_takes_no_writes_is_not_alive(postgres: URL, engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {postgres.database} SET default_transaction_read_only = on")
    engine.dispose()
    assert not Records(engine).alive()


def test_a_server_that_does_not_answer_is_told_without_the_password(postgres: URL) -> None:
    with Forwarder(postgres.host or "127.0.0.1", postgres.port or 5432) as forwarder:
        address = text_of(postgres.set(host="127.0.0.1", port=forwarder.port, password="hunter2"))
        forwarder.stop()
        with pytest.raises(CannotServe, match="MARU_DATABASE") as told:
            check_database(address)
    assert "hunter2" not in str(told.value)
