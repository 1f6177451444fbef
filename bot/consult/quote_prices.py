"""Prices of an offer beside the guide's, or beside the clinic's own where it has set them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.consult.quote_doses import figure, for_each_side
from bot.consult.quote_types import Finding, Offer, Price, Span, Verdict
from bot.guide.facts import BY_CLINIC, BY_GUIDE
from bot.guide.quantity import Range
from bot.guide.records import Guide

SYMBOLS = {"USD": "$", "KRW": "₩", "EUR": "€", "GBP": "£"}
# What a price is laid beside; each has a response `utter_quote_kind_<kind>` that says so.
KINDS = ("single", "multi", "micro", "year", "year_single", "year_micro")


def money(span: Span, currency: str) -> str:
    """`$350`, `₩300,000–₩400,000`, `120 CHF` where there is no sign."""
    ends = [span.low] if span.low == span.high else [span.low, span.high]
    texts = [f"{end:,.2f}".removesuffix(".00") for end in ends]
    sign = SYMBOLS.get(currency)
    return "–".join(f"{sign}{text}" for text in texts) if sign else f"{'–'.join(texts)} {currency}"


def prices(offer: Offer, guide: Guide, own: Mapping[str, Range]) -> list[Finding]:
    """What there is to say about each price."""
    return [_price(price, offer, guide, own) for price in offer.prices]


def _price(price: Price, offer: Offer, guide: Guide, own: Mapping[str, Range]) -> Finding:
    value = money(price.amount, price.currency)
    if price.per == "unit" and all_units(offer, guide) is None:
        return Finding("price", "unknown", "price_per_unit", value, values={"value": value})
    amount, reckoned = _reckoned(price, offer, guide)
    kind = _kind(price, offer)
    if kind is None:
        ranges = [expected("single", guide, own), expected("multi", guide, own)]
        values = {"value": value, "single": str(ranges[0][0]), "multi": str(ranges[1][0]), "price_by": ranges[0][1]}
        return Finding("price", "unknown", "price_no_area", value, values=values)
    beside, by = expected(kind, guide, own)
    values = {"value": value, **reckoned, "range": str(beside), "price_by": by, "kind": kind}
    if price.currency != beside.unit:
        return Finding("price", "unknown", "price_currency", value, str(beside), values=values)
    verdict: Verdict = "above" if amount.high > beside.high else "below" if amount.low < beside.low else "inside"
    return Finding(
        "price",
        verdict,
        f"price_{verdict}",
        value,
        str(beside),
        None,
        amount,
        beside.low,
        beside.high,
        beside.unit,
        values,
    )


def _kind(price: Price, offer: Offer) -> str | None:
    """Which of the prices it is laid beside; None where nothing says how many areas it is for."""
    count = offer.count()
    if offer.micro:
        return "year_micro" if price.per == "year" else "micro"
    if price.per == "year":
        return "year_single" if count == 1 else "year"
    return None if count is None else "single" if count == 1 else "multi"


def expected(kind: str, guide: Guide, own: Mapping[str, Range]) -> tuple[Range, str]:
    """The range that a kind of price is laid beside, and whose it is.

    The guide's year is four sessions of several areas; for one area, or micro-Botox, four of their own price are counted.
    """
    key = kind.removeprefix("year_")
    beside, by = (own[key], BY_CLINIC) if key in own else (guide.prices.ranges()[key], BY_GUIDE)
    return (beside.times(guide.maintenance.sessions_per_year()[1]) if kind.startswith("year_") else beside), by


def _reckoned(price: Price, offer: Offer, guide: Guide) -> tuple[Span, dict[str, str]]:
    """The amount that is compared; where it is not the one told, `reckoned` names the response that says how it came."""
    count = offer.count() or 1
    if price.per == "unit" and (units := all_units(offer, guide)):
        amount = Span(price.amount.low * units.low, price.amount.high * units.high)
        return amount, {"reckoned": "unit", "amount": money(amount, price.currency), "units": figure(units)}
    if price.per == "area" and count > 1:
        amount = price.amount.times(count)
        return amount, {"reckoned": "area", "amount": money(amount, price.currency), "count": str(count)}
    if price.per == "package" and offer.sessions:
        amount = price.amount.times(1 / offer.sessions)
        return amount, {"reckoned": "package", "amount": money(amount, price.currency), "count": str(offer.sessions)}
    return price.amount, {}


def all_units(offer: Offer, guide: Guide) -> Span | None:
    """The units of the whole offer, both sides counted; None where they are not known."""
    if offer.total:
        return offer.total
    if not offer.doses or {dose.area for dose in offer.doses} != set(offer.areas):
        return None
    low = high = 0.0
    for dose in offer.doses:
        each, side = for_each_side(dose, guide)
        sides = 2 if side else 1
        low, high = low + each.low * sides, high + each.high * sides
    return Span(low, high)
