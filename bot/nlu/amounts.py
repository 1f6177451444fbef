"""Money and units of botulinum toxin."""

from __future__ import annotations

from bot.nlu.numbers import Found, Number, Pieces

UNIT_WORDS = {
    "u",
    "u's",
    "us",
    "iu",
    "iu's",
    "ius",
    "unit",
    "units",
    "unit's",
    "untis",
    "uints",
    "unts",
    "ui",
    "유닛",
    "단위",
}
BEFORE = {
    "$": "USD", "usd": "USD", "us$": "USD", "us": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "₩": "KRW",
    "krw": "KRW", "aud": "AUD", "cad": "CAD", "sgd": "SGD", "jpy": "JPY",
}  # fmt: skip
AFTER = {word: code for word, code in BEFORE.items() if word != "us"} | {
    "dollar": "USD", "dollars": "USD", "bucks": "USD", "buck": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP",
    "pounds": "GBP", "quid": "GBP", "won": "KRW", "원": "KRW", "만원": "KRW", "만": "KRW", "천원": "KRW", "백만원": "KRW",
    "yen": "JPY",
}  # fmt: skip
# These count money even where nobody says of which country.
SPENT = {
    "cost",
    "costs",
    "costing",
    "pay",
    "paid",
    "paying",
    "charge",
    "charged",
    "charges",
    "charging",
    "price",
    "priced",
}
PAST_PRICE = {
    "me",
    "is",
    "was",
    "of",
    "about",
    "around",
    "like",
    "us",
    ":",
    "only",
    "just",
    "for",
    "over",
    "nearly",
    "almost",
}
ALL_TOGETHER = {"both", "everything", "all", "total", "altogether"}
LEAST_WITHOUT_CURRENCY = 100
WEIGHED = {"weigh", "weighs", "lost", "lose", "gained", "gain", "im", "i'm", "am", "about", "heavier", "lighter"}
EACH_SIDE = {"each", "per", "a", "either", "every", "one"}
PLACES = {"a": "", "an": "", "per": "", "each": "", "/": "", "every": "", "for": ""}
UNIT_OF_PRICE = {
    "unit": "per_unit", "u": "per_unit", "iu": "per_unit", "area": "per_area", "zone": "per_area", "session": "per_session",
    "treatment": "per_session", "visit": "per_session", "month": "per_month", "year": "per_year", "side": "each_side",
    "syringe": "per_syringe",
}  # fmt: skip
DROPLETS = {"droplet", "droplets", "drop", "point", "points", "injection", "dot"}
# "25 u think" is a word, no unit.
YOU = frozenset(
    """
    think can get do should need have are r know say will would want could guys reckon recommend start must did see
    """.split()
)
BETWEEN = {"botox", "dysport", "xeomin", "speywood", "allergan", "baby", "toxin", "nabota", "botulax"}
MOST_UNITS, MOST_A_SIDE = 10_000, 200


def money(pieces: Pieces, number: Number) -> Found | None:
    """Low, high and currency; an empty currency where only the words around say that it is money."""
    start, end = number.start, _past_approximation(pieces, number.end)
    before, after = pieces.word(start - 1), pieces.counted(end) or pieces.word(end)
    if after in AFTER and not _weight(pieces, start, after):
        currency, end = AFTER[after], end + 1
        if pieces.word(end) == "원":  # "35만 원"
            end += 1
    elif pieces.word(number.end - 1) == "만":  # "35만" alone
        currency = "KRW"
        end += pieces.word(end) == "원"
    elif before in BEFORE and (before != "us" or pieces.glued(start)):
        currency, start = BEFORE[before], start - 1
    elif _spent(pieces, number, end):
        currency = ""
    else:
        return None
    value: dict[str, float | str] = {"low": number.low, "high": number.high, "unit": currency}
    role, end = _per(pieces, end)
    return Found("money", start, end, value, role)


def units(pieces: Pieces, number: Number) -> Found | None:
    """Low and high, for each side, each droplet, or as a whole."""
    end = _past_approximation(pieces, number.end)
    hyphen = pieces.word(end) == "-" and pieces.glued(end) and pieces.glued(end + 1)  # "100-unit vial"
    end += hyphen or (pieces.word(end) in BETWEEN and pieces.word(end + 1) in UNIT_WORDS)
    counted = pieces.counted(end) or pieces.word(end)
    loose = counted in ("u", "us", "ui") and not pieces.glued(end)
    is_unit = counted in UNIT_WORDS and not (loose and (counted == "us" or pieces.word(end + 1) in YOU))
    if is_unit and pieces.word(number.start) == "one" and number.end == number.start + 1:
        return None  # "what does one unit cost" is about any unit
    end += is_unit
    side = _side(pieces, end)
    if (not is_unit and (not side or number.high > MOST_A_SIDE)) or number.high > MOST_UNITS:
        return None
    value: dict[str, float | str] = {"low": number.low, "high": number.high, "unit": "units"}
    if side:
        return Found("units", number.start, side, value, "each_side")
    if pieces.word(end) in PLACES and pieces.word(end + 1) in DROPLETS:
        return Found("units", number.start, end + 2, value, "per_droplet")
    return Found("units", number.start, end, value)


def _past_approximation(pieces: Pieces, end: int) -> int:
    """Past "ish", "+" or "odd" after a number."""
    end += pieces.says(end, "-", "ish")
    return end + (pieces.word(end) in ("ish", "odd") or (pieces.word(end) == "+" and pieces.glued(end)))


def _weight(pieces: Pieces, start: int, unit: str) -> bool:
    """Whether pounds weigh: "i lost 20 pounds"."""
    told = {pieces.word(start - 1), pieces.word(start - 2)}
    return unit in ("pound", "pounds") and not told.isdisjoint(WEIGHED)


def _spent(pieces: Pieces, number: Number, end: int) -> bool:
    """Whether the words around a bare number say that it is money: "charged me 350", "350 for both"."""
    before = number.start - 1
    while pieces.word(before) in PAST_PRICE and before > number.start - 4:
        before -= 1
    if number.low < LEAST_WITHOUT_CURRENCY:
        return False
    following, next_one = pieces.word(end), pieces.word(end + 1)
    if (
        _per(pieces, end)[0]
        or following in ("total", "altogether")
        or (following in ("for", "in") and next_one in ALL_TOGETHER)
    ):
        return True
    return pieces.word(before) in SPENT and not (following.isalpha() and following not in _AFTER_A_SUM)


_AFTER_A_SUM = frozenset(
    "for in a per each and total all but at is was to today now so which that if or with i plus".split()
)


def _per(pieces: Pieces, end: int) -> tuple[str | None, int]:
    """What a price is for, where it says so right behind: "$12 a unit"."""
    if pieces.word(end) in PLACES and pieces.word(end + 1) in UNIT_OF_PRICE:
        return UNIT_OF_PRICE[pieces.word(end + 1)], end + 2
    return None, end


def _side(pieces: Pieces, at: int) -> int:
    """Where "each side", "a side", "on either side" ends; 0 where nothing says so."""
    at += pieces.word(at) in ("on", "in", "for", "to")
    if pieces.word(at) in EACH_SIDE | {"both", "/"} and pieces.word(at + 1) in ("side", "sides"):
        return at + 2
    return 0
