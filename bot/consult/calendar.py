"""When the next sessions fall due, counted in months of the calendar."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass
from typing import Final

from bot.guide.quantity import Range

# Further ahead a plan says nothing; the guide's longest view is thirty years.
MOST_SESSIONS: Final = 12
EARLIEST, LATEST = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Window:
    """A session falls due from `earliest` to `latest`, both included."""

    earliest: datetime.date
    latest: datetime.date


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months on; where the month is shorter, its last day.

    31 August and six months are 28 February, or 29 in a leap year; counting always starts from the first day, so that a
    short month on the way costs no day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def next_sessions(start: datetime.date, interval: Range, count: int) -> tuple[Window, ...]:
    """The windows of the sessions after one on `start`, each counted from the earliest day of the one before.

    `interval` is the guide's, in months. With 3–4 months the first lies from three to four months after `start`, the second
    from six to seven. A session that is taken later moves those that follow.

    Raises:
        ValueError: a date or a count that no plan needs, or an interval in another unit.
    """
    if interval.unit != "months" or interval.low < 1:
        raise ValueError(f"an interval between sessions is in months, at least one, not {interval}")
    if not EARLIEST <= start <= LATEST:
        raise ValueError(f"the start must lie from {EARLIEST} to {LATEST}, not {start}")
    if not 1 <= count <= MOST_SESSIONS:
        raise ValueError(f"count must be from 1 to {MOST_SESSIONS}, not {count}")
    befores = [interval.low * number for number in range(count)]
    return tuple(
        Window(months_later(start, before + interval.low), months_later(start, before + interval.high))
        for before in befores
    )


def spoken(day: datetime.date) -> str:
    """A day as a sentence shows it: `12 June 2027`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
