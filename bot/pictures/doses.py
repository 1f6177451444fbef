"""The guide's table of doses as bars: baby beside standard, area by area."""

from __future__ import annotations

from bot.consult.sheet import Say
from bot.guide.records import Area, Guide
from bot.pictures.colours import BABY, SOFT_INK, STANDARD, TINT
from bot.pictures.svg import WIDTH, Drawing, Picture, Scale

LEFT, RIGHT, ROW, TICK = 112.0, WIDTH - 90.0, 54.0, 5


def draw(guide: Guide, say: Say, marked: str | None = None) -> Picture:
    """All areas that have a dose; `marked` is the id of the one that is asked about."""
    areas = guide.dosed()
    drawing = Drawing(say("utter_picture_doses"))
    _key(drawing, say)
    highest = max(dose.standard.high for dose in guide.doses)
    scale = Scale(0, highest, LEFT, RIGHT)
    top, bottom = 80.0, 80.0 + ROW * len(areas)
    if marked in [area.id for area in areas]:
        place = [area.id for area in areas].index(str(marked))
        drawing.bar(8, top + place * ROW + 2, WIDTH - 8, ROW - 4, TINT, 8)
    for tick in range(0, highest + 1, TICK):
        drawing.line(scale(tick), top, scale(tick), bottom)
        drawing.text(scale(tick), bottom + 18, str(tick), size=12, fill=SOFT_INK, anchor="middle")
    for place, area in enumerate(areas):
        _row(drawing, guide, area, top + place * ROW, scale, say)
    end = drawing.note(bottom + 44, say("utter_picture_doses_note"))
    rows = " ".join(_in_words(guide, area, say) for area in areas)
    return drawing.picture(end, f"{say('utter_picture_doses')}: {rows} {say('utter_picture_doses_note')}")


def _key(drawing: Drawing, say: Say) -> None:
    drawing.bar(20, 52, 34, 12, BABY)
    drawing.text(40, 62.5, say("utter_picture_baby"), size=13)
    drawing.bar(140, 52, 154, 12, STANDARD)
    drawing.text(160, 62.5, say("utter_picture_standard"), size=13)


def _row(drawing: Drawing, guide: Guide, area: Area, y: float, scale: Scale, say: Say) -> None:
    dose = guide.dose(area.id)
    assert dose is not None
    drawing.text(20, y + (26 if area.per_side else 33), area.name, bold=True)
    if area.per_side:
        drawing.text(20, y + 43, say("utter_picture_each_side"), size=12, fill=SOFT_INK)
    for units, top, colour in ((dose.baby, y + 9, BABY), (dose.standard, y + 30, STANDARD)):
        drawing.bar(scale(units.low), top, scale(units.high), 16, colour)
        drawing.text(scale(units.high) + 7, top + 13, str(units), size=12)


def _in_words(guide: Guide, area: Area, say: Say) -> str:
    dose = guide.dose(area.id)
    assert dose is not None
    side = f" {say('utter_picture_each_side')}" if area.per_side else ""
    values = {"area_name": area.name, "baby": f"{dose.baby}{side}", "standard": f"{dose.standard}{side}"}
    return say("utter_picture_doses_row", **values)
