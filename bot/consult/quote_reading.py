"""Reads an offer out of a message: which units belong to which area, what the price is for, on which terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from bot.consult import quote_words as words
from bot.consult.quote_types import AREAS, PRICE, UNITS, Dose, Offer, Per, Price, Span
from bot.guide.records import Guide

MICRO = "micro_botox"
MOST_PRICES = 3
# A bare number beside an area is units up to here, a bare number elsewhere is money from here on.
MOST_BARE_UNITS, LEAST_BARE_MONEY = 60, 70
_CUT = re.compile(r"[,;.\n]+(?=\s|$)|\s(?:and|plus|&|but|with)\s|\s[-+]\s")
_TO_AREA = re.compile(r"\W{0,3}(?:units? |u )?(?:in|for|on|across|at|to|into|around)?\s?(?:the|my|your|a)?\s?")
# "forehead would be 10", "crow's feet: 6".
_FROM_AREA = re.compile(r"\W{1,3}(?:(?:at|with|is|gets?|was|(?:would|will|should|could) be|needs?|about|around) )*")
# "280 dollars, not 180": the figure that is taken back.
_TAKEN_BACK = re.compile(r"\b(?:not|instead of|rather than)\W+(?:the |for |just )?$")
_BARE = re.compile(
    r"(?<![\w$€£₩.,/+])(?P<low>\d{1,3}(?:,\d{3})+|\d{1,5})(?:\s?[-–]\s?(?P<high>\d{1,5}))?(?![\w%+]|[.,]\d|\s?(?:%|percent|years?|yrs?|months?|weeks?|areas?"
    r"|sessions?|visits?|times|points?|treatments?|units?|people|lines?)\b)"
)
_DONT_KNOW = re.compile(
    r"\b(?:dont|don't|do not|didnt|didn't|did not|not|never|no) (?:\w+ ){0,2}(?:know|say|said|told|tell|sure|mention\w*|idea|specif\w+|remember)\b"
    r"|\b(?:no idea|not sure|unknown|unclear|idk|dunno|nothing|forgot\w*)\b|^\W*(?:no|none|nope|skip)\W*$"
)


class Mention(NamedTuple):
    """An entity in the text: its kind, normalised value and characters `[start, end)`."""

    kind: str
    value: Any
    start: int
    end: int


def mentions(entities: Iterable[Mapping[str, Any]]) -> list[Mention]:
    """The entities of a parsed message, in order."""
    found = [Mention(each["entity"], each["value"], each.get("start", 0), each.get("end", 0)) for each in entities]
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def read_offer(text: str, found: Sequence[Mention], guide: Guide, asked: str | None = None) -> Offer:
    """The offer that a message tells of; `asked` is the part that the patient was just asked for."""
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").casefold()
    if len(plain) != len(text):
        plain = text.lower() if len(text.lower()) == len(text) else text
    micro = any(mention.kind == "treatment" and mention.value == MICRO for mention in found)
    areas = tuple(dict.fromkeys(mention.value for mention in found if mention.kind == "area"))
    doses, total = _doses(plain, found, guide, micro, asked)
    others = words.others(plain)
    named = [(mention.start, mention.end) for mention in found if mention.kind == "area"]
    # A bare "brow" may be the glabella or the brow itself; beside another area it is one more, whichever is meant.
    brow = 1 if areas and words.names_brow(plain, named) else 0
    unknown = (asked,) if asked and _DONT_KNOW.search(plain) else ()
    return Offer(
        areas=areas,
        others=others,
        area_count=words.area_count(plain) or (len(areas) + len(others) + brow if brow else None),
        doses=doses,
        total=total,
        prices=_prices(plain, found, asked),
        sessions=words.sessions(plain),
        every=words.every(plain),
        micro=micro,
        products=tuple(
            dict.fromkeys(mention.value for mention in found if mention.kind == "product" and mention.value != "botox")
        ),
        strange_product=None if any(mention.kind == "product" for mention in found) else words.strange_product(plain),
        age=next((int(mention.value) for mention in found if mention.kind == "age"), None),
        prepaid=words.prepaid(plain),
        flags=words.flags(plain),
        unknown=unknown,
    )


def _doses(
    plain: str, found: Sequence[Mention], guide: Guide, micro: bool, asked: str | None
) -> tuple[tuple[Dose, ...], Span | None]:
    """Units by area, and units that belong to no single area."""
    areas = [mention for mention in found if mention.kind == "area"]
    units = _units(plain, found, areas, asked)
    if micro:
        amounts = [_span(mention) for mention in units if _span(mention).high > guide.micro_botox.droplet.high]
        return (), (amounts[0] if amounts else None)
    if (
        len(units) == 1
        and len({mention.value for mention in areas}) > 1
        and not re.search(r"\beach\b|\bper area\b", plain)
    ):
        return (), _span(units[0])
    pairs: dict[str, Dose] = {}
    loose: list[Mention] = []
    for start, end in _clauses(plain):
        here = [mention for mention in areas if start <= mention.start < end]
        told = [mention for mention in units if start <= mention.start < end]
        if not here or not told:
            loose += told
            continue
        if len(told) == 1:
            told = told * len(here)
        for area, amount in zip(here, told, strict=False):
            pairs.setdefault(area.value, _dose(area.value, amount, plain[start:end], plain, guide))
    return _with_loose(pairs, loose, areas, plain, guide)


def _with_loose(
    pairs: dict[str, Dose], loose: Sequence[Mention], areas: Sequence[Mention], plain: str, guide: Guide
) -> tuple[tuple[Dose, ...], Span | None]:
    """Units that stand in a clause of their own go to the areas that have none, or to everything."""
    without = list(dict.fromkeys(mention.value for mention in areas if mention.value not in pairs))
    if loose and without and len(loose) == len(without):
        for area, amount in zip(without, loose, strict=True):
            pairs[area] = _dose(area, amount, plain, plain, guide)
        loose = []
    total = _span(loose[0]) if loose and not pairs else None
    return tuple(pairs.values()), total


def _dose(area: str, amount: Mention, clause: str, plain: str, guide: Guide) -> Dose:
    if not guide.area(area).per_side:
        return Dose(area, _span(amount))
    told = words.side(clause)
    # "30 units for the forehead and 12 for the crow's feet, in total": what stands elsewhere says nothing of the sides.
    near = plain[amount.end : amount.end + 25]
    return Dose(area, _span(amount), told if told != "unclear" else words.side(near))


def _clauses(plain: str) -> list[tuple[int, int]]:
    cuts = [match.span() for match in _CUT.finditer(plain)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(plain)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def _span(mention: Mention) -> Span:
    return Span(float(mention.value["low"]), float(mention.value["high"]))


def _bare(plain: str, found: Sequence[Mention]) -> list[Mention]:
    """Numbers that are no part of an entity."""
    taken = [(mention.start, mention.end) for mention in found]
    bare = []
    for match in _BARE.finditer(plain):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        low = int(match["low"].replace(",", ""))
        high = int(match["high"] or low)
        if low <= high and not _TAKEN_BACK.search(plain[: match.start()]):
            bare.append(Mention("number", {"low": low, "high": high}, match.start(), match.end()))
    return bare


def _units(plain: str, found: Sequence[Mention], areas: Sequence[Mention], asked: str | None) -> list[Mention]:
    """Units with their word, and bare numbers beside those areas that the word was left out for."""
    told = [each for each in found if each.kind == "units" and not _TAKEN_BACK.search(plain[: each.start])]
    if not told:
        return _bare_units(plain, found, areas, asked)
    for start, end in _clauses(plain):
        here = [area for area in areas if start <= area.start < end]
        free = len(here) - sum(start <= each.start < end for each in told)
        told += [each for each in _beside(plain, _bare(plain, found), here) if start <= each.start < end][
            : max(free, 0)
        ]
    return sorted(told, key=lambda each: each.start)


def _bare_units(plain: str, found: Sequence[Mention], areas: Sequence[Mention], asked: str | None) -> list[Mention]:
    """Numbers right beside an area ("forehead 9, glabella 12"), or the answer to "how many units?"."""
    numbers = [number for number in _bare(plain, found) if 0 < number.value["high"] <= MOST_BARE_UNITS]
    if asked == UNITS:
        return numbers
    beside = _beside(plain, numbers, areas)
    if not beside and areas and (each := words.plus(plain)):
        at = plain.index("+")
        return [Mention("number", {"low": each, "high": each}, at, at + 1)]
    return beside


def _beside(plain: str, numbers: Iterable[Mention], areas: Sequence[Mention]) -> list[Mention]:
    """The numbers that stand right before or after an area and can be units."""
    return [
        number
        for number in numbers
        if 0 < number.value["high"] <= MOST_BARE_UNITS
        and any(
            _FROM_AREA.fullmatch(plain[area.end : number.start])
            if area.end <= number.start
            else _TO_AREA.fullmatch(plain[number.end : area.start])
            for area in areas
        )
    ]


def _prices(plain: str, found: Sequence[Mention], asked: str | None) -> tuple[Price, ...]:
    """Every price told; a bare number counts as one only where no currency stands anywhere."""
    money = [each for each in found if each.kind == "money" and not _TAKEN_BACK.search(plain[: each.start])]
    bare = _bare(plain, found)
    units = _beside(plain, bare, [mention for mention in found if mention.kind == "area"])
    told = money or [
        number
        for number in bare
        if number not in units and (number.value["high"] >= LEAST_BARE_MONEY or asked == PRICE)
    ]
    if not money and asked in (AREAS, UNITS):
        return ()
    prices = []
    for mention in told:
        clause = next((plain[start:end] for start, end in _clauses(plain) if start <= mention.start < end), plain)
        if re.search(r"\bdeposit\b", clause):
            continue
        # An amount without a currency is taken as the guide's.
        currency = str(mention.value.get("unit") or "USD")
        role = str(mention.value.get("role", "")).removeprefix("per_")
        per: Per = role if role in ("unit", "area") else words.price_is_for(clause, _behind(mention, plain))  # type: ignore[assignment]
        prices.append(Price(_span(mention), currency, per))
    if len(prices) == 1 and prices[0].per == "session" and (terms := _terms(plain)):
        prices = [msgspec.structs.replace(prices[0], per=terms)]
    return _reduced(prices, plain, {mention.value for mention in found if mention.kind == "area"})


def _behind(mention: Mention, plain: str) -> str:
    """What follows the figure of a price; "an area" may be part of the mention."""
    figure = re.match(r"\W*[\d.,]+\s?k?", plain[mention.start : mention.end])
    inside = words.AREA.search(plain, mention.start + figure.end(), mention.end) if figure else None
    return plain[inside.start() :] if inside else plain[mention.end :]


def _terms(plain: str) -> Per | None:
    """What a price is for, where a clause of its own says so."""
    told = [words.terms_alone(plain[start:end]) for start, end in _clauses(plain)]
    return next((per for per in told if per), None)


def _reduced(prices: Sequence[Price], plain: str, areas: set[Any]) -> tuple[Price, ...]:
    """Prices of single areas added up; of an old and a new price, the new one."""
    if len(prices) > 1 and re.search(r"\b(?:down|instead|reduced|discount\w*|was|now|lowered|from)\b", plain):
        return (prices[-1],)
    alike = len({(price.currency, price.per) for price in prices}) == 1
    if len(prices) > 1 and alike and len(prices) == len(areas):
        total = Span(sum(price.amount.low for price in prices), sum(price.amount.high for price in prices))
        return (msgspec.structs.replace(prices[0], amount=total),)
    return tuple(prices[:MOST_PRICES])
