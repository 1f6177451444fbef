"""A first look at an offer: its units and price beside the guide's ranges."""

from __future__ import annotations

from collections.abc import Sequence

from bot.consult.answers import Reply, compared
from bot.guide.quantity import Range
from bot.guide.records import Guide

Amount = tuple[float, float, str]
SYMBOLS = {"USD": "$", "KRW": "₩", "EUR": "€", "GBP": "£"}


def look_at(
    areas: Sequence[str],
    units: tuple[float, float] | None,
    price: Amount | None,
    guide: Guide,
    own_prices: dict[str, Range] | None = None,
) -> list[Reply]:
    """Replies to an offer: units for one area, the price, what could not be judged; at most two.

    ``price`` is low, high and currency as told; ``own_prices`` are the clinic's, by the guide's keys.
    """
    replies = []
    if len(areas) == 1 and units and guide.dose(areas[0]):
        replies.append(compared(areas[0], units, guide))
    if price:
        replies.append(_price(len(areas), price, {**guide.prices.ranges(), **(own_prices or {})}))
    return replies or [Reply("utter_quote_unknown")]


def _price(areas: int, price: Amount, ranges: dict[str, Range]) -> Reply:
    expected = ranges["multi" if areas > 1 else "single"]
    low, high, currency = price
    if currency != expected.unit:
        return Reply("utter_quote_unknown")
    verdict = "below" if high < expected.low else "above" if low > expected.high else "inside"
    symbol = SYMBOLS.get(currency, "")
    quoted = f"{symbol}{low:,.0f}" if low == high else f"{symbol}{low:,.0f}–{symbol}{high:,.0f}"
    return Reply(f"utter_quote_price_{verdict}", {"quoted": quoted, "price_range": str(expected)})
