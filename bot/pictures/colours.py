"""The colours of sheet and pictures: each text at least 4.5 to 1, each mark at least 3 to 1 on its ground."""

from __future__ import annotations

from typing import Final

INK: Final = "#22303a"
SOFT_INK: Final = "#56636d"
ACCENT: Final = "#6b4a3a"
PAPER: Final = "#ffffff"
TINT: Final = "#f7f1ec"
RULE: Final = "#dccfc4"
BABY: Final = "#a8552f"
STANDARD: Final = "#5d7f92"
INSIDE: Final = "#2b774a"
OUTSIDE: Final = "#b3372b"


def rgb(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
