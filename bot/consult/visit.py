"""A name and the day of a visit, as a patient tells them so that the front desk finds a sheet."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_NAME = 60
MOST_WORDS = 5
# A visit is at most this far ahead; a day that is further off was meant otherwise.
DAYS_AHEAD = 730
_AROUND = re.compile(
    r"\b(?:my (?:full |first |last )?name(?:'s| is)?|name|i am|i'm|it's|it is|this is|under|booked|for|on|the|at|in|my|visit|"
    r"appointment|consultation|booking|is|and|will be|coming|i come|i'll come|of|day|date|please|thanks|thank you|yes|ok|okay|"
    r"next|this|morning|afternoon|evening|o'clock|am|pm)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_'’.\-]*(?:[ '’.\-]+[^\W\d_]+[.]?)*")


@dataclass(frozen=True)
class Visit:
    """Whose visit it is and when, as far as it was told."""

    name: str | None = None
    day: datetime.date | None = None


def read_visit(text: str, dates: Iterable[tuple[str, int, int]], today: datetime.date) -> Visit:
    """The visit told in a message; `dates` are the days in it, `YYYY-MM-DD` with the characters `[start, end)`."""
    day, rest = None, text
    for written, start, end in sorted(dates, key=lambda each: -each[1]):
        rest = f"{rest[:start]},{rest[end:]}"
        found = datetime.date.fromisoformat(written)
        if today <= found <= today + datetime.timedelta(days=DAYS_AHEAD):
            day = found
    shown = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in rest)
    shown = _AROUND.sub(",", shown.replace("\u2019", "'"))
    parts = [part.strip(" .-'!") for part in re.split(r"[,;:()\d/]+", shown)]
    names = [" ".join(part.split()) for part in parts if _NAME.fullmatch(part)]
    fits = (name for name in names if len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS)
    return Visit(next(fits, None), day)
