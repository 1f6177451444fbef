"""The check of an offer at the desk: a form in place of a patient's sentences, judged by the same rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from actions.quote import asked_of, said
from bot.consult.quote import doubts, is_for_a_minor, judge
from bot.consult.quote_types import Dose, Offer, Per, Price, Side, Span
from bot.guide.load import guide
from bot.sentences import clinic

PER: Final = ("session", "unit", "area", "year", "package")
CURRENCIES: Final = ("USD", "KRW", "EUR", "GBP", "JPY", "CNY")
FLAGS: Final = ("ongoing_pressure", "stops_ageing", "same_dose", "no_expectations")
MOST_UNITS, MOST_PRICE, MOST_SESSIONS = 500.0, 100_000_000.0, 100
YOUNGEST, OLDEST = 1, 120
_SPAN = re.compile(r"(?P<low>\d{1,9}(?:\.\d{1,2})?)(?:\s*(?:-|–|to)\s*(?P<high>\d{1,9}(?:\.\d{1,2})?))?")


@dataclass(frozen=True)
class Read:
    """The offer in a form, and by field what is wrong with it."""

    offer: Offer
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """A finding with its sentence."""

    verdict: str
    text: str


@dataclass(frozen=True)
class Looked:
    """What came of it; a minor's offer is not judged."""

    minor: bool
    findings: tuple[Said, ...] = ()
    questions: tuple[str, ...] = ()


class _Form:
    """Reads fields one by one and remembers what is wrong."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given, self.problems = given, dict[str, str]()

    def text(self, name: str) -> str:
        return self.given.get(name, "").strip().replace(",", "")

    def span(self, name: str, most: float) -> Span | None:
        written = self.text(name)
        if not written:
            return None
        match = _SPAN.fullmatch(written)
        low = float(match["low"]) if match else 0.0
        high = float(match["high"] or match["low"]) if match else 0.0
        if match is None or not 0 < low <= high <= most:
            self.problems[name] = f"Write a number above 0 and up to {most:,.0f}, or two such as 8-10."
            return None
        return Span(low, high)

    def whole(self, name: str, least: int, most: int) -> int | None:
        written = self.text(name)
        if not written:
            return None
        if not (written.isascii() and written.isdigit() and least <= int(written[:6]) <= most and len(written) <= 6):
            self.problems[name] = f"Write a whole number from {least} to {most}."
            return None
        return int(written)

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        value = self.given.get(name) or known[0]
        if value not in known:
            self.problems[name] = f"Choose one of {', '.join(known)}."
            return known[0]
        return value


def read_form(given: Mapping[str, str]) -> Read:
    """The offer in the fields of a form: units by area (`units_<area>`), price, terms, age."""
    form = _Form(given)
    found: list[Dose] = []
    areas: list[str] = []
    for area in guide().areas:
        units = form.span(f"units_{area.id}", MOST_UNITS)
        if units is not None or given.get(f"has_{area.id}") == "on":
            areas.append(area.id)
        if units is not None:
            side: Side = "each" if area.per_side and form.one_of("sides", ("each", "both")) == "each" else "both"
            found.append(Dose(area.id, units, side if area.per_side else ""))
    price = form.span("price", MOST_PRICE)
    per = form.one_of("per", PER)
    currency = form.one_of("currency", CURRENCIES)
    offer = Offer(
        areas=tuple(areas),
        doses=tuple(found),
        total=form.span("total", MOST_UNITS),
        prices=(Price(price, currency, cast(Per, per)),) if price else (),
        sessions=form.whole("sessions", 1, MOST_SESSIONS),
        every=form.span("every", 60),
        micro=given.get("micro") == "on",
        age=form.whole("age", YOUNGEST, OLDEST),
        prepaid=given.get("prepaid") == "on",
        flags=tuple(flag for flag in FLAGS if given.get(flag) == "on"),
    )
    if not form.problems and offer.empty() and offer.age is None and not offer.prepaid:
        form.problems["price"] = "Write units, a price or terms; there is nothing to lay beside the guide yet."
    return Read(offer, form.problems)


def look_at(read: Read) -> Looked:
    """What there is to say about an offer, the doubts first, and the questions that come of them."""
    if is_for_a_minor(read.offer):
        return Looked(minor=True)
    findings = judge(read.offer, guide(), clinic().prices.ranges())
    told = tuple(Said(each.verdict, said(each)) for each in findings)
    return Looked(minor=False, findings=told, questions=tuple(asked_of(each) for each in doubts(findings)))
