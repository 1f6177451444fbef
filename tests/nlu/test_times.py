"""Durations, sessions and dates, as people write them, on a Sunday, 22 November 2026."""

from __future__ import annotations

from typing import Any

import pytest
from tables import amount, found, language, months, role

from bot.nlu.quantities import quantities

DURATIONS: dict[str, tuple[dict[str, Any], str | None]] = {
    "two weeks ago": (amount(2, unit="weeks"), "ago"),
    "a week ago": (amount(1, unit="weeks"), "ago"),
    "an hour ago": (amount(1, unit="hours"), "ago"),
    "2 years back": (amount(2, unit="years"), "ago"),
    "a couple of weeks ago": (amount(2, unit="weeks"), "ago"),
    "a fortnight ago": (amount(2, unit="weeks"), "ago"),
    "half a year ago": (months(6), "ago"),
    "for 6 weeks": (amount(6, unit="weeks"), "for"),
    "for a year": (amount(1, unit="years"), "for"),
    "for two decades": (amount(20, unit="years"), "for"),
    "in ten days": (amount(10, unit="days"), "in"),
    "6 weeks from now": (amount(6, unit="weeks"), "in"),
    "every 3 months": (months(3), "every"),
    "every three to four months": (months(3, 4), "every"),
    "every other month": (months(2), "every"),
    "quarterly": (months(3), "every"),
    "once every 3 months": (months(3), "every"),
    "30 minutes": (amount(30, unit="minutes"), None),
    "48hrs": (amount(48, unit="hours"), None),
    "3-month": (months(3), None),
    "12 weeks pregnant": (amount(12, unit="weeks"), None),
}

SESSIONS: dict[str, dict[str, Any]] = {
    "3 sessions": amount(3, unit="sessions"), "three rounds": amount(3, unit="sessions"),
    "2-3 sessions": amount(2, 3, "sessions"), "i have had it twice": amount(2, unit="sessions"),
    "four times a year": amount(4, unit="per_year"), "twice a year": amount(2, unit="per_year"),
    "once a month": amount(1, unit="per_month"), "3x a year": amount(3, unit="per_year"),
    "2-3 times a year": amount(2, 3, "per_year"), "my second time": amount(2, unit="ordinal"),
    "my 2nd time": amount(2, unit="ordinal"), "first time getting it": amount(1, unit="ordinal"),
    "third session": amount(3, unit="ordinal"), "a first timer": amount(1, unit="ordinal"),
}  # fmt: skip

DATES = {
    "2027-03-12": "2027-03-12", "2027/03/12": "2027-03-12", "25/12/2027": "2027-12-25", "12/25/2027": "2027-12-25",
    "13.03.2027": "2027-03-13", "on 12 March": "2027-03-12", "12th of march": "2027-03-12", "March 12th": "2027-03-12",
    "March 12, 2028": "2028-03-12", "dec 5": "2026-12-05", "june 5th": "2027-06-05", "on 5 may": "2027-05-05",
    "may 5th": "2027-05-05", "had it on 3 november": "2026-11-03", "since 3 december": "2025-12-03", "29 february": "2028-02-29",
    "on 25/12": "2026-12-25", "next friday": "2026-11-27", "this friday": "2026-11-27", "on monday": "2026-11-23",
    "had it on monday": "2026-11-16", "last tuesday": "2026-11-17", "since tuesday": "2026-11-17", "today": "2026-11-22",
    "tomorrow": "2026-11-23", "since yesterday": "2026-11-21", "day after tomorrow": "2026-11-24",
}  # fmt: skip

NONE_OF_THESE = [
    "12/03", "on 12/03", "12/03/2027", "1/2", "24/7", "31 february", "32 march", "2027-13-40", "on the 12th", "i may 12",
    "25 may be too much", "may 20", "i march 10 miles", "in the sun", "this sun damage", "sat down", "one day i want it",
    "twice a day", "swallow twice", "10 times better", "the first time i heard", "once it wears off", "every night",
    "3d", "5 stars", "12:30", "at 3pm", "a day", "3030-01-01", "call 010-1234-5678", "12-15-20",
]  # fmt: skip


@pytest.mark.parametrize("text", DURATIONS)
def test_a_duration_says_how_long_and_which_way(text: str) -> None:
    value, which = DURATIONS[text]
    assert found(text, "duration") == {"duration": [value]}
    assert role(text) == which


@pytest.mark.parametrize("text", SESSIONS)
def test_sessions_are_counted(text: str) -> None:
    assert found(text) == {"sessions": [SESSIONS[text]]}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_a_day_of_the_calendar(text: str) -> None:
    assert found(text) == {"date": [DATES[text]]}


@pytest.mark.parametrize("text", NONE_OF_THESE)
def test_what_is_in_doubt_is_no_date_and_counts_nothing(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize("text", ["tomorrow", "next friday", "born in 1999", "5 june", "since monday"])
def test_without_a_day_to_start_from_nothing_is_guessed(text: str) -> None:
    assert quantities(language()(text)) == []
