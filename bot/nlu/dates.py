"""Calendar days: "2027-03-12", "12 March", "March 12th", "next friday", "yesterday".

What can be read in two ways ("12/03") is no date rather than a guess.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.nlu.numbers import Found, Pieces

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
# These are words of everyday English too, so that they need another sign that a month is meant.
DOUBTFUL_MONTHS = {"may", "march", "mar"}
WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
            "sunday sun",
        )
    )
    for word in words.split()
}  # fmt: skip
DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "tmrw": 1, "tmr": 1, "tomorow": 1, "yesterday": -1, "ystd": -1}
CUES = {"on", "by", "since", "until", "till", "before", "after", "from", "for", "this", "next", "last", "of", "coming"}
SURELY_PAST = {"since", "had", "got", "was", "did", "were"}
PAST_CUES = SURELY_PAST | {"last", "done", "went", "started"}
# These stand before a weekday and are no part of its name, as "next friday" has it.
BEFORE_WEEKDAY = {"on", "by", "since", "until", "till"}
SUFFIXES = {"st", "nd", "rd", "th"}
PAST_WORDS = 6
YEARS_BACK, YEARS_AHEAD = 120, 20


def dated(pieces: Pieces, at: int, today: date | None) -> Found | None:
    """The date that begins at a piece, as ``YYYY-MM-DD``; without ``today`` only what is complete in itself."""
    read = _written(pieces, at) or _named_month(pieces, at, today)
    start = at
    if read is None and today is not None:
        read = _relative(pieces, at, today)
        start += pieces.word(at) in BEFORE_WEEKDAY
    if read is None:
        return None
    end, day = read
    if today is not None and not today.year - YEARS_BACK <= day.year <= today.year + YEARS_AHEAD:
        return None
    return Found("date", start, end, day.isoformat())


def _written(pieces: Pieces, at: int) -> tuple[int, date] | None:
    """Digits with a year: "2027-03-12", "25/12/2027"."""
    piece = pieces.all[at]
    if piece.kind != "date":
        return None
    parts = [int(part) for part in piece.text.replace("/", "-").replace(".", "-").split("-")]
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        return _day(at + 1, *parts)
    first, second, year = parts
    if first > 12 or first == second:
        return _day(at + 1, year, second, first)
    return _day(at + 1, year, first, second) if second > 12 else None


def _named_month(pieces: Pieces, at: int, today: date | None) -> tuple[int, date] | None:
    """A day and the name of its month, in either order; without a year, the nearest that the words allow."""
    number, end = _day_number(pieces, at)
    if number:
        ordinal = end > at + 1
        of = pieces.word(end) == "of"
        name, end = pieces.word(end + of), end + of + 1
        sure = ordinal or of
    else:
        name = pieces.word(at)
        number, end = _day_number(pieces, at + 1)
        sure = end > at + 2
    if name not in MONTHS or not number:
        return None
    end += pieces.word(end) == "," and _year(pieces, end + 1) is not None
    year = _year(pieces, end)
    if name in DOUBTFUL_MONTHS and not (sure or year or pieces.word(at - 1) in CUES):
        return None
    if year:
        return _day(end + 1, year, MONTHS[name], number)
    return _nearest(pieces, at, end, MONTHS[name], number, today) if today else None


def _nearest(pieces: Pieces, at: int, end: int, month: int, number: int, today: date) -> tuple[int, date] | None:
    """The next such day, or the last where the words before tell of the past."""
    past = not PAST_CUES.isdisjoint(pieces.words[max(at - PAST_WORDS, 0) : at])
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    found = (_day(end, year, month, number) for year in years)
    return next((read for read in found if read and (read[1] <= today if past else read[1] >= today)), None)


def _relative(pieces: Pieces, at: int, today: date) -> tuple[int, date] | None:
    """Days named from today on."""
    word, following = pieces.word(at), pieces.word(at + 1)
    piece = pieces.all[at]
    if piece.kind == "date" and piece.text.count("/") == 1 and pieces.word(at - 1) in CUES:
        first, second = (int(part) for part in piece.text.split("/"))
        if not (first > 12 or second > 12 or first == second):
            return None
        month, number = (second, first) if first > 12 else (first, second)
        return _nearest(pieces, at, at + 1, month, number, today)
    if pieces.says(at, "day", "after", "tomorrow") or pieces.says(at, "day", "before", "yesterday"):
        return at + 3, today + timedelta(days=2 if following == "after" else -2)
    if word in DAYS:
        return at + 1, today + timedelta(days=DAYS[word])
    if (word in BEFORE_WEEKDAY or word in ("next", "last", "this", "coming")) and following in WEEKDAYS:
        if len(following) == 3 and (word not in ("next", "last") and following in ("sat", "sun", "mon")):
            return None  # "this sun damage", "on sat nav"
        gone = word == "on" and not SURELY_PAST.isdisjoint(pieces.words[max(at - PAST_WORDS, 0) : at])
        return at + 2, _weekday("last" if gone else word, WEEKDAYS[following], today)
    return None


def _weekday(word: str, weekday: int, today: date) -> date:
    """ "This" and "on" is the coming one, "next" that of next week (Monday to Sunday), "last" and "since" the one before."""
    ahead = (weekday - today.weekday()) % 7
    if word == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    if word in ("last", "since"):
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    return today + timedelta(days=ahead)


def _day_number(pieces: Pieces, at: int) -> tuple[int, int]:
    """A day of a month with its "th", and where it ends; 0 where there is none."""
    word = pieces.word(at)
    if not (word.isascii() and word.isdigit() and 1 <= len(word) <= 2 and 1 <= int(word) <= 31):
        return 0, at
    suffix = pieces.word(at + 1) in SUFFIXES and pieces.glued(at + 1)
    return int(word), at + 1 + suffix


def _year(pieces: Pieces, at: int) -> int | None:
    word = pieces.word(at)
    return int(word) if word.isascii() and word.isdigit() and len(word) == 4 and word[:2] in ("19", "20") else None


def _day(end: int, year: int, month: int, number: int) -> tuple[int, date] | None:
    try:
        return end, date(year, month, number)
    except ValueError:
        return None
