"""What a patient wants planned, read from the words: a day to start from, a number of years, costs or dates."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from typing import Final

from bot.consult.calendar import EARLIEST, LATEST
from bot.consult.plan import MOST_YEARS

MOST_MONTHS: Final = 12
QUARTER: Final = 3

_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr, ("", *[""] * 8, "sept"))
    for number, name in enumerate(names)
    if name
}
_NUMBERS: Final = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a": 1}

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?(?:\s+(?P<year>\d{{4}}))?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<year>\d{{4}}))?"
)
_PAST = re.compile(r"\b(?:had|was|were|got|did|last|ago|been)\b")
_YEARS = re.compile(rf"\b(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|couple of)[\s-]*(?:more )?(?:years?|yrs?)\b")
_DECADES = re.compile(rf"\b(?P<count>\d|{'|'.join(_NUMBERS)})?\s*decades?\b")
_AT_AGE = re.compile(r"\b(?:at|by|until|till|to|turn|i'?m|i am)\s+(?P<age>[2-9]\d)\b(?!\s*(?:units?|%|percent))")
_DATES = re.compile(
    r"\b(?:dates?|days?|when|calend[ae]rs?|schedul\w*|timetable|timeline|ical|ics|remind\w*|follow[- ]ons?|diary)\b"
)
_COSTS = re.compile(
    r"\b(?:costs?|budget\w*|spend\w*|spent|price\w*|pay\w*|money|total|amounts?|how much|save|expens\w*|add up|sum|dollars?"
    r"|charge\w*)\b|[$€£₩]"
)
_A_SESSION = re.compile(
    r"\b(?:an?|per|each|every|one|the|/)\s?(?:session|visit|time|treatment|appointment|go)\b|\beach\b|\bcharge\w*\b"
)
_OWN_PRICE = re.compile(
    r"\bi(?:'m| am)? pay(?:ing)?\b|\b(?:they|he|she) (?:ask|want|take|charge|say|said)s?\b"
    r"|\b(?:at|in|by) (?:my|the|this|that|one|our) (?:clinic|place|doctor\w*|derm\w*)\b|\bmy (?:clinic|doctor|place|injector|derm\w*)\b"
)
_OF_A_YEAR = re.compile(
    r"\d\s*(?:\w+ )?(?:an?|per|each|every|/)\s?(?:year|month|yr)\b|\d\s*(?:\w+ )?(?:yearly|annually|monthly)\b"
)
_A_YEAR = re.compile(
    r"\b(?:an?|one|per|whole|full|the|each|every) (?:whole |full )?(?:year|yr)\b|\b(?:yearly|annual\w*|annum)\b"
)
_EVERY = re.compile(rf"\b(?:every|each) (?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) ?months?\b(?! ?(?:to|or|-) ?\d)")
_OFFER = re.compile(r"\b(?:offer\w*|quote\w*|(?:that|this|their) (?:price|deal))\b")
_CALENDAR = re.compile(r"\b(?:calend[ae]rs?|ical|ics|outlook|diary|remind\w*)\b")


def read_date(text: str, today: datetime.date) -> datetime.date | None:
    """The first day named as `2027-03-12`, `12 March`, `12th of March 2027` or `March 12`; None without one.

    A day without a year is the next one from `today`, or, in a sentence about the past, the last one. Days written with
    numbers alone (`03/12`) stay unread: half of the world means another month by them.
    """
    plain = _plain(text)
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(plain):
            found = _day(match, today, past=_PAST.search(plain) is not None)
            if found is not None and EARLIEST <= found <= LATEST:
                return found
    return today if re.search(r"\btoday\b", plain) else None


def _day(match: re.Match[str], today: datetime.date, past: bool) -> datetime.date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS[month]
    if match["year"]:
        return _date(int(match["year"]), number, int(match["day"]))
    # Eight years hold a 29 February wherever they begin.
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    days = (_date(year, number, int(match["day"])) for year in years)
    return next((day for day in days if day and (day <= today if past else day >= today)), None)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def read_years(text: str, age: int | None = None) -> int | None:
    """Over how many years: "ten years", "a decade", or up to an age ("at 45") from the one told; else None."""
    plain = _plain(text)
    years: int | None = None
    if match := _DECADES.search(plain):
        years = 10 * _number(match["count"] or "one")
    elif match := _YEARS.search(plain):
        years = 2 if match["count"] == "couple of" else _number(match["count"])
    elif age is not None:
        until = [int(match["age"]) for match in _AT_AGE.finditer(plain) if int(match["age"]) > age]
        years = until[0] - age if until else None
    return years if years is not None and 1 <= years <= MOST_YEARS else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word]


def names_session_price(text: str) -> bool:
    """Whether an amount of money in a message is said to be that of one session."""
    return _A_SESSION.search(_plain(text)) is not None


def names_own_price(text: str) -> bool:
    """Whether an amount of money is what somebody's clinic takes, and not for a year or a month."""
    plain = _plain(text)
    return _OWN_PRICE.search(plain) is not None and _OF_A_YEAR.search(plain) is None


def asks_for_year(text: str) -> bool:
    """Whether a year is spoken of ("a year of crow's feet", "yearly")."""
    return _A_YEAR.search(_plain(text)) is not None


def read_every(text: str) -> int | None:
    """The months between two sessions, from 1 to 12 ("every four months"); None without one figure."""
    plain = _plain(text)
    if match := _EVERY.search(plain):
        count = _number(match["count"])
        return count if 1 <= count <= MOST_MONTHS else None
    return QUARTER if re.search(r"\b(?:quarterly|every quarter)\b", plain) else None


def names_offer(text: str) -> bool:
    """Whether a message speaks of an offer that was made."""
    return _OFFER.search(_plain(text)) is not None


def wants_calendar(text: str) -> bool:
    """Whether dates are to go into a calendar."""
    return _CALENDAR.search(_plain(text)) is not None


def wants(text: str) -> tuple[bool, bool]:
    """Whether costs and whether dates are wanted; a plan without a word about either is both.

    Who wants a plan with the costs wants days too. Sessions and visits decide nothing: they are spoken of with money as
    often as with days ("$200 a visit").
    """
    plain = _plain(text)
    costs, dates = _COSTS.search(plain) is not None, _DATES.search(plain) is not None
    dates = dates or (re.search(r"\bplan (?!costs?\b)", plain) is not None and costs)
    return (costs, dates) if costs or dates else (True, True)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
