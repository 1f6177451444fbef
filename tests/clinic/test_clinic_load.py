"""A clinic's file: the demo, a full one, and what follows from them."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.clinic.load import DEMO, ClinicError, emergency_numbers, load_clinic, signed_off
from bot.clinic.records import WEEKDAYS, Clinic, Day
from bot.guide.facts import facts
from bot.guide.load import guide
from bot.guide.safety import safety

Raw = dict[str, Any]

ANSWER = {"text": "Most people feel a small sting.", "provided_by": "Dr Example", "date": "2026-11-22"}
HOURS = dict.fromkeys(WEEKDAYS, "09:00-18:00")
CLINIC: Raw = {
    "name": "Another Clinic",
    "phone": "+49 30 0000-0000",
    "country": "DE",
    "address": "Beispielstraße 0, Berlin",
    "timezone": "Europe/Berlin",
    "languages": ["de", "en"],
    "hours": HOURS,
}
FULL: Raw = CLINIC | {
    "prices": {"single": "100-150 USD", "year": "900-1500 USD"},
    "answers": {"pain": ANSWER, "aftercare_exercise": ANSWER | {"text": "Not on the same day.\nAsk us."}},
    "crisis_line": "0800 111 0 111",
    "reviewed_by": "Dr Example",
    "reviewed_on": "2026-11-22",
}


def load(data: Raw, folder: Path, **options: Any) -> Clinic:
    path = folder / "clinic.yml"
    path.write_text(json.dumps(data), encoding="utf-8")  # JSON is YAML
    return load_clinic(path, **options)


def test_the_demo_clinic_is_fictional_and_answers_nothing_by_itself() -> None:
    demo = load_clinic()
    assert (demo.name, demo.phone, demo.country) == ("Maru Demo Clinic", "02-0000-0000", "KR")
    assert "Gangnam" in demo.address
    assert demo.answers == {}
    assert demo.answer("pain") is None
    assert demo.prices.ranges() == {}
    assert (demo.reviewed_by, demo.reviewed_on) == (None, None)
    assert not signed_off(demo, safety())


def test_what_the_demo_explains_in_comments_works(tmp_path: Path) -> None:
    explained = re.findall(r"^#   (.*)$", DEMO.read_text(encoding="utf-8"), re.MULTILINE)
    path = tmp_path / "clinic.yml"
    path.write_text(DEMO.read_text(encoding="utf-8") + "\n".join(explained), encoding="utf-8")
    clinic = load_clinic(path)
    assert set(clinic.prices.ranges()) == {"single", "multi", "micro", "year"}
    assert clinic.answer("pain") is not None
    assert (clinic.emergency_number, clinic.crisis_line) == ("112", "116 123")
    assert signed_off(clinic, safety())


def test_a_full_clinic(tmp_path: Path) -> None:
    clinic = load(FULL, tmp_path)
    answer = clinic.answer("pain")
    assert answer is not None
    assert answer.text == ANSWER["text"]
    assert answer.provided_by == "Dr Example"
    assert answer.date == datetime.date(2026, 11, 22)
    assert clinic.reviewed_by == "Dr Example"
    named = facts(guide(), clinic.prices.ranges())
    assert (named["price_single"], named["price_single_by"]) == ("$100–$150", "the clinic")
    assert named["price_multi_by"] == "the guide"


def test_norway_is_a_country_and_not_false(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yml"
    norway = DEMO.read_text(encoding="utf-8").replace("country: KR", "country: NO")
    path.write_text(norway + 'emergency_number: "113"\n', encoding="utf-8")
    assert load_clinic(path).country == "NO"


def test_optional_parts_may_be_left_blank(tmp_path: Path) -> None:
    clinic = load(CLINIC | {"answers": None, "prices": None, "reviewed_by": None}, tmp_path)
    assert clinic.answers == {}
    assert clinic.prices.ranges() == {}


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        ({}, ("112", None)),
        ({"country": "KR"}, ("119", "109")),
        ({"country": "US"}, ("911", "988")),
        ({"country": "GB"}, ("999", "116 123")),
        ({"crisis_line": "0800 111 0 111"}, ("112", "0800 111 0 111")),
        ({"country": "JP", "emergency_number": "119"}, ("119", None)),
        ({"country": "KR", "emergency_number": "1339"}, ("1339", "109")),
    ],
)
def test_emergency_numbers(change: Raw, numbers: tuple[str, str | None], tmp_path: Path) -> None:
    assert emergency_numbers(load(CLINIC | change, tmp_path), safety()) == numbers


def test_a_clinic_built_by_hand_without_a_number_is_told(tmp_path: Path) -> None:
    clinic = load(CLINIC | {"country": "JP", "emergency_number": "119"}, tmp_path)
    without = Clinic(clinic.name, clinic.phone, "JP", clinic.address, "Asia/Tokyo", ("ja",), clinic.hours)
    with pytest.raises(ClinicError, match="'JP' has no emergency number; write emergency_number"):
        emergency_numbers(without, safety())


@pytest.mark.parametrize(("day", "signed"), [("2026-11-21", False), ("2026-11-22", True), ("2027-01-01", True)])
def test_a_sign_off_is_void_once_the_facts_are_newer(day: str, signed: bool, tmp_path: Path) -> None:
    newest = safety().last_reviewed()
    assert newest == datetime.date(2026, 11, 22)
    clinic = load(CLINIC | {"reviewed_by": "Dr Example", "reviewed_on": day}, tmp_path)
    assert signed_off(clinic, safety()) is signed


@pytest.mark.parametrize(
    ("text", "shown", "spans"),
    [
        ("10:00-19:00", "10:00–19:00", 1),
        ("10:00-13:00, 14:00-19:00", "10:00–13:00, 14:00–19:00", 2),
        ("closed", "closed", 0),
    ],
)
def test_a_day(text: str, shown: str, spans: int) -> None:
    day = Day.parse(text)
    assert str(day) == shown
    assert len(day.spans) == spans


@pytest.mark.parametrize(
    "text",
    [
        "",
        "open",
        "10-19",
        "10:00",
        "10:00–19:00",
        "9:00-18:00",
        "10:00-24:00",
        "10:60-19:00",
        "19:00-10:00",
        "10:00-10:00",
        "10:00-13:00,14:00-19:00",
        "10:00-14:00, 13:00-19:00",
        "10:00-13:00, 13:00-19:00",
    ],
)
def test_no_day(text: str) -> None:
    with pytest.raises(ValueError, match="write for example '10:00-19:00'") as caught:
        Day.parse(text)
    assert repr(text) in str(caught.value)


def test_hours_on_a_date() -> None:
    hours = load_clinic().hours
    assert str(hours.on(datetime.date(2026, 11, 22))) == "closed"
    assert str(hours.on(datetime.date(2026, 11, 23))) == "10:00–19:00"
    assert str(hours.on(datetime.date(2026, 11, 27))) == "10:00–20:00"


def test_a_machine_without_time_zones_still_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.clinic.load._zone_exists", lambda name: False)
    assert load_clinic().timezone == "Asia/Seoul"
