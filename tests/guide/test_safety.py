"""Safety facts: each with its own source, and the numbers to ring."""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.guide.load import GuideError
from bot.guide.names import SAFETY_FACTS
from bot.guide.safety import PACKAGED, load_safety, safety

Raw = dict[str, Any]


def test_the_packaged_facts_are_all_there_with_source_and_date() -> None:
    facts = safety()
    assert tuple(fact.id for fact in facts.facts) == SAFETY_FACTS
    for _, entry in facts.entries():
        assert facts.source(entry.source).title
        assert isinstance(entry.reviewed, datetime.date)
    assert safety() is safety()


def test_no_source_is_the_guide() -> None:
    assert not [source for source in safety().sources if "guide" in source.title.lower()]


@pytest.mark.parametrize(
    ("country", "emergency", "crisis"),
    [
        ("KR", "119", "109"),
        ("US", "911", "988"),
        ("GB", "999", "116 123"),
        ("DE", "112", None),
        ("IE", "112", None),
        ("EU", "112", None),
    ],
)
def test_numbers_by_country(country: str, emergency: str, crisis: str | None) -> None:
    numbers = safety().numbers(country)
    assert numbers is not None
    assert (numbers.emergency, numbers.crisis) == (emergency, crisis)


def test_a_country_without_numbers() -> None:
    assert safety().numbers("ZZ") is None
    assert "ZZ" not in safety().countries()
    assert len([code for code in safety().countries() if safety().numbers(code) is safety().numbers("EU")]) == 28


def test_the_age_of_majority_counts_where_it_is_higher() -> None:
    assert safety().adult_age("KR") == 19
    assert safety().adult_age("US") == 18
    assert safety().adult_age("ZZ") == 18


@pytest.mark.parametrize(
    ("fact", "codes"),
    [
        ("distant_spread", "weakness vision eyelids swallowing speaking breathing bladder"),
        ("contraindicated", "allergy infection"),
        (
            "tell_doctor",
            (
                "als myasthenia_gravis lambert_eaton swallowing_breathing pregnancy breastfeeding"
                " aminoglycosides muscle_relaxants recent_toxin"
            ),
        ),
        ("units_not_interchangeable", ""),
        ("minors", ""),
    ],
)
def test_the_points_of_a_fact(fact: str, codes: str) -> None:
    assert [item.code for item in safety().fact(fact).items] == codes.split()


def test_an_unknown_fact() -> None:
    with pytest.raises(KeyError):
        safety().fact("anything")


def drop_fact(data: Raw) -> None:
    data["facts"].pop(0)


def drop_source(data: Raw) -> None:
    del data["facts"][1]["source"]


def another_source(data: Raw) -> None:
    data["ages"][0]["source"] = "a friend"


def unknown_source(data: Raw) -> None:
    data["ages"][0]["source"] = "a_friend"


def no_date(data: Raw) -> None:
    data["emergency"][0]["reviewed"] = "last year"


def no_such_day(data: Raw) -> None:
    data["emergency"][0]["reviewed"] = "2026-02-30"


def number_unquoted(data: Raw) -> None:
    data["emergency"][0]["emergency"] = 119


def number_in_words(data: Raw) -> None:
    data["emergency"][0]["emergency"] = "one one nine"


def country_twice(data: Raw) -> None:
    data["emergency"][1]["countries"].append("KR")


def country_in_lower_case(data: Raw) -> None:
    data["emergency"][1]["countries"] = ["us"]


def ages_by_country_only(data: Raw) -> None:
    data["ages"] = data["ages"][1:]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (drop_fact, "facts: 'distant_spread' missing; present are distant_spread_at_label_doses,"),
        (drop_source, "facts[1].source: is missing; present are id, text, reviewed"),
        (another_source, "ages[0].source: 'a friend' is not text of the right form; write for example"),
        (
            unknown_source,
            "ages[0].source: 'a_friend' is not one of the sources; write one of us_label_boxed,",
        ),
        (no_date, "emergency[0].reviewed: 'last year' is not a date; write for example 2026-11-22"),
        (no_such_day, "emergency[0].reviewed: '2026-02-30' is not a date; write for example 2026-11-22"),
        (
            number_unquoted,
            "emergency[0].emergency: 119 is not text of the right form; write for example '119'",
        ),
        (number_in_words, "emergency[0].emergency: 'one one nine' is not text of the right form;"),
        (country_twice, "emergency[1].countries: 'KR' belongs to Korea already; each country may stand once"),
        (country_in_lower_case, "emergency[1].countries[0]: 'us' is not text of the right form; write for"),
        (ages_by_country_only, "ages: none holds everywhere; write one without countries"),
    ],
)
def test_bad_safety_facts_are_told(change: Callable[[Raw], None], expected: str, tmp_path: Path) -> None:
    data = yaml.load(PACKAGED.read_text(encoding="utf-8"), yaml.BaseLoader)
    for entry in data["ages"]:
        entry["age"] = int(entry["age"])
    change(data)
    path = tmp_path / "safety.yml"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(GuideError, match=re.escape(f"{path}: {expected}")):
        load_safety(path)
