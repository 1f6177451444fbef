"""A face with the areas that the guide names."""

from __future__ import annotations

from bot.consult.sheet import Say
from bot.guide.records import Guide
from bot.pictures.colours import BABY, INK, PAPER, SOFT_INK, TINT
from bot.pictures.svg import WIDTH, Drawing, Picture

LINE = f'fill="none" stroke="{INK}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
OUTLINE = (
    f'<path {LINE} d="M212 210 C208 120 262 76 320 76 C378 76 432 120 428 210 C426 262 412 312 384 346 '
    'C360 374 340 384 320 384 C300 384 280 374 256 346 C228 312 214 262 212 210 Z"/>',
    f'<path {LINE} d="M250 196 Q272 182 298 192"/><path {LINE} d="M342 192 Q368 182 390 196"/>',
    f'<path {LINE} d="M254 220 Q274 206 296 221 Q274 232 254 220 Z"/>',
    f'<path {LINE} d="M344 221 Q366 206 386 220 Q366 232 344 221 Z"/>',
    f'<circle cx="275" cy="219" r="6" fill="{INK}"/><circle cx="365" cy="219" r="6" fill="{INK}"/>',
    f'<path {LINE} d="M314 214 Q310 262 303 274 Q320 286 337 274 Q330 262 326 214"/>',
    f'<path {LINE} d="M290 322 Q306 312 320 317 Q334 312 350 322 Q320 344 290 322 Z"/>',
    f'<path {LINE} d="M290 322 Q320 328 350 322"/>',
)
# Where an area lies: ellipses as (x, y, rx, ry), the number stands in the last.
PLACES: dict[str, tuple[tuple[int, int, int, int], ...]] = {
    "area_glabella": ((320, 190, 16, 21),),
    "area_forehead": ((320, 130, 68, 27),),
    "area_crows_feet": ((238, 222, 14, 18), (402, 222, 14, 18)),
    "area_bunny_lines": ((306, 250, 10, 13), (334, 250, 10, 13)),
    "area_lip_flip": ((320, 314, 26, 8),),
    "area_masseter": ((240, 300, 16, 30), (400, 300, 16, 30)),
}
# From the outline's own middle to the card's.
ACROSS, LIST, ROW = WIDTH / 2 - 320, 404.0, 38.0


def draw(guide: Guide, say: Say, marked: str | None = None) -> Picture:
    """Every area with its name and what it is treated for; `marked` stands out."""
    drawing = Drawing(say("utter_picture_face"))
    drawing.shape(f'<g transform="translate({ACROSS:g} -22)">')
    for markup in OUTLINE:
        drawing.shape(markup)
    for number, area in enumerate(guide.areas, start=1):
        _spots(drawing, number, PLACES[area.id], marked in (None, area.id))
    drawing.shape("</g>")
    for place, area in enumerate(guide.areas):
        y = LIST + place * ROW
        if marked == area.id:
            drawing.bar(8, y - 19, WIDTH - 8, ROW - 2, TINT, 8)
        drawing.circle(31, y, 11, BABY)
        drawing.text(31, y + 4.5, str(place + 1), size=13, fill=PAPER, bold=True, anchor="middle")
        drawing.text(52, y - 1, area.name, bold=True)
        drawing.text(52, y + 14, area.addresses, size=12, fill=SOFT_INK)
    told = " ".join(
        say("utter_picture_face_row", area_name=area.name, place=area.place, addresses=area.addresses)
        for area in guide.areas
    )
    return drawing.picture(LIST + len(guide.areas) * ROW, f"{say('utter_picture_face')}. {told}")


def _spots(drawing: Drawing, number: int, spots: tuple[tuple[int, int, int, int], ...], strong: bool) -> None:
    opacity = 0.5 if strong else 0.15
    for x, y, across, down in spots:
        drawing.shape(f'<ellipse cx="{x}" cy="{y}" rx="{across}" ry="{down}" fill="{BABY}" fill-opacity="{opacity}"/>')
    x, y, _, _ = spots[-1]
    drawing.circle(x, y, 10, BABY if strong else SOFT_INK)
    drawing.text(x, y + 4.5, str(number), size=12.5, fill=PAPER, bold=True, anchor="middle")
