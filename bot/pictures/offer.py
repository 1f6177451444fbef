"""An offer beside the guide: each range as a band, and where the offer lies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.consult.sheet import Say
from bot.pictures.colours import INSIDE, OUTSIDE, RULE, SOFT_INK
from bot.pictures.fonts import drawable
from bot.pictures.svg import WIDTH, Drawing, Picture, Scale

LEFT, RIGHT, ROW = 24.0, WIDTH - 24.0, 90.0
MOST = 6
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Band:
    """A range that the guide gives, and what was offered; all in one unit."""

    name: str
    low: float
    high: float
    offered: tuple[float, float]
    shown: str
    range: str
    inside: bool


def bands(findings: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[Band]:
    """What can be drawn of a quote's findings: those with a figure and a range. `names` are areas by id."""
    found = []
    for finding in findings:
        value, ends = _offered(finding), _range(finding)
        if value is None or ends is None or finding.get("verdict") not in ("below", "inside", "above"):
            continue
        name = names.get(str(finding.get("area")), str(finding["what"]))
        inside = finding["verdict"] == "inside"
        shown = drawable(str(finding["value"]))[:40]
        found.append(Band(name, *ends, value, shown, str(finding["range"]), inside))
    return found[:MOST]


def _offered(finding: Mapping[str, Any]) -> tuple[float, float] | None:
    """The figure of a finding: as it was measured, or else as it is written."""
    amount = finding.get("amount")
    return (amount["low"], amount["high"]) if amount else _figures(finding.get("value"))


def _range(finding: Mapping[str, Any]) -> tuple[float, float] | None:
    low, high = finding.get("low"), finding.get("high")
    return (low, high) if low is not None and high is not None else _figures(finding.get("range"))


def _figures(text: object) -> tuple[float, float] | None:
    found = [float(figure.replace(",", "")) for figure in _NUMBER.findall(str(text or ""))][:2]
    return (min(found), max(found)) if found else None


def draw(found: Sequence[Band], say: Say) -> Picture | None:
    """The bands one below the other; None where there is nothing to draw."""
    if not found:
        return None
    drawing = Drawing(say("utter_picture_offer"))
    for place, band in enumerate(found):
        y = 64 + place * ROW
        scale = Scale(0, max(band.high, band.offered[1]) * 1.15, LEFT, RIGHT)
        drawing.text(LEFT, y + 12, band.name, bold=True)
        drawing.line(LEFT, y + 47, RIGHT, y + 47, RULE, 2)
        drawing.bar(scale(band.low), y + 40, scale(band.high), 14, "#b9d3c1", 4)
        drawing.text(
            (scale(band.low) + scale(band.high)) / 2, y + 72, band.range, size=12, fill=SOFT_INK, anchor="middle"
        )
        colour = INSIDE if band.inside else OUTSIDE
        at = [scale(amount) for amount in band.offered]
        drawing.line(at[0], y + 47, at[1], y + 47, colour, 4)
        for x in at:
            drawing.circle(x, y + 47, 7, colour)
        middle = min(max(sum(at) / 2, LEFT + 60), RIGHT - 60)
        drawing.text(middle, y + 31, band.shown, size=13, fill=colour, bold=True, anchor="middle")
    end = drawing.note(64 + len(found) * ROW + 14, say("utter_picture_offer_note"))
    told = " ".join(say("utter_picture_offer_row", name=b.name, offered=b.shown, range=b.range) for b in found)
    return drawing.picture(end, f"{say('utter_picture_offer')}. {told}")
