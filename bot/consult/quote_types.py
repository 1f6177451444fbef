"""An offer as the patient told it, and what came of laying it beside the guide. Plain records that survive JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

What = Literal["dose", "price", "terms", "claim"]
Verdict = Literal["below", "inside", "above", "flag", "unknown"]
Side = Literal["", "each", "both", "unclear"]
Per = Literal["session", "unit", "area", "year", "package"]

# What a patient is asked for, in this order.
AREAS, UNITS, PRICE = "areas", "units", "price"
PARTS = (AREAS, UNITS, PRICE)


class Span(msgspec.Struct, frozen=True):
    """From `low` to `high`, both included; equal for a single figure."""

    low: float
    high: float

    def times(self, factor: float) -> Span:
        """The same, `factor` times over."""
        return Span(self.low * factor, self.high * factor)


class Dose(msgspec.Struct, frozen=True):
    """Units for one area of the guide; `side` says how a dose for both sides of the face was told."""

    area: str
    units: Span
    side: Side = ""


class Price(msgspec.Struct, frozen=True):
    """An amount of money and what it is for; `currency` is an ISO 4217 code, dollars where nobody named one."""

    amount: Span
    currency: str = "USD"
    per: Per = "session"


class Offer(msgspec.Struct, frozen=True):
    """What a clinic offered.

    `areas` are the guide's ids, `others` areas in the patient's words that the guide does not speak of. `total` are units
    for everything together, `every` the months between sessions, `flags` codes of warning signs that the patient told of,
    `unknown` those of `PARTS` that the patient cannot tell.
    """

    areas: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    area_count: int | None = None
    doses: tuple[Dose, ...] = ()
    total: Span | None = None
    prices: tuple[Price, ...] = ()
    sessions: int | None = None
    every: Span | None = None
    micro: bool = False
    products: tuple[str, ...] = ()
    strange_product: str | None = None
    age: int | None = None
    prepaid: bool = False
    flags: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def count(self) -> int | None:
        """How many areas it is about; None where nothing says."""
        return max(self.area_count or 0, len(self.areas) + len(self.others)) or None

    def missing(self) -> list[str]:
        """What it takes to judge it and has not been told."""
        known = {
            AREAS: bool(self.count() or self.micro),
            UNITS: bool(self.doses or self.total),
            PRICE: bool(self.prices),
        }
        return [part for part in PARTS if not known[part] and part not in self.unknown]

    def empty(self) -> bool:
        """Whether nothing of it is known that could be laid beside the guide."""
        return not (self.doses or self.total or self.prices or self.flags or self.every)


class Finding(msgspec.Struct, frozen=True):
    """One thing of the offer beside the guide.

    `value` and `range` are as people read them. `amount` is the figure offered, `low` and `high` the range that it is laid
    beside, all three in `unit` (units, months, years or a currency), None where there is nothing to draw. `values` fill the
    response `utter_quote_<code>`, which says it, and `utter_question_quote_<code>`, which asks about it; with `reckoned` among
    them, `utter_quote_reckoned_<it>` says how the figure came about, with `kind`, `utter_quote_kind_<it>` what the price is for.
    `areas` are all that a finding about several is about.
    """

    what: What
    verdict: Verdict
    code: str
    value: str
    range: str = ""
    area: str | None = None
    amount: Span | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    values: Mapping[str, str] = {}
    areas: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether it is a matter to ask about."""
        return self.verdict != "inside"

    @property
    def id(self) -> str:
        """The id of the question that it becomes."""
        return "_".join(part for part in ("quote", self.code, self.area) if part)


PUBLIC = ("what", "area", "value", "range", "verdict", "text")


def as_json(finding: Finding, text: str) -> dict[str, Any]:
    """A finding with its sentence, as it is kept; `public` makes the contract's form of it."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(finding))
    return {**built, "text": text}


def public(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a kept finding that the consultation sheet gives out; empty ones are left out."""
    return {name: kept[name] for name in PUBLIC if kept.get(name)}


def offer_from(kept: Mapping[str, Any]) -> Offer:
    """An offer as it was kept.

    Raises:
        msgspec.ValidationError: what was kept is no offer.
    """
    return msgspec.convert(kept, Offer)


def offer_as_json(offer: Offer) -> dict[str, Any]:
    """An offer in a form to keep."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(offer))
    return built
