"""Durations ("for 6 weeks", "two weeks ago", "every 3 months") and how often something was or is done ("3 sessions")."""

from __future__ import annotations

from bot.nlu.numbers import Found, Number, Pieces

DURATIONS = {
    "minute": "minutes", "min": "minutes", "mins": "minutes", "hour": "hours", "hr": "hours", "hrs": "hours", "h": "hours",
    "day": "days", "night": "days", "week": "weeks", "wk": "weeks", "wks": "weeks", "w": "weeks",
    "month": "months", "mo": "months", "mth": "months", "mths": "months", "mos": "months", "year": "years", "yr": "years",
    "yrs": "years",
}  # fmt: skip
DURATIONS |= {f"{word}s": unit for word, unit in DURATIONS.items() if not word.endswith("s") and len(word) > 1}
# Letters that stand for a unit of time only where they are glued to the number.
GLUED_ONLY = {"h", "w"}
LONGER = {"fortnight": (2, "weeks"), "fortnights": (2, "weeks"), "decade": (10, "years"), "decades": (10, "years")}
PERIODS = {
    "weekly": (1, "weeks"), "fortnightly": (2, "weeks"), "monthly": (1, "months"), "quarterly": (3, "months"),
    "yearly": (1, "years"), "annually": (1, "years"),
}  # fmt: skip
AGO = {"ago", "back", "earlier"}
# Before "a week", "an hour": only then it is a span of time and no "a day off".
SPANS = {
    "in",
    "for",
    "within",
    "after",
    "every",
    "about",
    "only",
    "almost",
    "nearly",
    "over",
    "took",
    "takes",
    "lasts",
    "last",
}
SESSIONS = {"session", "sessions", "treatment", "treatments", "round", "rounds", "visit", "visits", "appointments"}
TIMES = {"times", "x"}
# "I have had it twice"; elsewhere "twice" counts anything.
HAD = {"it", "botox", "tox", "done", "that", "this", "treated", "injected", "before"}
# "10 times better" counts nothing.
NOT_TIMES = {"better", "worse", "more", "as", "the", "bigger", "cheaper", "less", "stronger", "out", "table"}
ORDINALS = {
    word: place
    for place, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1)
} | {"1st": 1, "2nd": 2, "3rd": 3} | {f"{place}th": place for place in range(4, 21)}  # fmt: skip
OWNERS = {"my", "your", "her", "his", "their", "our", "a", "this", "be", "it's", "its", "for", "have", "had"}
DOING = {"getting", "having", "doing", "trying", "botox", "tox", "here", "patient", "ever", "with"}
MOST_TIME, MOST_SESSIONS = 10_000, 500


def duration(pieces: Pieces, number: Number) -> Found | None:
    """Low, high and unit; the role says "ago", "in" ("in ten days"), "every" (a period) or "for"."""
    at = number.end
    if pieces.word(at) in ("ish", "odd", "+", "-", "long", "more", "whole", "full"):
        at += 1
    unit = _unit(pieces, at)
    # "19 weeks along" tells of a pregnancy, "20 years old" of an age that is none here.
    if (
        unit is None
        or number.high > MOST_TIME
        or pieces.word(at + 1) in ("along", "old")
        or pieces.says(at + 1, "-", "old")
    ):
        return None
    if number.low == 1 and pieces.word(number.start) == "one" and not _is_span(pieces, number.start, at + 1):
        return None  # "one day I want to …"
    return _timed(pieces, number.start, at + 1, number.low * unit[0], number.high * unit[0], unit[1])


def without_number(pieces: Pieces, at: int) -> Found | None:
    """A duration without a number: "a week ago", "every other month", "quarterly", "half a year", "a couple of weeks"."""
    word, following = pieces.word(at), pieces.word(at + 1)
    if word in PERIODS:
        factor, unit = PERIODS[word]
        return Found("duration", at, at + 1, _span(factor, factor, unit), "every")
    if word in ("every", "each") and following == "other" and (known := _unit(pieces, at + 2)):
        return Found("duration", at, at + 3, _span(2 * known[0], 2 * known[0], known[1]), "every")
    if (
        word == "every"
        and (known := _unit(pieces, at + 1))
        and not following.endswith("s")
        and following not in ("day", "night")
    ):
        return Found("duration", at, at + 2, _span(known[0], known[0], known[1]), "every")
    if word in ("a", "an") and (known := _unit(pieces, at + 1)) and _is_span(pieces, at, at + 2):
        return _timed(pieces, at, at + 2, known[0], known[0], known[1])
    if word == "half" and following in ("a", "an") and pieces.word(at + 2) in ("year", "hour"):
        amount, unit = (6, "months") if pieces.word(at + 2) == "year" else (30, "minutes")
        return _timed(pieces, at, at + 3, amount, amount, unit)
    if word == "couple" and (known := _unit(pieces, at + 1 + (following == "of"))):
        return _timed(pieces, at, at + 2 + (following == "of"), 2 * known[0], 2 * known[0], known[1])
    return None


def sessions(pieces: Pieces, number: Number) -> Found | None:
    """How many sessions: a count, or a number a year, month or week."""
    at = number.end
    at += pieces.word(at) in ("botox", "more", "separate")
    word, following = pieces.word(at), pieces.word(at + 1)
    counted = word in SESSIONS or (word in TIMES and following not in NOT_TIMES)
    if not counted or number.high > MOST_SESSIONS or (word == "x" and not pieces.glued(at)):
        return None
    end, unit = _often(pieces, at + 1)
    if unit is None:
        return None
    return Found("sessions", number.start, end, _span(number.low, number.high, unit))


def told_sessions(pieces: Pieces, at: int) -> Found | None:
    """ "Twice a year", "once every 3 months" (the period says the rest), "my second time", "first session"."""
    word = pieces.word(at)
    if word in ("once", "twice"):
        end, unit = _often(pieces, at + 1)
        if unit is None or (unit == "sessions" and (word == "once" or pieces.word(at - 1) not in HAD)):
            return None
        times = 1 if word == "once" else 2
        return Found("sessions", at, end, _span(times, times, unit))
    glued = pieces.word(at) + pieces.word(at + 1) if pieces.glued(at + 1) else ""
    place, end = (ORDINALS[word], at + 1) if word in ORDINALS else (ORDINALS.get(glued, 0), at + 2)
    if not place or pieces.word(end) not in SESSIONS | {"time", "timer", "appointment"}:
        return None
    sure = pieces.word(end) in SESSIONS | {"timer"} or pieces.word(end + 1) in DOING
    if not sure and pieces.word(at - 1) not in OWNERS and at:
        return None
    return Found("sessions", at, end + 1, _span(place, place, "ordinal"))


def _often(pieces: Pieces, at: int) -> tuple[int, str | None]:
    """Past "a year": what the times are counted in; None where it is daily life ("twice a day")."""
    if pieces.word(at) in ("a", "per", "each", "every", "/", "in"):
        known = _unit(pieces, at + 1)
        if known and known[1] in ("years", "months", "weeks") and not pieces.word(at + 1).endswith("s"):
            return at + 2, f"per_{known[1].removesuffix('s')}"
        if known and known[1] in ("days", "hours", "minutes"):
            return at, None
    return at, "sessions"


def _unit(pieces: Pieces, at: int) -> tuple[float, str] | None:
    word = pieces.word(at)
    if word in LONGER:
        return LONGER[word]
    if word not in DURATIONS or (word in GLUED_ONLY and not pieces.glued(at)):
        return None
    return 1, DURATIONS[word]


def _is_span(pieces: Pieces, start: int, end: int) -> bool:
    return pieces.word(start - 1) in SPANS or pieces.word(end) in AGO or pieces.says(end, "from", "now")


def _timed(pieces: Pieces, start: int, end: int, low: float, high: float, unit: str) -> Found:
    """With its role, and the words that give it: "ago", "in", "every"."""
    before = start - 1
    if pieces.word(before) in ("about", "around", "like", "the", "approximately", "a"):
        before -= 1
    value = _span(low, high, unit)
    if pieces.word(end) in AGO:
        return Found("duration", start, end + 1, value, "ago")
    if pieces.says(end, "from", "now"):
        return Found("duration", start, end + 2, value, "in")
    cue = pieces.word(before)
    role = {"in": "in", "every": "every", "each": "every", "for": "for", "past": "ago", "last": "ago"}.get(cue)
    # "in 24 hours" is ahead; "once in 3 months" and "twice in 2 years" are not.
    if role == "in" and (pieces.word(before - 1) in ("once", "twice", "times", "time") or unit == "minutes"):
        role = None
    return Found("duration", before if role in ("every", "in") else start, end, value, role)


def _span(low: float, high: float, unit: str) -> dict[str, float | str]:
    return {"low": low, "high": high, "unit": unit}
