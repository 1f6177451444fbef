"""A name and the day of a visit in a patient's words."""

from __future__ import annotations

import datetime

import pytest

from bot.consult.visit import LONGEST_NAME, Visit, read_visit

TODAY = datetime.date(2026, 12, 1)
DAY = datetime.date(2026, 12, 12)


def told(text: str, written: str = "2026-12-12", shown: str = "12 December") -> Visit:
    start = text.find(shown)
    dates = [(written, start, start + len(shown))] if start >= 0 else []
    return read_visit(text, dates, TODAY)


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("Kim Minji, 12 December", Visit("Kim Minji", DAY)),
        ("12 December, Kim Minji", Visit("Kim Minji", DAY)),
        ("my name is Anna O'Hara and my visit is on 12 December", Visit("Anna O'Hara", DAY)),
        ("12 December", Visit(None, DAY)),
        ("it's under Park", Visit("Park")),
        ("김민지", Visit("김민지")),
        ("12 December at 3 pm, Lee", Visit("Lee", DAY)),
        ("...", Visit()),
        ("", Visit()),
    ],
)
def test_name_and_day_are_read(text: str, visit: Visit) -> None:
    assert told(text) == visit


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "a" * (LONGEST_NAME + 1), "one two three four five six"]
)
def test_what_is_no_name_is_none(text: str) -> None:
    assert told(text).name is None


@pytest.mark.parametrize("written", ["2026-11-30", "2031-01-01"])
def test_a_day_that_is_past_or_far_off_is_none(written: str) -> None:
    assert told("12 December", written).day is None
