"""The data against the guide's own text: nothing lost, nothing made up, nothing copied.

The text is not part of the repository. It is read from the file that MARU_GUIDE_TEXT names, or from the
folder `shared` beside the repository; without it these tests are skipped.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.guide.load import PACKAGED, guide

TEXT = Path(os.environ.get("MARU_GUIDE_TEXT") or Path(__file__).parents[2] / ".." / "shared" / "guide.txt")

# Whole years that rules need where the guide says "mid 20s", "late 20s" and "mid 30s".
MARUS_READING = {24, 26, 27, 29, 36}

# What the data holds besides what the guide says: names, and that reading.
NOT_SAID = ("sections", "topics", "id", "code", "area", "section", "reading")

LONGEST_COMMON_RUN = 5


@pytest.fixture(scope="module")
def text() -> str:
    if not TEXT.is_file():
        pytest.skip(f"the guide's text is not at {TEXT}; name it in MARU_GUIDE_TEXT")
    return TEXT.read_text(encoding="utf-8").replace("\\'", "'")


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(PACKAGED.read_text(encoding="utf-8"))
    return data


def values(value: object, leave_out: tuple[str, ...] = ()) -> Iterator[str]:
    """Every single value in plain data, as text, but for what stands under the keys to leave out."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in leave_out:
                yield from values(item, leave_out)
    elif isinstance(value, list):
        for item in value:
            yield from values(item, leave_out)
    else:
        yield str(value)


def numbers(text: str) -> set[int]:
    return {int(number.replace(",", "")) for number in re.findall(r"[0-9]+(?:,[0-9]{3})*", text)}


def headings(text: str) -> list[str]:
    """The guide's headings: lines that are no bullet, no row of a table, and no sentence."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line and line[0] not in "-|" and line[-1] not in ".:"]


def by_heading(text: str) -> dict[str, str]:
    """The text under each heading; what stands above the first one belongs to it."""
    titles = headings(text)
    parts: dict[str, list[str]] = {title: [] for title in titles}
    current = titles[0]
    for line in text.splitlines():
        if line.strip() in parts:
            current = line.strip()
        else:
            parts[current].append(line)
    return {title: "\n".join(lines) for title, lines in parts.items()}


def cited(raw: dict[str, Any]) -> dict[str, list[str]]:
    """The values of the data by the id of the section that they cite."""
    found: dict[str, list[str]] = {section["id"]: [] for section in raw["sections"]}

    def walk(value: object) -> None:
        if isinstance(value, dict) and "section" in value:
            found[value["section"]].extend(values(value, NOT_SAID))
        elif isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk({key: item for key, item in raw.items() if key not in ("sections", "topics")})
    return found


def test_every_heading_of_the_guide_is_a_section_in_its_order(text: str) -> None:
    assert [section.title for section in guide().sections] == headings(text)


def test_every_number_of_the_guide_is_in_the_data_and_no_other(text: str, raw: dict[str, Any]) -> None:
    data = numbers("\n".join(values(raw, NOT_SAID)))
    stated = numbers(text)
    assert stated - data == set(), "in the guide, not in the data"
    assert data - stated == set(), "in the data, not in the guide"
    everything = numbers("\n".join(values(raw)))
    assert everything - stated == MARUS_READING, "the only numbers that are not the guide's"


def test_every_number_is_under_the_heading_that_states_it(text: str, raw: dict[str, Any]) -> None:
    data = {name: numbers("\n".join(found)) for name, found in cited(raw).items()}
    for title, part in by_heading(text).items():
        section = next(section for section in guide().sections if section.title == title)
        stated = numbers(part) | (numbers(title) if section.id == "pricing" else set())
        assert data[section.id] == stated, title


def test_every_row_of_the_table_is_a_dose(text: str) -> None:
    rows = re.findall(r"^\| (.+?) \| (\S+ units) \| (\S+ units) \|$", text, re.MULTILINE)
    assert len(rows) == len(guide().doses)
    for (name, standard, baby), dose in zip(rows, guide().doses, strict=True):
        area = guide().area(dose.area)
        words = name.replace("-", " ").lower()
        assert words.startswith(area.name)
        assert area.per_side == ("each side" in words)
        assert (str(dose.standard), str(dose.baby)) == (standard, baby)


def test_every_bullet_of_the_guide_has_its_point(text: str) -> None:
    counts = {title: len(re.findall(r"^- ", part, re.MULTILINE)) for title, part in by_heading(text).items()}
    mine = guide()
    assert [counts[section.title] for section in mine.sections if section.id not in ("dosing", "micro_botox")] == [
        len(mine.principle.points),
        len(mine.definition.points),
        len(mine.starting.ages),
        len(mine.areas),
        len(mine.not_claims.points),
        len(mine.good_candidates.points),
        len(mine.reconsiderations.points),
        len(mine.long_term.points),
        len(mine.aesthetic_preferences.points),
        len(mine.combinations.treatments),
        len(mine.consultation_questions.questions),
        len(mine.prices.ranges()),
        len(mine.red_flags.points),
        0,
    ]


def test_nothing_is_copied(text: str, raw: dict[str, Any]) -> None:
    def words(value: str) -> list[str]:
        return re.findall(r"[a-z0-9'-]+", value.lower())

    def runs(value: str) -> Iterator[str]:
        found = words(value)
        size = LONGEST_COMMON_RUN + 1
        return (" ".join(found[start : start + size]) for start in range(len(found) - size + 1))

    theirs = " ".join(words(text))
    copied = [run for value in values(raw, leave_out=("sections",)) for run in runs(value) if run in theirs]
    assert copied == []
