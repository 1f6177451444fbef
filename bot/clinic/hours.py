"""When somebody is at the clinic: its opening hours at a moment, on its own clock."""

import datetime
from zoneinfo import ZoneInfo

from bot.clinic.records import Clinic

_DAYS_AHEAD = 8


def is_open(clinic: Clinic, moment: datetime.datetime) -> bool:
    """Whether the clinic is open at a moment, which knows its time zone."""
    here = moment.astimezone(ZoneInfo(clinic.timezone))
    return any(opens <= here.time() < closes for opens, closes in clinic.hours.on(here.date()).spans)


def opens_next(clinic: Clinic, moment: datetime.datetime) -> datetime.datetime | None:
    """When the clinic opens next after a moment, on its own clock; None where it never does."""
    here = moment.astimezone(ZoneInfo(clinic.timezone))
    for ahead in range(_DAYS_AHEAD):
        date = here.date() + datetime.timedelta(days=ahead)
        for opens, _ in clinic.hours.on(date).spans:
            found = datetime.datetime.combine(date, opens, here.tzinfo)
            if found > here:
                return found
    return None
