"""The tables are made and changed step by step, with what lies in them kept."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import URL, Engine

from bot.conversation.database import connect
from bot.conversation.schema import FIRST, TooNew, bring_up_to_date, configuration, is_current
from bot.conversation.store import Records, Said, conversation_of
from bot.conversation.tables import metadata
from bot.listening import CannotServe, check_database

KINDS = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
WORDS = "does it hurt"
VERSION = sa.table("alembic_version", sa.column("version_num"))


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'schema.db'}"
        return
    server: URL = request.getfixturevalue("postgres")
    yield server.render_as_string(hide_password=False)


@pytest.fixture
def bare(address: str) -> Iterator[Engine]:
    """The same database, opened without anything being made in it."""
    engine = sa.create_engine(address)
    yield engine
    engine.dispose()


def first_tables(bare: Engine, stamped: bool) -> None:
    """A database as the first version made it, with a conversation in it."""
    with bare.begin() as connection:
        command.upgrade(configuration(connection), FIRST)
        connection.execute(
            sa.text("INSERT INTO conversations (id, created, seen) VALUES (:id, :at, :at)"),
            {"id": conversation_of("token"), "at": "2026-11-01 10:00:00"},
        )
        connection.execute(
            sa.text("INSERT INTO messages (conversation, sender, at, body) VALUES (:id, 'patient', :at, :body)"),
            {"id": conversation_of("token"), "at": "2026-11-01 10:00:00", "body": f'{{"text": "{WORDS}"}}'},
        )
        if not stamped:
            connection.exec_driver_sql("DROP TABLE alembic_version")


def differences(engine: Engine) -> list[object]:
    """What the tables of a database have otherwise than the code says."""
    # SQLite's own, where a number is never used again.
    options = {"include_name": lambda name, kind, _: (name, kind) != ("sqlite_sequence", "table")}
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_an_empty_database_gets_the_tables_that_the_code_uses(address: str) -> None:
    engine = connect(address)
    with engine.connect() as connection:
        assert is_current(connection)
    assert differences(engine) == []
    engine.dispose()


@pytest.mark.parametrize("stamped", [True, False], ids=["with its revision", "from before there were revisions"])
def test_an_older_database_is_changed_and_keeps_what_was_said(address: str, bare: Engine, stamped: bool) -> None:
    first_tables(bare, stamped)
    engine = connect(address)
    assert differences(engine) == []
    records = Records(engine)
    records.add(conversation_of("token"), Said("and how long", []))
    assert [each["text"] for each in records.history(conversation_of("token"))] == [WORDS, "and how long"]
    engine.dispose()


def test_opening_it_again_changes_nothing(address: str, bare: Engine) -> None:
    connect(address).dispose()
    with bare.connect() as connection:
        before = connection.execute(sa.select(VERSION.c.version_num)).all()
    connect(address).dispose()
    with bare.connect() as connection:
        assert connection.execute(sa.select(VERSION.c.version_num)).all() == before


def test_several_that_open_an_empty_database_at_once_do_not_meet(address: str) -> None:
    failed: list[Exception] = []

    def open_it() -> None:
        try:
            connect(address).dispose()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failed == []


def test_a_database_of_a_newer_version_is_refused_untouched(address: str, bare: Engine) -> None:
    connect(address).dispose()
    with bare.begin() as connection:
        connection.execute(sa.update(VERSION).values(version_num="9999"))
    with pytest.raises(TooNew, match="9999"), bare.begin() as connection:
        bring_up_to_date(connection)
    with pytest.raises(CannotServe, match=r"MARU_DATABASE=.*9999.*newer version"):
        check_database(address)
