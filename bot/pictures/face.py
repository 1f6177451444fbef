"""A face with the areas that the guide names."""

from __future__ import annotations

from bot.consult.sheet import Say
from bot.guide.records import Guide
from bot.pictures.colours import ACCENT, BABY, INK, SOFT_INK
from bot.pictures.svg import Drawing, Picture

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
# Where an area lies: ellipses as (x, y, rx, ry); where its label stands, and which spot the line to it meets.
PLACES: dict[str, tuple[tuple[tuple[int, int, int, int], ...], tuple[int, int], tuple[int, int]]] = {
    "area_forehead": (((320, 132, 68, 26),), (24, 120), (252, 132)),
    "area_glabella": (((320, 190, 15, 20),), (460, 150), (335, 188)),
    "area_crows_feet": (((238, 222, 13, 18), (402, 222, 13, 18)), (460, 222), (415, 222)),
    "area_bunny_lines": (((307, 250, 9, 13), (333, 250, 9, 13)), (24, 250), (298, 250)),
    "area_lip_flip": (((320, 314, 24, 6),), (460, 314), (344, 314)),
    "area_masseter": (((240, 300, 15, 30), (400, 300, 15, 30)), (24, 336), (226, 312)),
}
RIGHT_HALF, LABEL = 320, 156


def draw(guide: Guide, say: Say, marked: str | None = None) -> Picture:
    """Every area with its name and what it is treated for; `marked` stands out."""
    drawing = Drawing(say("utter_picture_face"))
    for markup in OUTLINE:
        drawing.shape(markup)
    for area in guide.areas:
        spots, (x, y), (to_x, to_y) = PLACES[area.id]
        strong = marked in (None, area.id)
        for cx, cy, rx, ry in spots:
            drawing.shape(
                f'<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}" fill="{BABY}" fill-opacity="{0.45 if strong else 0.15}"/>'
            )
        drawing.line(x - 6 if x > RIGHT_HALF else x + LABEL, y, to_x, to_y, SOFT_INK)
        drawing.text(x, y - 2, area.name, size=14, bold=True, fill=ACCENT if strong else SOFT_INK)
        drawing.lines(x, y + 15, area.addresses, 25, size=12)
    told = " ".join(
        say("utter_picture_face_row", area_name=a.name, place=a.place, addresses=a.addresses) for a in guide.areas
    )
    return drawing.picture(412, f"{say('utter_picture_face')}. {told}")
