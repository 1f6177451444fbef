"""What staff write to somebody in a messaging app is kept and handed over in one piece, whenever the process dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from bot.conversation.delivery import Delivery
from bot.conversation.delivery_rows import DEAD, WAITING, write_address
from bot.conversation.delivery_seal import Seal
from bot.conversation.handover import Handover, Handovers, Reason, Superseded, begin
from bot.conversation.store import Records, Said, connect, conversation_of, now
from bot.conversation.tables_delivery import outgoing
from bot.conversation.tables_desk import staff
from bot.settings import ROOT

SECRET = "a-secret-of-this-test-that-nobody-guesses"
HELLO, BACK = "Good morning", "This is Maru again."
# Writes as staff, in a process that is killed in the moment of the commit: before it, or right behind it.
DIES = """
import os, sys
from bot.conversation.delivery import Delivery
from bot.conversation.handover import Handovers
from bot.conversation.store import connect

address, secret, what, moment, number, version = sys.argv[1:]
engine = connect(address)
handovers = Handovers(engine, Delivery(engine, secret).departures.send)

def commit(connection):
    if moment == "after":
        connection.commit()
    os._exit(9)

engine.dialect.do_commit = commit
if what == "say":
    handovers.say(int(number), 1, "Good morning")
else:
    handovers.give_back(int(number), 1, int(version), "This is Maru again.")
"""


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'own.db'}"


@pytest.fixture
def engine(address: str) -> Engine:
    """A database with somebody at the desk."""
    made = connect(address)
    shared = {"role": "desk", "password": "x", "must_change": False, "active": True, "created": now()}
    with made.begin() as connection:
        connection.execute(staff.insert().values(id=1, name="jiwoo", shown="Jiwoo", **shared))
    return made


@pytest.fixture
def handovers(engine: Engine) -> Handovers:
    return Handovers(engine, Delivery(engine, SECRET).departures.send)


def answered(engine: Engine, handovers: Handovers, secret: str = SECRET) -> Handover:
    """A conversation in a messaging app that somebody at the desk answers."""
    records = Records(engine)
    here = conversation_of(records.open())

    def beside(connection: Connection) -> None:
        write_address(connection, here, "telegram", Seal(secret).close({"chat_id": "42"}))
        begin(connection, here, Reason.ASKED)

    records.add(here, Said("a person please", [], beside=beside))
    waits = handovers.of(here)
    assert waits is not None
    return handovers.take(waits.number, waits.version, 1)


def parcels(engine: Engine) -> list[Row]:
    """What is to go out."""
    with engine.connect() as connection:
        return list(connection.execute(sa.select(outgoing).order_by(outgoing.c.number)).all())


def test_what_is_written_is_handed_over_with_the_name(engine: Engine, handovers: Handovers) -> None:
    taken = answered(engine, handovers)
    number = handovers.say(taken.number, 1, HELLO)
    handovers.give_back(taken.number, 1, taken.version, BACK)
    said, back = parcels(engine)
    bubbles = [Seal(SECRET).open(each.sealed)["bubbles"] for each in (said, back)]
    assert bubbles == [[{"text": HELLO, "name": "Jiwoo"}], [{"text": BACK}]]
    assert (said.shows, said.state, said.channel) == (number, WAITING, "telegram")


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(("what", "words"), [("say", HELLO), ("give_back", BACK)])
def test_a_process_that_dies_at_the_commit_loses_nothing_by_half(
    what: str, words: str, moment: str, address: str, engine: Engine, handovers: Handovers
) -> None:
    taken = answered(engine, handovers)
    given = [address, SECRET, what, moment, str(taken.number), str(taken.version)]
    died = subprocess.run([sys.executable, "-c", DIES, *given], cwd=ROOT, capture_output=True, text=True, check=False)
    assert died.returncode == 9, died.stderr
    kept = [each["text"] for each in Records(engine).history(taken.conversation)]
    assert (words in kept) == (moment == "after")
    assert len(parcels(engine)) == kept.count(words), "what is kept is on its way, what is not is not"
    assert (handovers.of(taken.conversation) is None) == ((what, moment) == ("give_back", "after"))


def test_words_to_whom_nobody_can_reach_are_kept_and_seen_among_the_dead_letters(
    engine: Engine, handovers: Handovers
) -> None:
    taken = answered(engine, handovers, secret="another-secret-than-the-one-that-is-set-up")
    handovers.say(taken.number, 1, HELLO)
    assert Records(engine).history(taken.conversation)[-1]["text"] == HELLO
    (letter,) = Delivery(engine, SECRET).dead_letters()
    assert letter.code == "unsealed"
    assert Delivery(engine, SECRET).retry("out", letter.number)
    assert Delivery(engine, SECRET).departures.next(taken.conversation) is None
    assert [each.state for each in parcels(engine)] == [DEAD]


def test_an_alarm_is_told_in_the_app_that_the_desk_can_read_along(engine: Engine, handovers: Handovers) -> None:
    from bot.conversation.handover_words import alarm_announced
    from bot.conversation.to_person import ToPerson

    taken = answered(engine, handovers)
    beside = ToPerson(handovers).alarm(taken.conversation, "report_urgent_symptom")
    Records(engine).add(taken.conversation, Said("i can't swallow", [], beside=beside))
    (told,) = parcels(engine)
    assert Seal(SECRET).open(told.sealed)["bubbles"] == [{"text": alarm_announced()}]
    assert told.shows is None


def test_nothing_is_handed_over_to_somebody_on_the_site(engine: Engine) -> None:
    with engine.begin() as connection:
        assert Delivery(engine, SECRET).departures.send(connection, "f" * 64, [{"text": HELLO}]) is False
    assert parcels(engine) == []


def test_who_takes_over_is_told_in_the_app_and_each_writes_under_the_own_name(
    engine: Engine, handovers: Handovers
) -> None:
    shared = {"role": "desk", "password": "x", "must_change": False, "active": True, "created": now()}
    with engine.begin() as connection:
        connection.execute(staff.insert().values(id=2, name="mina", shown="Mina", **shared))
    first = answered(engine, handovers)
    handovers.say(first.number, 1, HELLO)
    second = handovers.take(first.number, first.version, 2, "Mina answers.")
    with pytest.raises(Superseded):
        handovers.take(first.number, first.version, 1, "Jiwoo answers.")
    handovers.say(second.number, 2, "I go on.")
    with engine.begin() as connection:
        connection.execute(staff.update().where(staff.c.id == 2).values(shown="Mina Kim"))
    handovers.say(second.number, 2, "Under another name.")
    told = [Seal(SECRET).open(each.sealed)["bubbles"][0] for each in parcels(engine)]
    assert [(each.get("name", ""), each["text"]) for each in told] == [
        ("Jiwoo", HELLO), ("", "Mina answers."), ("Mina", "I go on."), ("Mina Kim", "Under another name.")
    ]  # fmt: skip
    kept = [each.get("name") for each in Records(engine).history(first.conversation) if each["from"] == "staff"]
    assert kept == ["Jiwoo", "Mina", "Mina Kim"], "what was said keeps the name that it was said under"
