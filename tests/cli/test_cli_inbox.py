"""`maru inbox`: what was not understood, in groups; teaching a group, dropping it, and what the guide does not cover."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from running import maru_here

from bot.conversation.inbox_records import InboxRecords
from bot.conversation.store import Change, Records, Said, connect, conversation_of
from bot.settings import ROOT

PARKING = ["is there parking near you", "where can i park my car", "parking at the clinic?"]
VISA = ["do i need a visa to come to korea for this", "visa for medical tourists", "which visa do i need"]


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'maru.db'}"


@pytest.fixture
def records(address: str) -> InboxRecords:
    engine = connect(address)
    made, conversations = InboxRecords(engine), Records(engine)
    here = conversation_of(conversations.open())
    conversations.add(here, Said("", ()), Change([{"event": "user", "timestamp": 1.0}]))
    for text in [*VISA, *PARKING, PARKING[0]]:
        assert made.keep(here, 1.0, text, "none_of_these")
    return made


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of some of the project's examples."""
    folder = tmp_path / "nlu"
    folder.mkdir()
    for name in ("pain.yml", "contact_staff.yml", "out_of_scope.yml"):
        shutil.copy(ROOT / "data" / "nlu" / name, folder)
    monkeypatch.setattr("bot.inbox_command.EXAMPLES", folder)
    return folder


def texts(records: InboxRecords) -> set[str]:
    return {message.text for message in records.messages()}


@pytest.mark.usefixtures("records", "examples")
def test_messages_that_mean_the_same_stand_together(address: str) -> None:
    ran = maru_here("inbox", "--json", MARU_DATABASE=address)
    groups = json.loads(ran.out)["groups"]
    assert [{message["text"] for message in group["messages"]} for group in groups] == [set(PARKING), set(VISA)]
    assert [group["count"] for group in groups] == [4, 3]
    assert groups[0]["messages"][0] == {"text": PARKING[0], "count": 2}
    assert groups[0]["nearest"][0]["intent"] == "ask_clinic_info"


@pytest.mark.usefixtures("records", "examples")
def test_for_a_person(address: str) -> None:
    ran = maru_here("inbox", MARU_DATABASE=address)
    assert ran.code == 0
    for part in ("group 4: 4 messages", "ask_clinic_info", f"{PARKING[0]}  (×2)", "group 1: 3 messages", VISA[0]):
        assert part in ran.out


def test_a_group_becomes_examples(address: str, records: InboxRecords, examples: Path) -> None:
    before = (examples / "contact_staff.yml").read_text(encoding="utf-8")
    ran = maru_here("inbox", "assign", "5", "book_appointment", given=b"y\n", MARU_DATABASE=address)
    assert ran.code == 0, ran.err
    new = set((examples / "contact_staff.yml").read_text(encoding="utf-8").split("\n")) - set(before.split("\n"))
    assert new and new <= {f"    - {text}" for text in PARKING}
    # What another intent has already is left for a person to decide.
    assert texts(records) >= set(VISA)
    assert len(texts(records)) == len(VISA) + len(PARKING) - len(new)


@pytest.mark.parametrize("command", [("assign", "1", "contact_human"), ("drop", "1")])
@pytest.mark.parametrize("answer", [b"n\n", b""])
def test_nothing_happens_without_a_yes(
    address: str, records: InboxRecords, examples: Path, command: tuple[str, ...], answer: bytes
) -> None:
    before = {path: path.read_bytes() for path in examples.iterdir()}
    assert maru_here("inbox", *command, given=answer, MARU_DATABASE=address).code == 1
    assert {path: path.read_bytes() for path in examples.iterdir()} == before
    assert texts(records) == {*VISA, *PARKING}


def test_a_group_is_dropped(address: str, records: InboxRecords, examples: Path) -> None:
    assert maru_here("inbox", "drop", "2", "--yes", MARU_DATABASE=address).code == 0
    assert texts(records) == set(PARKING)


@pytest.mark.usefixtures("records", "examples")
def test_what_cannot_be_is_told_in_one_line(address: str) -> None:
    assert "group 99" in maru_here("inbox", "drop", "99", "--yes", MARU_DATABASE=address).complaint
    line = maru_here("inbox", "assign", "1", "ask_pian", "--yes", MARU_DATABASE=address).complaint
    assert "ask_pian" in line and "ask_pain" in line
    assert "MARU_DATABASE" in maru_here("inbox", MARU_DATABASE="nonsense").complaint


def test_what_the_guide_does_not_cover(address: str) -> None:
    records = InboxRecords(connect(address))
    for intent in ("ask_pain", "ask_onset", "ask_onset"):
        records.count(intent)
    ran = maru_here("inbox", "--uncovered", "--json", MARU_DATABASE=address)
    assert json.loads(ran.out)["uncovered"] == [
        {"intent": "ask_onset", "count": 2}, {"intent": "ask_pain", "count": 1}
    ]  # fmt: skip
    assert "ask_onset" in maru_here("inbox", "--uncovered", MARU_DATABASE=address).out


@pytest.mark.parametrize(
    ("command", "given"), [(("ask", "brillig slithy toves"), b""), (("chat",), b"brillig slithy toves\n")]
)
def test_what_is_asked_on_the_command_line_is_kept_nowhere(
    address: str, tmp_path: Path, model: Path, command: tuple[str, ...], given: bytes
) -> None:
    assert maru_here(*command, given=given, MARU_DATABASE=address, MARU_MODELS=str(model.parent)).code == 0
    assert list(tmp_path.iterdir()) == []


def test_an_empty_inbox_says_so(address: str) -> None:
    assert "empty" in maru_here("inbox", MARU_DATABASE=address).out


@pytest.mark.usefixtures("examples")
def test_turned_off_it_keeps_nothing(address: str, records: InboxRecords) -> None:
    ran = maru_here("inbox", MARU_DATABASE=address, MARU_INBOX_DAYS="0")
    assert "turned off" in ran.err and "empty" in ran.out
    assert texts(records) == set()
