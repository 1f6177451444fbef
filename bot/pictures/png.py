"""From SVG to PNG, for messaging apps, which show nothing else."""

from __future__ import annotations

import resvg_py

from bot.pictures.fonts import KOREAN, MAIN, SYMBOLS, font_file

ZOOM = 2


def as_png(svg: str) -> bytes:
    """The drawing in pixels, twice its size, with the project's own typefaces and none of the machine's."""
    files = [str(font_file(MAIN)), str(font_file(MAIN, bold=True)), str(font_file(KOREAN)), str(font_file(SYMBOLS))]
    made = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=files, sans_serif_family=MAIN, font_family=MAIN
    )
    return bytes(made)
