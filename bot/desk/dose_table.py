"""The guide's table of doses as the front desk reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guide.facts import dose_sum, joined
from bot.guide.load import guide
from bot.guide.quantity import Range


@dataclass(frozen=True)
class Row:
    """One area; ``baby`` and ``standard`` for each side where ``per_side``, and then doubled in the ``_both`` ones."""

    area: str
    name: str
    per_side: bool
    baby: Range
    standard: Range
    baby_both: Range
    standard_both: Range


@dataclass(frozen=True)
class Total:
    """The units of several areas together, both sides counted."""

    names: str
    baby: Range
    standard: Range


def rows() -> list[Row]:
    """All areas with a dose, in the guide's order."""
    found = []
    for area in guide().dosed():
        dose = guide().dose(area.id)
        assert dose is not None
        double = area.per_side
        found.append(
            Row(
                area.id,
                area.name,
                double,
                dose.baby,
                dose.standard,
                dose.baby.doubled() if double else dose.baby,
                dose.standard.doubled() if double else dose.standard,
            )
        )
    return found


def total(areas: Sequence[str]) -> Total | None:
    """The sum over areas of the table; None for none."""
    baby, standard = dose_sum(guide(), areas, "baby"), dose_sum(guide(), areas, "standard")
    if baby is None or standard is None:
        return None
    named = [guide().area(area) for area in areas]
    return Total(joined([f"both {area.name}" if area.per_side else area.name for area in named]), baby, standard)
