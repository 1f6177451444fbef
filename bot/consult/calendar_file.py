"""The sessions of a plan as a file for a calendar (RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from icalendar import Calendar, Event

from bot.consult.calendar import Window

PRODUCT: Final = "-//Maru//consultation sheet//EN"


def as_ical(
    windows: Sequence[Window], title: str, details: Sequence[str], place: str, made: datetime.datetime
) -> bytes:
    """An all-day entry on the first day of each window; `details` are one text for each. `made` is an aware time.

    Entries do not block the day, and carry an id that stays the same for the same day, so that a second import changes
    nothing.
    """
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    for window, detail in zip(windows, details, strict=True):
        entry = Event()
        entry.add("uid", f"{sha256(f'{title} {window.earliest}'.encode()).hexdigest()[:24]}@maru")
        entry.add("dtstamp", made)
        entry.add("dtstart", window.earliest)
        entry.add("dtend", window.earliest + datetime.timedelta(days=1))
        entry.add("summary", title)
        entry.add("description", detail)
        entry.add("location", place)
        entry.add("transp", "TRANSPARENT")
        file.add_component(entry)
    made_bytes: bytes = file.to_ical()
    return made_bytes
