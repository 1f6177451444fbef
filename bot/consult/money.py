"""Amounts of money from one end to another, in one currency and exact to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Self

from bot.guide.quantity import Range

SYMBOLS: Final = {"USD": "$", "KRW": "₩", "EUR": "€", "GBP": "£", "JPY": "¥"}
# Currencies without a smaller coin.
WHOLE: Final = ("KRW", "JPY")
_CENT, _ONE = Decimal("0.01"), Decimal(1)


@dataclass(frozen=True, slots=True)
class Money:
    """From `low` to `high`, both included; equal ends are one amount. `currency` is an ISO 4217 code.

    Raises ValueError for an amount that is negative, not a number, or runs backwards.
    """

    low: Decimal
    high: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not (self.low.is_finite() and self.high.is_finite() and 0 <= self.low <= self.high):
            raise ValueError("an amount runs from low to high, and neither end is below nothing")

    @classmethod
    def of(cls, price: Range) -> Self:
        """A price of the guide or the clinic."""
        return cls(Decimal(price.low), Decimal(price.high), price.unit)

    @classmethod
    def told(cls, low: float, high: float, currency: str) -> Self:
        """What somebody named: through the digits as written, so that 0.1 stays a tenth; half a cent goes up."""
        step = _ONE if currency in WHOLE else _CENT
        ends = [Decimal(str(end)).quantize(step, ROUND_HALF_UP) for end in (low, high)]
        return cls(min(ends), max(ends), currency)

    def times(self, count: int) -> Money:
        """The same, so many times."""
        return Money(self.low * count, self.high * count, self.currency)

    def ends(self) -> list[int | float]:
        """Both ends as numbers for JSON: whole where they are whole."""
        return [int(end) if end == end.to_integral_value() else float(end) for end in (self.low, self.high)]

    def __str__(self) -> str:
        """As a sentence shows it: `$320–$800`, `₩150,000`, `$87.50`; a currency without a sign by its code."""
        ends = [self.low] if self.low == self.high else [self.low, self.high]
        symbol = SYMBOLS.get(self.currency)
        figures = [f"{end:,.0f}" if end == end.to_integral_value() else f"{end:,.2f}" for end in ends]
        return "–".join(f"{symbol}{figure}" if symbol else f"{figure} {self.currency}" for figure in figures)
