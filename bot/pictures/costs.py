"""What quarterly sessions add up to over the years, as bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.consult.plan import WHOSE, Priced, over_the_years, quarterly, session_price
from bot.consult.plan_words import spoken_years
from bot.consult.sheet import Say
from bot.guide.quantity import Range
from bot.guide.records import Guide
from bot.pictures.colours import BABY, STANDARD
from bot.pictures.svg import WIDTH, Drawing, Picture, Scale

LEFT, RIGHT, ROW = 84.0, WIDTH - 128.0, 54.0


def draw(guide: Guide, own: Mapping[str, Range], say: Say) -> Picture:
    """One area beside several, by the clinic's prices where it has set them."""
    return draw_prices([session_price("single", guide, own), session_price("multi", guide, own)], guide, say)


def draw_prices(prices: Sequence[Priced], guide: Guide, say: Say) -> Picture:
    """One or two prices of a session in one currency, over every horizon."""
    spans = [over_the_years(priced.year(quarterly(guide)), guide) for priced in prices]
    named = [say(f"utter_picture_costs_{priced.kind}") for priced in prices]
    drawing = Drawing(say("utter_picture_costs"))
    for name, colour, x in zip(named, (BABY, STANDARD), (20, 140), strict=False):
        drawing.bar(x, 52, x + 14, 12, colour)
        drawing.text(x + 20, 62.5, name, size=13)
    scale = Scale(0, float(max(span[-1].total.high for span in spans)), LEFT, RIGHT)
    rows = list(zip(*spans, strict=True))
    for place, row in enumerate(rows):
        y = 78 + place * ROW
        drawing.text(20, y + 33, spoken_years(row[0].years), bold=True)
        for span, colour, top in zip(row, (BABY, STANDARD), (y + 9, y + 30), strict=False):
            drawing.bar(scale(float(span.total.low)), top, scale(float(span.total.high)), 16, colour)
            drawing.text(scale(float(span.total.high)) + 7, top + 13, str(span.total), size=12)
    note = say("utter_picture_costs_note", whose=" and ".join(dict.fromkeys(WHOSE[priced.by] for priced in prices)))
    end = drawing.note(78 + len(rows) * ROW + 22, note)
    told = " ".join(
        f"{spoken_years(row[0].years)}: {', '.join(f'{name} {span.total}' for name, span in zip(named, row, strict=True))}."
        for row in rows
    )
    return drawing.picture(end, f"{say('utter_picture_costs')}. {told} {note}")
