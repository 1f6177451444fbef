"""Days and years read from words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.plan_reading import read_date, read_years, wants, wants_calendar

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 March", "2027-03-12"),
        ("when would they be if I start on 12 March", "2027-03-12"),
        ("March 12th, 2028", "2028-03-12"),
        ("the 1st of June", "2027-06-01"),
        ("2027-03-12", "2027-03-12"),
        ("my first one was on February 14", "2026-02-14"),
        ("29 feb", "2028-02-29"),
        ("22 november", "2026-11-22"),
        ("today", "2026-11-22"),
        ("sept 3", "2027-09-03"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert read_date(text, TODAY) == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "03/12", "32 May", "30 february", "12 units", "9999-99-99", "1066-10-14", "in March", "9" * 400],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text, TODAY) is None


@given(st.dates(min_value=datetime.date(2000, 1, 1), max_value=datetime.date(2100, 12, 31)))
def test_every_day_is_read_as_it_was_written(day: datetime.date) -> None:
    assert read_date(f"from {day.isoformat()} on", TODAY) == day
    assert read_date(f"{day:%-d %B %Y}", TODAY) == day
    assert read_date(f"{day:%B %-d, %Y}", TODAY) == day


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    read_date(text, TODAY)
    read_years(text, 25)
    assert len(wants(text)) == 2


@pytest.mark.parametrize(
    ("text", "age", "years"),
    [
        ("and over ten years?", None, 10),
        ("what would a year cost me", None, 1),
        ("in a decade", None, 10),
        ("two decades", None, 20),
        ("30 yrs of it", None, 30),
        ("im 25, what would i have spent at 45", 25, 20),
        ("what would i have spent at 45", None, None),
        ("200 years", None, None),
        ("is it expensive", None, None),
    ],
)
def test_a_number_of_years_is_read(text: str, age: int | None, years: int | None) -> None:
    assert read_years(text, age) == years


def test_a_plan_without_a_word_about_either_is_both() -> None:
    assert wants("plan my year") == (True, True)
    assert wants("what does it cost") == (True, False)
    assert wants("when are my sessions") == (False, True)
    assert wants_calendar("put them in my calender") and not wants_calendar("when are my sessions")
