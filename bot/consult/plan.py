"""What keeping it up costs: a year of quarterly sessions, and what the years add up to.

Every figure comes from the guide, from the clinic's own prices or from an offer that the patient names; nothing is estimated
beside them, so prices are taken to stay as they are, which sentences have to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bot.consult.money import Money
from bot.guide.facts import BY_CLINIC, BY_GUIDE
from bot.guide.quantity import Range
from bot.guide.records import Guide

By = Literal["guide", "clinic", "quote"]
Kind = Literal["single", "multi", "micro"]

# Besides the guide's own horizon (`LongTerm.cost_years`).
HORIZONS: Final = (1, 5, 10)
MOST_YEARS: Final = 60
BY_QUOTE: Final = "the offer"
WHOSE: Final[dict[By, str]] = {"guide": BY_GUIDE, "clinic": BY_CLINIC, "quote": BY_QUOTE}
_KINDS: Final[tuple[Kind, ...]] = ("single", "multi", "micro")


@dataclass(frozen=True, slots=True)
class Priced:
    """The price of a session: `kind` is the guide's key it goes by, `by` says whose price it is."""

    session: Money
    kind: Kind
    by: By

    def year(self, sessions: int) -> Money:
        """A year of so many sessions."""
        return self.session.times(sessions)


@dataclass(frozen=True, slots=True)
class Span:
    """What some years add up to."""

    years: int
    total: Money


def quarterly(guide: Guide) -> int:
    """Sessions in a year at the guide's shorter interval, by which it counts a year's price."""
    return guide.maintenance.sessions_per_year()[1]


def session_price(kind: Kind, guide: Guide, own: Mapping[str, Range], quoted: Money | None = None) -> Priced:
    """What one session costs: by the offer if there is one, else by the clinic, else by the guide."""
    if quoted is not None:
        return Priced(quoted, kind, "quote")
    if kind in own:
        return Priced(Money.of(own[kind]), kind, "clinic")
    return Priced(Money.of(guide.prices.ranges()[kind]), kind, "guide")


def kind_of(areas: Sequence[str], micro: bool = False) -> Kind:
    """Which of the guide's prices fits: micro-Botox, several areas, or one."""
    return "micro" if micro else "multi" if len(areas) > 1 else "single"


def stated_year(guide: Guide, own: Mapping[str, Range]) -> tuple[Money, By]:
    """A year as the clinic or the guide states it, not as it is counted from a session."""
    return (Money.of(own["year"]), "clinic") if "year" in own else (Money.of(guide.prices.year), "guide")


def stands_for(guide: Guide) -> tuple[Kind, ...]:
    """The prices of a session that, taken quarterly, come to exactly the year that the guide states.

    The guide does not say what its year counts; this does. It is the price of several areas, and not that of one.
    """
    prices, year = guide.prices.ranges(), guide.prices.year
    return tuple(kind for kind in _KINDS if prices[kind].times(quarterly(guide)) == year)


def horizons(guide: Guide) -> tuple[int, ...]:
    """The numbers of years that are worth a sum, the guide's own last."""
    return (*(years for years in HORIZONS if years < guide.long_term.cost_years), guide.long_term.cost_years)


def adds_up(year: Money, years: int) -> Money:
    """What so many years come to at today's prices.

    Raises:
        ValueError: fewer than one year, or more than anybody plans.
    """
    if not 1 <= years <= MOST_YEARS:
        raise ValueError(f"years must be from 1 to {MOST_YEARS}, not {years}")
    return year.times(years)


def over_the_years(year: Money, guide: Guide) -> tuple[Span, ...]:
    """A year's cost over every horizon."""
    return tuple(Span(years, adds_up(year, years)) for years in horizons(guide))
