"""Offers to look at, one of each kind."""

from __future__ import annotations

from bot.consult.answers import Question
from bot.consult.quote_types import Dose, Offer, Price, Span
from bot.guide.names import AREAS


def offers() -> list[Offer]:
    """Offers of every kind: below, inside and above every range, and what cannot be judged."""
    figures = [Span(amount, amount) for amount in (0.5, 3, 10, 24, 40, 90)]
    found = [
        Offer(areas=(area,), doses=(Dose(area, units, side),), age=age, unknown=("price",))
        for area in AREAS for units in figures for side in ("each", "both", "unclear") for age in (None, 24)
    ]  # fmt: skip
    found += [Offer(areas=areas, total=units, unknown=("price",)) for areas in ((), AREAS[:2]) for units in figures]
    found += [Offer(micro=True, total=units, unknown=("price",)) for units in figures]
    prices = [Price(Span(amount, amount), currency, per) for amount in (1, 100, 5_000) for currency in ("USD", "EUR")
              for per in ("session", "unit", "area", "year", "package")]  # fmt: skip
    for price in prices:
        found += [
            Offer(areas=AREAS[:1], prices=(price,), sessions=4, doses=(Dose(AREAS[0], Span(10, 10)),)),
            Offer(areas=AREAS[:2], prices=(price,), unknown=("units",)),
            Offer(micro=True, prices=(price,), unknown=("units",)),
            Offer(prices=(price,), unknown=("areas", "units")),
        ]
    codes = ("ongoing_pressure", "stops_ageing", "same_dose", "no_expectations", "permanent")
    found += [Offer(flags=(code,), unknown=("areas", "units", "price")) for code in codes]
    found += [Offer(every=Span(months, months), prepaid=True, flags=codes[1:4]) for months in (1, 3, 6)]
    found += [
        Offer(products=("nabota",), age=20),
        Offer(strange_product="foo", age=50),
        Offer(others=("neck",), age=28),
    ]
    return [*found, Offer(age=15), Offer()]


def questions_of_plans(areas: tuple[str, ...]) -> list[Question]:
    """Plans at an interval of the patient's own, and an amount without a currency."""
    text = "a year at that price per session, every 4 months, from today"
    asked: list[Question] = [Question("ask_cost_over_time", "I pay 150 per session", money=(150.0, 150.0, ""))]
    for intent in ("plan_dates", "ask_cost_over_time"):
        asked += [
            Question(intent, text),
            Question(intent, text, areas),
            Question(intent, text, money=(350, 350, "USD")),
        ]
    return asked
