"""What a broken clinic's file is told: the file, the field, the value, and what would have worked."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.clinic.load import DEMO, ClinicError, load_clinic
from bot.clinic.records import LONGEST_ANSWER, WEEKDAYS, Clinic

Raw = dict[str, Any]

ANSWER = {"text": "Most people feel a small sting.", "provided_by": "Dr Example", "date": "2026-11-22"}
HOURS = dict.fromkeys(WEEKDAYS, "09:00-18:00")


def load(change: Raw, folder: Path, **options: Any) -> Clinic:
    """Loads the demo clinic with some fields changed."""
    data = yaml.load(DEMO.read_text(encoding="utf-8"), yaml.BaseLoader)
    path = folder / "clinic.yml"
    path.write_text(json.dumps(data | change), encoding="utf-8")  # JSON is YAML
    return load_clinic(path, **options)


HOURS_WITHOUT_SUNDAY = {day: span for day, span in HOURS.items() if day != "sunday"}

BAD: dict[str, tuple[Raw, str]] = {
    "no name": ({"name": ""}, "name: '' is empty; write for example 'Maru Clinic'"),
    "long name": ({"name": "x" * 81}, "name: 'xxxxx"),
    "name on two lines": ({"name": "a\nb"}, "name: 'a\\nb' is not text of the right form"),
    "phone in words": (
        {"phone": "call us"},
        "phone: 'call us' is not text of the right form; write for example",
    ),
    "phone too long": (
        {"phone": "0" * 26},
        "phone: '00000000000000000000000000' is 26 characters long; write at",
    ),
    "country in words": (
        {"country": "Korea"},
        "country: 'Korea' is not text of the right form; write for ex",
    ),
    "country without numbers": (
        {"country": "JP"},
        "country: 'JP' has no emergency number; write emergency_number, or use one of KR, US, GB, AT,",
    ),
    "long address": ({"address": "x" * 201}, "address: 'xxx"),
    "time zone": ({"timezone": "Asia/Soul"}, "timezone: 'Asia/Soul' is not a time zone; write for example"),
    "time zone as a path": ({"timezone": "../../etc"}, "timezone: '../../etc' is not text of the right form"),
    "no language": ({"languages": []}, "languages: [] is not a list; write one or more lines"),
    "language in words": (
        {"languages": ["English"]},
        "languages[0]: 'English' is not text of the right form",
    ),
    "language twice": ({"languages": ["en", "en"]}, "languages[1]: 'en' stands in languages[0] already"),
    "many languages": (
        {"languages": [f"a{letter}" for letter in "abcdefghijk"]},
        "languages: has 11 entries; write at most 10",
    ),
    "day missing": (
        {"hours": HOURS_WITHOUT_SUNDAY},
        "hours.sunday: is missing; present are monday, tuesday, wednesday, thursday, friday, saturday",
    ),
    "day unknown": (
        {"hours": HOURS | {"holiday": "closed"}},
        "hours.holiday: unknown field with the value 'clo",
    ),
    "day backwards": (
        {"hours": HOURS | {"monday": "19:00-10:00"}},
        "hours.monday: '19:00-10:00' does not run forwards; write for example '10:00-19:00'",
    ),
    "day as a number": (
        {"hours": HOURS | {"monday": 9}},
        "hours.monday: '9' is not opening hours; write for",
    ),
    "price in units": (
        {"prices": {"single": "100-150 units"}},
        "prices.single: '100-150 units': 'units' is not the unit of this field; write for example '80-200",
    ),
    "price backwards": ({"prices": {"single": "9-8 USD"}}, "prices.single: '9-8 USD' runs backwards; write"),
    "price unknown": (
        {"prices": {"lifetime": "1-2 USD"}},
        "prices.lifetime: unknown field with the value '1-2 USD'; known are single, multi, micro, year",
    ),
    "prices in two currencies": (
        {"prices": {"single": "1-2 USD", "multi": "1000-2000 KRW"}},
        "prices: single $1–$2, multi ₩1,000–₩2,000 are in KRW and USD; write all in one currency",
    ),
    "answer too long": (
        {"answers": {"pain": ANSWER | {"text": "x" * (LONGEST_ANSWER + 1)}}},
        "answers.pain.text: 'xxxxx",
    ),
    "answer by nobody": (
        {"answers": {"pain": {"text": "No.", "date": "2026-11-22"}}},
        "answers.pain.provided_by: is missing; present are text, date",
    ),
    "answer without a day": (
        {"answers": {"pain": ANSWER | {"date": "soon"}}},
        "answers.pain.date: 'soon' is not a date; write for example 2026-11-22",
    ),
    "answer with a control character": (
        {"answers": {"pain": ANSWER | {"text": "a\x1bb"}}},
        "answers.pain.text: 'a\\x1bb' is not text of the right form",
    ),
    "subject in words": (
        {"answers": {"Does it hurt?": ANSWER}},
        "answers.'Does it hurt?': 'Does it hurt?' is not text of the right form; write for",
    ),
    "too many answers": (
        {"answers": {f"subject_{number}": ANSWER for number in range(101)}},
        "answers: has 101 entries; write at most 100",
    ),
    "emergency number in words": (
        {"emergency_number": "ask"},
        "emergency_number: 'ask' is not text of the right",
    ),
    "signed by nobody": (
        {"reviewed_on": "2026-11-22"},
        "reviewed_by: is missing beside reviewed_on 2026-11-22; write both or neither",
    ),
    "signed at no time": (
        {"reviewed_by": "Dr Example"},
        "reviewed_on: is missing beside reviewed_by 'Dr Example'; write both or neither",
    ),
    "unknown field": (
        {"website": "example.org"},
        "website: unknown field with the value 'example.org'; known are name, phone, country, address,",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_clinic_is_told_where_what_and_what_instead(name: str, tmp_path: Path) -> None:
    change, expected = BAD[name]
    with pytest.raises(ClinicError) as caught:
        load(change, tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'clinic.yml'}: {expected}")
    assert "\n" not in message


ANSWERED = {"answers": {"pain": ANSWER}}


def test_an_answer_that_nobody_would_see_is_told(tmp_path: Path) -> None:
    assert load(ANSWERED, tmp_path, subjects={"pain", "onset"}).answer("pain")
    with pytest.raises(ClinicError, match=r"answers\.pain: 'pain' is not a subject; known are onset, price_elsewhere"):
        load(ANSWERED, tmp_path, subjects={"price_elsewhere", "onset"})


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "clinic.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ClinicError, match=re.escape(f"{path}: is empty")):
        load_clinic(path)


def test_a_file_that_is_not_there_or_not_yaml(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yml"
    with pytest.raises(ClinicError, match="cannot be read"):
        load_clinic(path)
    path.write_text("name: [\n", encoding="utf-8")
    with pytest.raises(ClinicError, match="line 2, column 1: not valid YAML"):
        load_clinic(path)
