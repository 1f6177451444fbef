"""Ages, units, money and durations in a spaCy document, with normalised values.

Each quantity is a number (digits, words, or a range of two) whose neighbours tell what it counts. A number without such a
neighbour stays a plain number and becomes no entity: "11s" are lines, "12 weeks pregnant" is no age, "2 years ago" no price.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1000, "k": 1000}
DASHES = {"-", "–", "—", "to", "or", "~"}
UNIT_WORDS = {"u", "iu", "unit", "units", "untis", "uints", "ui"}
CURRENCY_BEFORE = {"$": "USD", "usd": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "krw": "KRW"}
CURRENCY_AFTER = CURRENCY_BEFORE | {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "gbp": "GBP", "won": "KRW", "원": "KRW", "만원": "KRW", "만": "KRW",
}  # fmt: skip
# Korean counts money in units of ten thousand won.
TEN_THOUSANDS = {"만원", "만"}
DURATIONS = {
    "minute": "minutes", "min": "minutes", "mins": "minutes", "hour": "hours", "hr": "hours", "hrs": "hours",
    "day": "days", "night": "days", "week": "weeks", "wk": "weeks", "wks": "weeks", "month": "months",
    "mo": "months", "mth": "months", "mths": "months", "year": "years", "yr": "years", "yrs": "years",
}  # fmt: skip
DURATIONS |= {f"{word}s": unit for word, unit in DURATIONS.items() if not word.endswith("s")}
AGE_BEFORE = {
    "im",
    "i'm",
    "m",
    "'m",
    "am",
    "age",
    "aged",
    "turned",
    "turning",
    "only",
    "just",
    "at",
    "shes",
    "hes",
    "'s",
}
AGE_AFTER = {"yo", "y/o", "yrold", "yearold"}
TOO_AGE = {"young", "old", "early", "late", "soon"}
AGE_LIMITS = (10, 99)


@dataclass(frozen=True)
class Quantity:
    """One quantity: entity name, token range ``[start, end)`` and its value."""

    label: str
    start: int
    end: int
    value: int | dict[str, float | str]


@dataclass(frozen=True)
class _Number:
    start: int
    end: int
    low: float
    high: float


def quantities(doc: Doc) -> list[Quantity]:
    """All quantities of a document, in order."""
    found = []
    for number in _numbers(doc):
        quantity = _money(doc, number) or _units(doc, number) or _age(doc, number) or _duration(doc, number)
        if quantity:
            found.append(quantity)
    return found


def _numbers(doc: Doc) -> list[_Number]:
    """Every number and range of two numbers ("8 to 10", "8-10")."""
    singles: list[_Number] = []
    index = 0
    while index < len(doc):
        number = _digits(doc, index) or _words(doc, index)
        if number:
            singles.append(number)
        index = number.end if number else index + 1
    joined: list[_Number] = []
    for number in singles:
        if joined and _is_range(doc, joined[-1], number):
            first = joined.pop()
            number = _Number(first.start, number.end, first.low, number.high)
        joined.append(number)
    return joined


def _is_range(doc: Doc, first: _Number, second: _Number) -> bool:
    between = [token.lower_ for token in doc[first.end : second.start]]
    gap = [word for word in between if word not in CURRENCY_BEFORE and word not in UNIT_WORDS]
    return len(gap) == 1 and gap[0] in DASHES and first.low == first.high and first.high < second.low


def _digits(doc: Doc, index: int) -> _Number | None:
    text = doc[index].text.replace(",", "")
    try:
        value = float(text)
    except ValueError:
        return None
    if not text[0].isdigit():
        return None
    end = index + 1
    if end < len(doc) and doc[end].lower_ == "k":
        return _Number(index, end + 1, value * 1000, value * 1000)
    return _Number(index, end, value, value)


def _words(doc: Doc, index: int) -> _Number | None:
    """A number in words: "twenty five", "three hundred", "twenty-five"."""
    total, position = 0, index
    while position < len(doc):
        word = doc[position].lower_
        if word in TENS:
            total += TENS[word]
        elif word in ONES and (total == 0 or total % 10 == 0):
            total += ONES[word]
        elif word in SCALES and total:
            total *= SCALES[word]
        elif not (word == "-" and position > index and doc[position - 1].lower_ in TENS):
            break
        position += 1
    if position == index or (position == index + 1 and doc[index].lower_ == "one"):
        return None  # "one" alone is nearly always a pronoun
    return _Number(index, position, total, total)


def _word(doc: Doc, index: int) -> str:
    return str(doc[index].lower_) if 0 <= index < len(doc) else ""


def _span(number: _Number, unit: str, factor: float = 1) -> dict[str, float | str]:
    return {"low": number.low * factor, "high": number.high * factor, "unit": unit}


def _money(doc: Doc, number: _Number) -> Quantity | None:
    before, after = _word(doc, number.start - 1), _word(doc, number.end)
    if after in CURRENCY_AFTER:
        factor = 10_000 if after in TEN_THOUSANDS else 1
        return Quantity("money", number.start, number.end + 1, _span(number, CURRENCY_AFTER[after], factor))
    if before in CURRENCY_BEFORE:
        return Quantity("money", number.start - 1, number.end, _span(number, CURRENCY_BEFORE[before]))
    return None


def _units(doc: Doc, number: _Number) -> Quantity | None:
    if _word(doc, number.end) in UNIT_WORDS:
        return Quantity("units", number.start, number.end + 1, _span(number, "units"))
    return None


def _age(doc: Doc, number: _Number) -> Quantity | None:
    if number.low != number.high or not AGE_LIMITS[0] <= number.low <= AGE_LIMITS[1]:
        return None
    end = _end_of_age(doc, number)
    return Quantity("age", number.start, end, int(number.low)) if end else None


def _end_of_age(doc: Doc, number: _Number) -> int | None:
    """Where the age ends, or None when the number counts something else."""
    after = [_word(doc, number.end + offset) for offset in range(3)]
    if after[0] in AGE_AFTER:
        return number.end + 1
    if after[0] == "-" and DURATIONS.get(after[1]) == "years":
        return number.end + 2
    if DURATIONS.get(after[0]) == "years":
        is_age = after[1] in {"old", "of"} or (after[1] == "-" and after[2] == "old")
        return number.end + 2 if is_age else None
    if after[0] in DURATIONS or after[0] in {"%", "percent", "times", "areas", "sessions", "shots", "points", "lines"}:
        return None
    if after[0] == "too" and after[1] in TOO_AGE:
        return number.end
    return number.end if _told_as_age(doc[number.start]) else None


def _told_as_age(token: Token) -> bool:
    before = [_word(token.doc, token.i - offset) for offset in (1, 2)]
    # "in an hour at 5" has no year of life; the limits of an age have already been checked.
    return before[0] in AGE_BEFORE or (before[0] in {"is", "was"} and before[1] in {"she", "he", "i"})


def _duration(doc: Doc, number: _Number) -> Quantity | None:
    unit = DURATIONS.get(_word(doc, number.end))
    return Quantity("duration", number.start, number.end + 1, _span(number, unit)) if unit else None
