"""The plan that a patient has made so far, as a plain dict that survives JSON, and what follows from it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Self, get_args

from bot.consult.calendar import Window, next_sessions
from bot.consult.money import Money
from bot.consult.plan import Kind, Priced, quarterly, session_price
from bot.guide.quantity import Range
from bot.guide.records import Guide

# In any currency, more than a session can cost.
MOST_MONEY: Final = 10**9
MONTHS: Final = 12
DOLLARS: Final = "USD"
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which price of a session it goes by, a price that was offered, and the day to start from; each may be unknown.

    `every` are the months between two sessions where the patient wants others than the guide's.
    """

    kind: Kind = "multi"
    quoted: Money | None = None
    start: datetime.date | None = None
    every: int | None = None

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """From what `kept` returned.

        Raises:
            ValueError: it is something else.
        """
        quoted, start = kept.get("quoted"), kept.get("start")
        kind = next((known for known in KINDS if known == kept.get("kind")), None)
        if kind is None:
            raise ValueError(f"a plan's kind is one of {', '.join(KINDS)}, not {kept.get('kind')!r}")
        return cls(
            kind,
            Money(Decimal(quoted[0]), Decimal(quoted[1]), quoted[2]) if quoted else None,
            datetime.date.fromisoformat(start) if start else None,
            kept.get("every"),
        )

    def kept(self) -> dict[str, Any]:
        """As plain data: amounts as text, so that they stay exact."""
        quoted = [str(self.quoted.low), str(self.quoted.high), self.quoted.currency] if self.quoted else None
        start = self.start.isoformat() if self.start else None
        kept = {"kind": self.kind, "quoted": quoted, "start": start}
        return {**kept, "every": self.every} if self.every else kept

    def count(self, guide: Guide) -> int:
        """Sessions in a year."""
        return MONTHS // self.every if self.every else quarterly(guide)

    def priced(self, guide: Guide, own: Mapping[str, Range]) -> Priced:
        """What a session costs, and by whose price."""
        return session_price(self.kind, guide, own, self.quoted)

    def sessions(self, guide: Guide) -> tuple[Window, ...]:
        """When the sessions of the year after the start fall due; none where the start is not known."""
        interval = Range(self.every, self.every, "months") if self.every else guide.maintenance.interval
        return next_sessions(self.start, interval, self.count(guide)) if self.start else ()

    def exported(self, guide: Guide, own: Mapping[str, Range]) -> dict[str, Any]:
        """As the sheet's JSON has it; `dates` are the first days of the windows."""
        priced = self.priced(guide, own)
        found: dict[str, Any] = {
            "per_session": priced.session.ends(),
            "per_year": priced.year(self.count(guide)).ends(),
            "currency": priced.session.currency,
        }
        if self.start:
            found["dates"] = [window.earliest.isoformat() for window in self.sessions(guide)]
        return found

    @staticmethod
    def spoken_cost(exported: Mapping[str, Any], name: str) -> str:
        """One of the two costs of an exported plan, as a sentence shows it."""
        low, high = exported[name]
        return str(Money.told(low, high, exported["currency"]))


def session_offer(quote: Mapping[str, Any] | None) -> Money | None:
    """The price of a session in an offer that was laid beside the guide; None without one, or with several."""
    prices = ((quote or {}).get("offer") or {}).get("prices") or ()
    spans = [(each["amount"], each["currency"]) for each in prices if each.get("per") == "session"]
    if len(spans) != 1:
        return None
    (amount, currency) = spans[0]
    return priced_at(amount["low"], amount["high"], currency)


def priced_at(low: float, high: float, currency: str) -> Money | None:
    """An amount that somebody named, if a session can cost it; without a currency it counts as the guide's."""
    return Money.told(low, high, currency or DOLLARS) if 0 < low <= high <= MOST_MONEY else None
