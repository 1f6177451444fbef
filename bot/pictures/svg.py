"""Drawing in SVG: a card with its own ground, so that it reads alike on light and dark pages, and nothing but attributes.

No style sheet, no script, no reference to anything outside; positions are in the units of the view box.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from bot.pictures.colours import INK, PAPER, RULE, SOFT_INK

FONTS: Final = "FiraGO, Fira Sans, system-ui, -apple-system, Segoe UI, Noto Sans, sans-serif"
# As wide as a chat window on a phone, so that nothing has to be made smaller to fit.
WIDTH: Final = 420
MARGIN: Final = 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and the same in words for whoever does not see it."""

    svg: str
    alt: str


class Drawing:
    """Collects shapes from top to bottom."""

    def __init__(self, title: str) -> None:
        """A card with a title; its height follows from `picture`."""
        self._title = title
        self._shapes: list[str] = []
        self.text(MARGIN, 36, title, size=17, bold=True)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 14,
        fill: str = INK,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """A line of text on the base line `y`."""
        weight = ' font-weight="700"' if bold else ""
        where = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._shapes.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{fill}"{weight}{where}>{escape(text)}</text>'
        )

    def lines(self, x: float, y: float, text: str, widest: int, *, size: float = 14, fill: str = SOFT_INK) -> float:
        """Text broken into lines of at most `widest` characters; the base line after the last."""
        for line in wrapped(text, widest):
            self.text(x, y, line, size=size, fill=fill)
            y += size * 1.35
        return y

    def bar(self, left: float, y: float, right: float, height: float, fill: str, radius: float = 3) -> None:
        """A bar from `left` to `right`, never too thin to be seen."""
        width = max(right - left, 4)
        self._shapes.append(
            f'<rect x="{left:.1f}" y="{y:g}" width="{width:.1f}" height="{height:g}" rx="{radius:g}" fill="{fill}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = RULE, width: float = 1) -> None:
        """A straight line."""
        self._shapes.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width:g}"/>'
        )

    def circle(self, x: float, y: float, radius: float, fill: str) -> None:
        """A dot with a rim in the colour of the ground."""
        self._shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="{PAPER}" stroke-width="2"/>'
        )

    def shape(self, markup: str) -> None:
        """Anything else, as markup made by this package, never from what people wrote."""
        self._shapes.append(markup)

    def note(self, y: float, text: str) -> float:
        """A note in small print below the drawing; where the card may end."""
        return self.lines(MARGIN, y, text, 58, size=12) + 4

    def picture(self, height: float, alt: str) -> Picture:
        """The finished drawing."""
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}" '
            f'role="img" aria-labelledby="title desc" font-family="{FONTS}">'
            f'<title id="title">{escape(self._title)}</title><desc id="desc">{escape(alt)}</desc>'
            f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1:g}" rx="14" fill="{PAPER}" stroke="{RULE}"/>'
            f"{''.join(self._shapes)}</svg>"
        )
        return Picture(svg, alt)


def wrapped(text: str, widest: int) -> list[str]:
    """The text in lines of at most `widest` characters, a longer word broken."""
    lines = [""]
    for word in text.split():
        for piece in [word[at : at + widest] for at in range(0, len(word), widest)]:
            joined = f"{lines[-1]} {piece}".strip()
            if len(joined) <= widest:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


class Scale:
    """From a quantity to a position between `left` and `right`."""

    def __init__(self, lowest: float, highest: float, left: float, right: float) -> None:
        self._lowest, self._left = lowest, left
        self._step = (right - left) / (highest - lowest)

    def __call__(self, amount: float) -> float:
        """The position of an amount."""
        return self._left + (amount - self._lowest) * self._step
