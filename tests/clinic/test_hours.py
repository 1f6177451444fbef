"""Opening hours at a moment, on the clinic's own clock."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from bot.clinic.hours import is_open, opens_next
from bot.clinic.load import load_clinic
from bot.clinic.records import Clinic, Day

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture(scope="module")
def clinic() -> Clinic:
    """The demo clinic, with a break on Mondays."""
    demo = load_clinic()
    return msgspec.structs.replace(
        demo, hours=msgspec.structs.replace(demo.hours, monday=Day.parse("10:00-13:00, 14:00-19:00"))
    )


def seoul(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    """A moment in the week of Monday, 23 November 2026."""
    return datetime.datetime(2026, 11, day, hour, minute, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("moment", "open_now", "next_one"),
    [
        (seoul(23, 10), True, seoul(23, 14)),
        (seoul(23, 13), False, seoul(23, 14)),
        (seoul(23, 18, 59), True, seoul(24, 10)),
        (seoul(23, 19), False, seoul(24, 10)),
        (seoul(28, 16), False, seoul(30, 10)),
        (seoul(29, 12), False, seoul(30, 10)),
    ],
)
def test_it_is_open_or_opens_next(
    moment: datetime.datetime, open_now: bool, next_one: datetime.datetime, clinic: Clinic
) -> None:
    # Whatever clock the moment is told by.
    for told in (moment, moment.astimezone(datetime.UTC), moment.astimezone(ZoneInfo("America/New_York"))):
        assert is_open(clinic, told) is open_now
        assert opens_next(clinic, told) == next_one


def test_a_clinic_that_never_opens(clinic: Clinic) -> None:
    shut = Day.parse("closed")
    never = msgspec.structs.replace(clinic, hours=type(clinic.hours)(*[shut] * 7))
    assert not is_open(never, seoul(23, 12))
    assert opens_next(never, seoul(23, 12)) is None
