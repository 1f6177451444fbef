"""The typefaces of everything drawn, from font packages, and what to write for a character that none of them has.

FiraGO sets Latin, Greek, Cyrillic, Arabic, Hebrew, Thai and Devanagari; NanumGothic Korean, kana and common Chinese
characters; DejaVu Sans symbols and the faces among the emoji. All are free.
"""

from __future__ import annotations

import atexit
import importlib.util
import secrets
import tempfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import pymupdf_fonts
from fontTools.ttLib import TTFont

MAIN: Final = "FiraGO"
KOREAN: Final = "NanumGothic"
SYMBOLS: Final = "DejaVu Sans"
FAMILIES: Final = (MAIN, KOREAN, SYMBOLS)
_FIRST_REGIONAL, _LAST_REGIONAL = 0x1F1E6, 0x1F1FF
# Invisible by themselves, as are choices of how the character before looks (variation, tone of skin).
_JOINERS: Final = "\u200c\u200d"
_LINE: Final = "\n"


@cache
def font_file(family: str, bold: bool = False) -> Path:
    """The file of a typeface; the drawing libraries read files alone.

    Raises:
        KeyError: no such family.
    """
    if family == MAIN:
        return _unpacked("figbo" if bold else "figo")
    package, folder, regular, heavy = {
        KOREAN: ("koreanize_matplotlib", "fonts", "NanumGothic.ttf", "NanumGothicBold.ttf"),
        SYMBOLS: ("matplotlib", "mpl-data/fonts/ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    }[family]
    # Found without importing: these packages do much more than carry fonts.
    found = importlib.util.find_spec(package)
    assert found and found.origin
    return Path(found.origin).parent / folder / (heavy if bold else regular)


@cache
def _folder() -> Path:
    made = tempfile.TemporaryDirectory(prefix="maru-fonts-")
    atexit.register(made.cleanup)
    return Path(made.name)


def _unpacked(name: str) -> Path:
    path = _folder() / f"{name}.ttf"
    # Renamed when it is whole: several sheets may be set at once.
    half = path.with_suffix(f".{secrets.token_hex(4)}")
    half.write_bytes(pymupdf_fonts.myfont(name))
    return half.replace(path)


@cache
def _covered(family: str) -> frozenset[int]:
    with TTFont(font_file(family), lazy=True) as font:
        return frozenset(font.getBestCmap())


def families_for(text: str) -> list[str]:
    """The families that `text` needs beside the main one, so that no more are loaded than that."""
    left = {ord(char) for char in text} - _covered(MAIN)
    needed = []
    for family in (KOREAN, SYMBOLS):
        if left & _covered(family):
            needed.append(family)
            left -= _covered(family)
    return needed


def drawable(text: str) -> str:
    """The text with every character that cannot be drawn named in brackets, such as `[sparkles]`; none is lost.

    Control characters and marks that turn the direction of writing become spaces or go, as they show nothing.
    """
    return "".join(_drawn(char, text[place + 1 : place + 2]) for place, char in enumerate(text))


def _drawn(char: str, following: str) -> str:
    code, kind = ord(char), unicodedata.category(char)
    if char == _LINE or kind == "Zs":
        return char if char == _LINE else " "
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    if kind == "Cf" or 0xFE00 <= code <= 0xFE0F or 0x1F3FB <= code <= 0x1F3FF:
        return char if char in _JOINERS and following and code in _covered(MAIN) else ""
    if any(code in _covered(family) for family in FAMILIES):
        return char
    if _FIRST_REGIONAL <= code <= _LAST_REGIONAL:
        return f"[{chr(code - _FIRST_REGIONAL + ord('A'))}]"
    return f"[{unicodedata.name(char, f'U+{code:04X}').lower() if kind != 'Co' else f'U+{code:04X}'}]"


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own is of a script written from right to left."""
    return next((way in ("R", "AL") for way in map(unicodedata.bidirectional, text) if way in ("L", "R", "AL")), False)
