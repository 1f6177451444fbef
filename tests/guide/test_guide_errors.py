"""What a broken guide is told: the file, the field, the value, and what would have worked."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.guide.load import PACKAGED, GuideError, load_guide
from bot.guide.names import CODES

Raw = dict[str, Any]


@cache
def packaged() -> str:
    """The packaged guide as JSON, which is YAML without aliases, and quick to write."""
    return json.dumps(yaml.safe_load(PACKAGED.read_text(encoding="utf-8")))


def raw_guide() -> Raw:
    """The packaged guide as plain values, to break."""
    data: Raw = json.loads(packaged())
    return data


def error_of(path: Path) -> str:
    with pytest.raises(GuideError) as caught:
        load_guide(path)
    message = str(caught.value)
    assert "\n" not in message
    assert isinstance(caught.value, ValueError)
    return message


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[Callable[[Raw], object]], str]:
    """Breaks a copy of the guide and returns what loading it says, without the name of the file."""

    def told(change: Callable[[Raw], object]) -> str:
        data = raw_guide()
        change(data)
        path = tmp_path / "broken.yml"
        path.write_text(json.dumps(data), encoding="utf-8")
        message = error_of(path)
        assert message.startswith(f"{path}: ")
        return message.removeprefix(f"{path}: ")

    return told


def set_in(*path: str | int, value: object) -> Callable[[Raw], None]:
    """A change that sets one value."""

    def change(data: Raw) -> None:
        target: Any = data
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return change


def drop(*path: str | int) -> Callable[[Raw], None]:
    """A change that takes one value away."""

    def change(data: Raw) -> None:
        target: Any = data
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    return change


def again(*path: str | int) -> Callable[[Raw], None]:
    """A change that repeats the first item of a list at its end."""

    def change(data: Raw) -> None:
        target: Any = data
        for step in path:
            target = target[step]
        target.append(target[0])

    return change


BAD = {
    "dose without an end": (
        set_in("doses", 1, "baby", value="8-"),
        "doses[1].baby: '8-' is not a range; write for example '8-14 units'",
    ),
    "dose backwards": (
        set_in("doses", 0, "baby", value="14-8 units"),
        "doses[0].baby: '14-8 units' runs backwards; write for example '8-14 units'",
    ),
    "dose in unknown units": (
        set_in("doses", 0, "baby", value="8-14 unitz"),
        "doses[0].baby: '8-14 unitz': 'unitz' is not a unit; write for example '8-14 units'",
    ),
    "dose without units": (
        set_in("doses", 0, "baby", value="8-14"),
        "doses[0].baby: '8-14' has no unit; write for example '8-14 units'",
    ),
    "dose in another unit": (
        set_in("doses", 0, "standard", value="20-25 points"),
        "doses[0].standard: '20-25 points': 'points' is not the unit of this field; write for example",
    ),
    "dose as a number": (set_in("doses", 0, "baby", value=8), "doses[0].baby: '8' is not a range"),
    "dose as a list": (set_in("doses", 0, "baby", value=[8]), "doses[0].baby: '[8]' is not a range"),
    "baby dose above the standard": (
        set_in("doses", 0, "baby", value="8-26 units"),
        "doses[0].baby: '8–26 units' exceeds the standard '20–25 units'; write a smaller dose",
    ),
    "standard dose of nothing": (
        lambda data: data["doses"][0].update(standard="0-25 units", baby="0-14 units"),
        "doses[0].standard: '0–25 units' starts at nothing; write for example '20-25 units'",
    ),
    "price in won": (
        set_in("prices", "year", value="800-2000 KRW"),
        "prices.year: '800-2000 KRW': 'KRW' is not the unit of this field; write for example '80-200 USD'",
    ),
    "section missing from the list": (
        lambda data: data["sections"].pop(5),
        "sections: 'dosing' missing; present are principle, definition, starting,",
    ),
    "part missing": (drop("prices"), "prices: is missing; present are sections, overview, principle,"),
    "field missing": (
        drop("doses", 1, "baby"),
        "doses[1].baby: is missing; present are area, standard, section",
    ),
    "area missing": (
        lambda data: data["areas"].pop(5),
        "areas: 'area_masseter' missing; present are area_gla",
    ),
    "code missing": (
        lambda data: data["red_flags"]["points"].pop(3),
        "red_flags.points: 'same_dose' missing; present are aggressive_dose, ongoing_pressure,",
    ),
    "question missing": (
        lambda data: data["consultation_questions"]["questions"].pop(),
        "consultation_questions.questions: 'alternatives' missing; present are appropriate, dose,",
    ),
    "topic missing": (
        drop("topics", "risks"),
        "topics: 'risks' missing; present are principle, definition_baby",
    ),
    "unknown topic": (
        set_in("topics", "weather", value=["principle"]),
        "topics.weather: 'weather' is not a topic; known are principle, definition_baby",
    ),
    "topic with an unknown section": (
        set_in("topics", "dose", value=["dosing", "dosage"]),
        "topics.dose[1]: 'dosage' is not one of the sections; write one of principle, definition",
    ),
    "topic without a section": (
        set_in("topics", "dose", value=[]),
        "topics.dose: [] is not a list; write one",
    ),
    "topic with a section twice": (
        set_in("topics", "dose", value=["dosing", "dosing"]),
        "topics.dose[1]: 'dosing' stands in topics.dose[0] already",
    ),
    "unknown area": (
        set_in("doses", 2, "area", value="area_chin"),
        "doses[2].area: 'area_chin' is not one of the areas; write one of area_glabella, area_forehead",
    ),
    "area dosed twice": (
        again("doses"),
        "doses[5].area: 'area_glabella' has a dose in doses[0] already; write one row",
    ),
    "unknown section": (
        set_in("risks", 1, "section", value="dangers"),
        "risks[1].section: 'dangers' is not one of the sections; write one of principle",
    ),
    "unknown field": (
        set_in("areas", 0, "colour", value="red"),
        "areas[0].colour: unknown field with the value 'red'; known are id, name, place, addresses, section,",
    ),
    "unknown field with a key that breaks the line": (
        set_in("areas", 0, "a\nb", value="red"),
        "areas[0].'a\\nb': unknown field with the value 'red'; known are id,",
    ),
    "unknown part": (
        set_in("side_effects", value=[]),
        "side_effects: unknown field with the value []; known",
    ),
    "section twice": (
        again("sections"),
        "sections[16].id: 'principle' stands in sections[0] already; each may stand once",
    ),
    "anchor twice": (
        set_in("sections", 1, "anchor", value="the-principle"),
        "sections[1].anchor: 'the-principle' is the anchor of 'principle' already; write another",
    ),
    "code twice": (
        again("principle", "points"),
        "principle.points[5].code: 'dynamic' stands in principle.points[0] already; each may stand once",
    ),
    "bad code": (
        set_in("red_flags", "points", 0, "code", value="Too Much"),
        "red_flags.points[0].code: 'Too Much' is not text of the right form; write for example",
    ),
    "number as text": (
        set_in("overview", "text", value=7),
        "overview.text: 7 is not text of the right form; write for example 'a short text'",
    ),
    "text too long": (
        set_in("overview", "text", value="x" * 301),
        "overview.text: 'xxxxxxxxxx",
    ),
    "text empty": (set_in("overview", "text", value="  "), "overview.text: '' is empty; write for example"),
    "yes in place of true": (
        set_in("areas", 0, "per_side", value="perhaps"),
        "areas[0].per_side: 'perhaps' is neither; write true or false",
    ),
    "year as text": (
        set_in("prices", "as_of", value="this year"),
        "prices.as_of: 'this year' is not such a whole number; write for example 2026",
    ),
    "year out of reach": (
        set_in("prices", "as_of", value=26),
        "prices.as_of: 26 is not such a whole number; write for example 2026",
    ),
    "reading by somebody else": (
        set_in("starting", "ages", 0, "reading", "by", value="guide"),
        "starting.ages[0].reading.by: 'guide' is not known; write one of maru",
    ),
    "mapping in place of a list": (set_in("doses", value={}), "doses: {} is not a list; write one or more"),
    "text in place of a mapping": (
        set_in("prices", value="cheap"),
        "prices: 'cheap' is not a mapping; write the fields section, place, as_of, single, multi,",
    ),
    "nothing where something must be": (set_in("prices", value=None), "prices: None is not a mapping"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_where_what_and_what_instead(
    name: str, broken: Callable[[Callable[[Raw], object]], str]
) -> None:
    change, expected = BAD[name]
    assert broken(change).startswith(expected)


def test_a_long_value_is_shortened_and_its_length_named(
    broken: Callable[[Callable[[Raw], object]], str],
) -> None:
    told = broken(set_in("overview", "text", value="x" * 5000))
    assert told.endswith("is 5000 characters long; write at most 300")
    assert len(told) < 200
    assert len(broken(set_in("doses", 0, "baby", value="x" * 5000))) < 200
    assert len(broken(set_in("x" * 5000, value=1))) < 800


@pytest.mark.parametrize("at", CODES)
def test_every_code_is_asked_for(at: str, broken: Callable[[Callable[[Raw], object]], str]) -> None:
    *path, last = at.split(".")

    def empty(data: Raw) -> None:
        target: Any = data
        for step in path:
            target = target[step]
        target[last][0].update({key: "another" for key in ("id", "code") if key in target[last][0]})

    assert f"{at}: '{CODES[at][0]}' missing; present are another, " in broken(empty)
