"""The hand-over as a state machine, with several people at once; on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation import handover
from bot.conversation.handover import (
    Handovers,
    PersonAnswers,
    Reason,
    State,
    Superseded,
    begin,
    call_off,
    unless_answered,
)
from bot.conversation.store import Records, Said, connect, conversation_of, now
from bot.conversation.tables_desk import staff
from bot.conversation.tables_handover import handovers as table

BACK = "This is Maru again."


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """A database with two people at the desk."""
    address = f"sqlite:///{tmp_path / 'own.db'}"
    if request.param == "postgresql":
        address = request.getfixturevalue("postgres").render_as_string(hide_password=False)
    made = connect(address)
    shared = {"role": "desk", "password": "x", "must_change": False, "active": True, "created": now()}
    with made.begin() as connection:
        for id, name in ((1, "Jiwoo"), (2, "Mina")):
            connection.execute(staff.insert().values(id=id, name=name.lower(), shown=name, **shared))
    return made


@pytest.fixture
def records(engine: Engine) -> Records:
    return Records(engine)


@pytest.fixture
def handovers(engine: Engine) -> Handovers:
    return Handovers(engine)


def asking(records: Records, reason: Reason = Reason.ASKED, urgent: bool = False) -> str:
    """A conversation that a person was asked into."""
    here = conversation_of(records.open())
    ask(records, here, reason, urgent)
    return here


def ask(records: Records, here: str, reason: Reason = Reason.ASKED, urgent: bool = False) -> None:
    said = Said("a person please", [{"text": "I have told them."}])
    records.add(here, Said(said.words, said.bubbles, beside=lambda connection: begin(connection, here, reason, urgent)))


def senders(records: Records, here: str) -> list[str]:
    return [each["from"] for each in records.history(here)]


def test_from_waiting_to_answering_and_back(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    waits = handovers.of(here)
    assert waits is not None
    assert (waits.state, waits.reason, waits.staff, waits.version) == (State.WAITING, Reason.ASKED, None, 1)
    taken = handovers.take(waits.number, waits.version, 1)
    assert (taken.state, taken.name, taken.version) == (State.ANSWERING, "Jiwoo", 2)
    handovers.say(taken.number, 1, "Good morning <b>")
    handovers.give_back(taken.number, 1, taken.version, BACK)
    assert handovers.of(here) is None and handovers.find(taken.number) is None and handovers.all() == []
    assert senders(records, here) == ["patient", "maru", "staff", "maru"]
    written = records.history(here)[2]
    assert (written["text"], written["name"]) == ("Good morning <b>", "Jiwoo")
    ask(records, here)
    again = handovers.of(here)
    assert again is not None and again.state is State.WAITING and again.number != taken.number


def test_who_asks_again_waits_once(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    first = handovers.of(here)
    ask(records, here)
    ask(records, here, Reason.BOOKING)
    assert handovers.all() == [first]


def test_of_many_who_take_at_once_one_does(records: Records, handovers: Handovers) -> None:
    waits = handovers.of(asking(records))
    assert waits is not None
    together = Barrier(8)

    def take(who: int) -> object:
        together.wait()
        try:
            return handovers.take(waits.number, waits.version, who)
        except Superseded as superseded:
            return superseded

    with ThreadPoolExecutor(8) as threads:
        came = list(threads.map(take, [1, 2] * 4))
    winners = [each for each in came if not isinstance(each, Superseded)]
    assert len(winners) == 1
    current = handovers.find(waits.number)
    assert current == winners[0]
    assert all(each.now == current for each in came if isinstance(each, Superseded)), "each is told who has it"


def test_only_whoever_has_it_writes(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    waits = handovers.of(here)
    assert waits is not None
    for who in (1, 2):
        with pytest.raises(Superseded):
            handovers.say(waits.number, who, "too early")
    first = handovers.take(waits.number, waits.version, 1)
    with pytest.raises(Superseded) as told:
        handovers.take(waits.number, waits.version, 2)
    assert told.value.now is not None and told.value.now.name == "Jiwoo"
    second = handovers.take(first.number, first.version, 2)
    assert second.taken == first.taken, "since when somebody answers"
    with pytest.raises(Superseded) as told:
        handovers.say(first.number, 1, "I did not notice")
    assert told.value.now is not None and told.value.now.name == "Mina"
    with pytest.raises(Superseded):
        handovers.give_back(first.number, 1, second.version, BACK)
    with pytest.raises(Superseded):
        handovers.give_back(second.number, 2, first.version, BACK)
    handovers.give_back(second.number, 2, second.version, BACK)
    for act in (lambda: handovers.say(second.number, 2, "late"), lambda: handovers.take(second.number, 4, 1)):
        with pytest.raises(Superseded) as told:
            act()
        assert told.value.now is None
    assert "staff" not in senders(records, here)


def test_maru_says_nothing_that_was_decided_before_somebody_took_over(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    waits = handovers.of(here)
    assert waits is not None
    taken = handovers.take(waits.number, waits.version, 1)
    late = Said(
        "and what does it cost", [{"text": "Much."}], beside=lambda connection: unless_answered(connection, here)
    )
    with pytest.raises(PersonAnswers):
        records.add(here, late)
    assert senders(records, here) == ["patient", "maru"], "nothing of the turn is kept"
    handovers.give_back(taken.number, 1, taken.version, BACK)
    records.add(here, late)


def test_an_alarm_stands_on_top_and_is_told_again(records: Records, handovers: Handovers) -> None:
    asked, symptom = asking(records), asking(records, Reason.SYMPTOM)
    urgent = asking(records, Reason.SYMPTOM, urgent=True)
    assert [each.conversation for each in handovers.all()] == [urgent, symptom, asked]
    waits = handovers.of(asked)
    assert waits is not None and waits.alarmed is None
    taken = handovers.take(waits.number, waits.version, 1)
    ask(records, asked, Reason.SYMPTOM, urgent=True)
    now_loud = handovers.of(asked)
    assert now_loud is not None
    assert now_loud.urgent and now_loud.alarmed is not None and now_loud.reason is Reason.SYMPTOM
    assert (now_loud.state, now_loud.version) == (State.ANSWERING, taken.version), "whoever answers goes on"
    ask(records, asked, Reason.SYMPTOM)
    assert handovers.of(asked).urgent  # type: ignore[union-attr]


def test_an_erasure_ends_it(records: Records, handovers: Handovers, engine: Engine) -> None:
    here = asking(records)
    waits = handovers.of(here)
    assert waits is not None
    records.erase(here)
    with engine.connect() as connection:
        assert connection.execute(sa.select(table)).all() == []
    for act in (lambda: handovers.take(waits.number, 1, 1), lambda: handovers.give_back(waits.number, 1, 1, BACK)):
        with pytest.raises(Superseded) as told:
            act()
        assert told.value.now is None


def test_who_waits_for_an_answer(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    assert handovers.latest_words() == {}, "Maru spoke last"
    records.add(here, Said("hello?", []))
    assert set(handovers.latest_words()) == {here}
    taken = handovers.take(handovers.of(here).number, 1, 1)  # type: ignore[union-attr]
    handovers.say(taken.number, 1, "Here I am")
    assert handovers.latest_words() == {}


def test_nobody_waits_for_ever(records: Records, handovers: Handovers, engine: Engine) -> None:
    old, new, taken = asking(records), asking(records), asking(records)
    handovers.take(handovers.of(taken).number, 1, 1)  # type: ignore[union-attr]
    with engine.begin() as connection:
        before = now() - handover.LONGEST_WAIT - datetime.timedelta(minutes=1)
        connection.execute(table.update().where(table.c.conversation != new).values(since=before))
    assert handovers.expire() == 1
    assert handovers.of(old) is None
    assert {each.conversation for each in handovers.all()} == {new, taken}


def test_whoever_answers_is_seen(records: Records, handovers: Handovers, engine: Engine) -> None:
    here = asking(records)
    taken = handovers.take(handovers.of(here).number, 1, 1)  # type: ignore[union-attr]
    long_ago = now() - datetime.timedelta(hours=1)
    with engine.begin() as connection:
        connection.execute(table.update().values(present=long_ago))
    handovers.mark_present(taken.number, 2)
    assert handovers.of(here).present == long_ago, "a colleague's look is none"  # type: ignore[union-attr]
    handovers.mark_present(taken.number, 1)
    assert handovers.of(here).present > long_ago  # type: ignore[union-attr]


def test_one_that_waits_is_called_off(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    records.add(here, Said("never mind", [{"text": "All right."}], beside=lambda c: call_off(c, here)))
    assert handovers.of(here) is None and handovers.all() == []
    # Whoever wants a person after all waits for one anew.
    ask(records, here)
    assert handovers.of(here) is not None


@pytest.mark.parametrize("reason", [Reason.SYMPTOM, Reason.DISTRESS])
def test_one_for_an_alarm_is_not_called_off(records: Records, handovers: Handovers, reason: Reason) -> None:
    here = asking(records, reason)
    records.add(here, Said("never mind", [], beside=lambda c: call_off(c, here)))
    assert handovers.of(here) is not None


def test_once_somebody_answers_it_is_theirs_to_close(records: Records, handovers: Handovers) -> None:
    here = asking(records)
    taken = handovers.of(here)
    assert taken is not None
    handovers.take(taken.number, taken.version, 1)
    with pytest.raises(PersonAnswers):
        records.add(here, Said("never mind", [], beside=lambda c: call_off(c, here)))
    assert handovers.find(taken.number) is not None
