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

LEFT, RIGHT = 84.0, WIDTH - 128.0
# One bar in a row leaves less height, and its name stands level with it.
ROW, BASE, ROW_OF_ONE, BASE_OF_ONE = 54.0, 33.0, 34.0, 22.0


def draw(guide: Guide, own: Mapping[str, Range], say: Say) -> Picture:
    """One area beside several, by the clinic's prices where it has set them."""
    return draw_prices([session_price("single", guide, own), session_price("multi", guide, own)], guide, say)


def draw_prices(prices: Sequence[Priced], guide: Guide, say: Say, sessions: int | None = None) -> Picture:
    """One or two prices of a session in one currency, over every horizon; so many `sessions` a year, else quarterly."""
    sessions = sessions or quarterly(guide)
    high, base = (ROW_OF_ONE, BASE_OF_ONE) if len(prices) == 1 else (ROW, BASE)
    spans = [over_the_years(priced.year(sessions), guide) for priced in prices]
    named = [say(f"utter_picture_costs_{priced.kind}") for priced in prices]
    every = sessions != quarterly(guide)
    title = say("utter_picture_costs_every", sessions=str(sessions)) if every else say("utter_picture_costs")
    drawing = Drawing(title)
    for name, colour, x in zip(named, (BABY, STANDARD), (20, 140), strict=False):
        drawing.bar(x, 52, x + 14, 12, colour)
        drawing.text(x + 20, 62.5, name, size=13)
    scale = Scale(0, float(max(span[-1].total.high for span in spans)), LEFT, RIGHT)
    rows = list(zip(*spans, strict=True))
    for place, row in enumerate(rows):
        y = 78 + place * high
        drawing.text(20, y + base, spoken_years(row[0].years), bold=True)
        for span, colour, top in zip(row, (BABY, STANDARD), (y + 9, y + 30), strict=False):
            drawing.bar(scale(float(span.total.low)), top, scale(float(span.total.high)), 16, colour)
            drawing.text(scale(float(span.total.high)) + 7, top + 13, str(span.total), size=12)
    note = say("utter_picture_costs_note", whose=" and ".join(dict.fromkeys(WHOSE[priced.by] for priced in prices)))
    end = drawing.note(78 + len(rows) * high + 22, note)
    told = " ".join(
        f"{spoken_years(row[0].years)}: {', '.join(f'{name} {span.total}' for name, span in zip(named, row, strict=True))}."
        for row in rows
    )
    return drawing.picture(end, f"{title}. {told} {note}")
