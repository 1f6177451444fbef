"""When the next sessions fall due."""

from __future__ import annotations

import calendar
import datetime
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.calendar import EARLIEST, LATEST, Window, months_later, next_sessions, spoken
from bot.consult.calendar_file import as_ical
from bot.guide.load import guide
from bot.guide.quantity import Range

INTERVAL = guide().maintenance.interval
DAYS = st.dates(min_value=EARLIEST, max_value=LATEST)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-08-31", 3, "2027-11-30"),
        ("2026-12-31", 4, "2027-04-30"),
        ("2026-01-01", 11, "2026-12-01"),
    ],
)
def test_a_month_that_is_shorter_ends_sooner(day: str, months: int, later: str) -> None:
    assert months_later(datetime.date.fromisoformat(day), months).isoformat() == later


@given(DAYS, st.integers(min_value=0, max_value=60))
def test_so_many_months_later_is_that_many_months_later(day: datetime.date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@given(DAYS, st.integers(min_value=1, max_value=12))
def test_every_window_lies_three_to_four_months_after_the_session_before(start: datetime.date, count: int) -> None:
    windows = next_sessions(start, INTERVAL, count)
    assert len(windows) == count
    for before, window in pairwise([Window(start, start), *windows]):
        assert months_later(before.earliest, INTERVAL.low) <= window.earliest <= window.latest
    assert windows[0] == Window(months_later(start, 3), months_later(start, 4))


@given(DAYS)
def test_a_short_month_on_the_way_costs_no_day(start: datetime.date) -> None:
    assert next_sessions(start, INTERVAL, 4)[3].earliest == months_later(start, 12)


@pytest.mark.parametrize(
    ("start", "interval", "count"),
    [
        (datetime.date(1999, 12, 31), INTERVAL, 4),
        (datetime.date(2101, 1, 1), INTERVAL, 4),
        (datetime.date(2026, 1, 1), INTERVAL, 0),
        (datetime.date(2026, 1, 1), INTERVAL, 13),
        (datetime.date(2026, 1, 1), Range(3, 4, "years"), 4),
        (datetime.date(2026, 1, 1), Range(0, 4, "months"), 4),
    ],
)
def test_what_no_plan_needs_is_refused(start: datetime.date, interval: Range, count: int) -> None:
    with pytest.raises(ValueError, match=r"must|interval"):
        next_sessions(start, interval, count)


def test_a_day_is_told_as_people_say_it() -> None:
    assert spoken(datetime.date(2027, 6, 2)) == "2 June 2027"


NASTY = "Ring; the clinic, or\nBEGIN:VEVENT\r\nSUMMARY:x <script> שלום 보톡스 😀 \\"


def test_a_calendar_reads_back_what_was_written() -> None:
    windows = next_sessions(datetime.date(2026, 11, 30), INTERVAL, 4)
    made = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    body = as_ical(windows, NASTY, [NASTY] * 4, NASTY * 30, made)
    events = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [window.earliest for window in windows]
    assert [str(event["summary"]) for event in events] == [NASTY.replace("\r\n", "\n")] * 4
    assert len({event["uid"] for event in events}) == 4
    assert max(map(len, body.split(b"\r\n"))) <= 75


def test_a_second_import_changes_nothing() -> None:
    windows = next_sessions(datetime.date(2026, 11, 30), INTERVAL, 1)
    made = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    assert as_ical(windows, "a", ["b"], "c", made) == as_ical(windows, "a", ["b"], "c", made)
