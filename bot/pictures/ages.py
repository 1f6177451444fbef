"""The ages at which people start, on a line."""

from __future__ import annotations

from bot.consult.sheet import Say
from bot.guide.records import Guide
from bot.pictures.colours import BABY, SOFT_INK, STANDARD
from bot.pictures.svg import WIDTH, Drawing, Picture, Scale

FIRST, LAST, STEP = 20, 40, 5
COLOURS = ("#c98a5b", BABY, STANDARD)


def draw(guide: Guide, say: Say) -> Picture:
    """The guide's stages with what it says of each; the years are Maru's reading, and the picture says so."""
    drawing = Drawing(say("utter_picture_ages"))
    scale = Scale(FIRST, LAST, 28, WIDTH - 28)
    drawing.line(28, 104, WIDTH - 28, 104, SOFT_INK, 1.5)
    for age in range(FIRST, LAST + 1, STEP):
        drawing.line(scale(age), 99, scale(age), 109, SOFT_INK, 1.5)
        drawing.text(scale(age), 128, str(age), size=12.5, fill=SOFT_INK, anchor="middle")
    y = 162.0
    for stage, colour in zip(guide.starting.ages, COLOURS, strict=False):
        years = stage.reading.years
        # Somebody is 26 until the day before the next birthday.
        left, right = scale(years.low), scale(years.high + 1)
        drawing.bar(left + 1, 84, right - 1, 14, colour)
        drawing.text((left + right) / 2, 76, stage.stage, size=12, bold=True, anchor="middle")
        drawing.bar(20, y - 11, 32, 12, colour)
        drawing.text(39, y, stage.stage, size=13, bold=True)
        y = drawing.lines(114, y, stage.text, 42, size=13) + 9
    y = drawing.note(y + 2, f"{guide.starting.earlier} {say('utter_picture_ages_note')}")
    told = " ".join(f"{stage.stage} ({stage.reading.years}): {stage.text}." for stage in guide.starting.ages)
    alt = f"{say('utter_picture_ages')}. {told} {guide.starting.earlier} {say('utter_picture_ages_note')}"
    return drawing.picture(y, alt)
