"""Ages, units, money, durations, sessions and dates in a spaCy document, with normalised values.

Each quantity is a number (digits, words, or a range of two) whose neighbours tell what it counts. A number without such a
neighbour stays a plain number and becomes no entity: "11s" are lines, "12 weeks pregnant" is no age, "2 years ago" no price.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from bot.nlu.ages import AGE_LIMITS, age, born, decade
from bot.nlu.amounts import money, units
from bot.nlu.dates import dated
from bot.nlu.numbers import Found, Pieces
from bot.nlu.times import duration, sessions, told_sessions, without_number

__all__ = ["AGE_LIMITS", "Quantity", "quantities"]


@dataclass(frozen=True)
class Quantity:
    """One quantity: entity name, token range ``[start, end)`` and its value.

    ``age`` is a number of years, ``date`` is ``YYYY-MM-DD``; everything else is ``{"low", "high", "unit"}``. The unit of money
    is "" where no currency is told; that of sessions is "sessions", "per_year" (month, week) or "ordinal" ("my second time").
    ``role`` says more where the words do: "each_side", "per_droplet" (units), "per_unit", "per_area", "per_session",
    "per_month", "per_year" (money), "ago", "in", "every", "for" (duration).
    """

    label: str
    start: int
    end: int
    value: int | str | dict[str, float | str]
    role: str | None = None


def quantities(doc: Doc, today: date | None = None) -> list[Quantity]:
    """All quantities of a document, in order; without ``today`` nothing that depends on it ("tomorrow", "born in 1999")."""
    pieces = Pieces(doc.text)
    quantities: list[Quantity] = []
    last = -1
    for found in _apart(sorted(_found(pieces, today), key=lambda each: (each.start, -each.end))):
        span = doc.char_span(pieces.all[found.start].start, pieces.all[found.end - 1].end, alignment_mode="expand")
        if span is not None and span.start >= last:
            quantities.append(Quantity(found.label, span.start, span.end, found.value, found.role))
            last = span.end
    return quantities


def _found(pieces: Pieces, today: date | None) -> Iterator[Found]:
    for at in range(len(pieces.all)):
        named = (
            dated(pieces, at, today)
            or (today and born(pieces, at, today))
            or decade(pieces, at)
            or without_number(pieces, at)
            or told_sessions(pieces, at)
        )
        if named:
            yield named
    for number in pieces.numbers:
        counted = (
            money(pieces, number)
            or units(pieces, number)
            or age(pieces, number)
            or sessions(pieces, number)
            or duration(pieces, number)
        )
        if counted:
            yield counted


def _apart(found: list[Found]) -> Iterator[Found]:
    """Of two that overlap, the first."""
    end = 0
    for each in found:
        if each.start >= end:
            yield each
            end = each.end
