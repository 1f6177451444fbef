"""Units of an offer beside the guide's table, or beside its figures for micro-Botox, which are never mixed."""

from __future__ import annotations

from bot.consult.candidacy import THIRTIES
from bot.consult.quote_types import Dose, Finding, Offer, Side, Span, Verdict
from bot.guide.facts import dose_sum, joined
from bot.guide.quantity import Range
from bot.guide.records import Guide

EACH, TOGETHER = " each side", " for both sides together"


def figure(span: Span, word: str = "units") -> str:
    """`25 units`, `8–10 units`, `1 unit`."""
    low, high = (f"{end:,.1f}".removesuffix(".0") for end in (span.low, span.high))
    amount = low if low == high else f"{low}–{high}"
    return f"{amount} {word.removesuffix('s') if span.high == 1 else word}"


def doses(offer: Offer, guide: Guide) -> list[Finding]:
    """What there is to say about the units, area by area."""
    if offer.micro:
        return _micro(offer, guide)
    found = [finding for dose in offer.doses for finding in _area(dose, guide)]
    found += _total(offer, guide)
    found += [Finding("dose", "unknown", "area_not_covered", other, values={"other": other}) for other in offer.others]
    return [*found, *_aggressive(offer, guide), *_products(offer)]


def _area(dose: Dose, guide: Guide) -> list[Finding]:
    """One area, for each side where the guide counts so; told unclearly, both readings count."""
    area, table = guide.area(dose.area), guide.dose(dose.area)
    if table is None:
        values = {"area_name": area.name, "value": figure(dose.units)}
        return [Finding("dose", "unknown", "dose_not_covered", values["value"], area=dose.area, values=values)]
    units, side = for_each_side(dose, guide)
    code, verdict = _verdict(units, table.baby, table.standard)
    suffix = EACH if area.per_side else ""
    told = figure(dose.units) + (TOGETHER if side == "both" else suffix)
    values = {
        "area_name": area.name,
        "value": told,
        **({"reckoned": "both", "amount": f"{figure(units)}{EACH}"} if side == "both" else {}),
        "baby": f"{table.baby}{suffix}",
        "standard": f"{table.standard}{suffix}",
    }
    main = Finding(
        "dose", verdict, f"dose_{code}", told, str(table.baby) + suffix, dose.area, units, table.baby.low, table.baby.high,
        "units", values,
    )  # fmt: skip
    return [main, _unclear(dose, side, area.name, guide)] if side and dose.side == "unclear" else [main]


def for_each_side(dose: Dose, guide: Guide) -> tuple[Span, Side]:
    """The units as the table counts them, and how they were read.

    Told without a side, units count for each side, unless only half of them would lie within what the table gives.
    """
    table = guide.dose(dose.area)
    if not guide.area(dose.area).per_side or table is None:
        return dose.units, ""
    half = dose.units.times(0.5)
    if dose.side == "both" or (
        dose.side == "unclear" and dose.units.high > table.standard.high and half.low >= table.baby.low
    ):
        return half, "both"
    return dose.units, "each"


def _unclear(dose: Dose, side: Side, name: str, guide: Guide) -> Finding:
    table = guide.dose(dose.area)
    assert table is not None
    other = dose.units if side == "both" else dose.units.times(0.5)
    _, verdict = _verdict(other, table.baby, table.standard)
    values = {"area_name": name, "value": figure(dose.units), "other": figure(other) + EACH}
    code = f"side_read_as_{side}"
    return Finding(
        "dose",
        "unknown",
        code,
        values["value"],
        str(table.baby) + EACH,
        dose.area,
        values={**values, "verdict": verdict},
    )


def _verdict(units: Span, baby: Range, standard: Range) -> tuple[str, Verdict]:
    """Beside the baby dose; above it, whether the standard adult dose still holds it."""
    if units.high > standard.high:
        return "above_both", "above"
    if units.high > baby.high:
        return "above_baby", "above"
    return ("below", "below") if units.low < baby.low else ("inside", "inside")


def _total(offer: Offer, guide: Guide) -> list[Finding]:
    """Units for everything together, beside the sum of the table."""
    if offer.total is None:
        return []
    value = figure(offer.total)
    baby, standard = dose_sum(guide, offer.areas, "baby"), dose_sum(guide, offer.areas, "standard")
    if baby is None or standard is None or offer.others or (offer.area_count or 0) > len(offer.areas):
        return [Finding("dose", "unknown", "total_unclear", value, values={"value": value})]
    code, verdict = _verdict(offer.total, baby, standard)
    named = joined(
        [
            f"both {guide.area(area).name}" if guide.area(area).per_side else guide.area(area).name
            for area in offer.areas
        ]
    )
    values = {"value": value, "area_names": named, "baby": str(baby), "standard": str(standard)}
    return [
        Finding(
            "dose", verdict, f"total_{code}", value, str(baby), None, offer.total, baby.low, baby.high, "units", values
        )
    ]


def _micro(offer: Offer, guide: Guide) -> list[Finding]:
    if offer.total is None:
        return []
    total, value = guide.micro_botox.total, figure(offer.total)
    verdict: Verdict = (
        "above" if offer.total.high > total.high else "below" if offer.total.low < total.low else "inside"
    )
    values = {"value": value, "range": str(total)}
    return [
        Finding(
            "dose",
            verdict,
            f"micro_{verdict}",
            value,
            str(total),
            None,
            offer.total,
            total.low,
            total.high,
            "units",
            values,
        )
    ]


def _aggressive(offer: Offer, guide: Guide) -> list[Finding]:
    """The guide's warning sign of a high dose for a young patient: a full adult dose, or more, before thirty."""
    if offer.age is None or offer.age >= THIRTIES:
        return []
    full = [dose for dose in offer.doses if _full(dose, guide)]
    if not full:
        return []
    names = joined([guide.area(dose.area).name for dose in full])
    values = {"area_names": names, "age": str(offer.age)}
    areas = tuple(dose.area for dose in full)
    return [Finding("dose", "flag", "aggressive_dose", names, area=areas[0], values=values, areas=areas)]


def _full(dose: Dose, guide: Guide) -> bool:
    table = guide.dose(dose.area)
    return table is not None and for_each_side(dose, guide)[0].high >= table.standard.low


def _products(offer: Offer) -> list[Finding]:
    """Units of one product are not units of another, and the table names none."""
    if offer.products:
        names = joined([product.title() for product in offer.products])
        return [Finding("dose", "unknown", "product", names, values={"product_names": names})]
    if offer.strange_product:
        name = offer.strange_product.title()
        return [Finding("dose", "unknown", "product_unknown", name, values={"product_names": name})]
    return []
