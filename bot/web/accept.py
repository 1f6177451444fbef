"""Which of several forms of a thing a request asks for (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST, MOST_RANGES = 1_000, 32
Range = tuple[str, float]


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The best of `offered` for an Accept header, or None when nothing fits.

    Weights decide; between equal ones, what stands first in the header, then what stands first in `offered`. No header is
    the first offer. A header that is too long, or whose weights are no numbers, counts as far as it can be read.
    """
    if not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept[:LONGEST].split(",")[:MOST_RANGES]]
    found = [(*_fit(kind, ranges), -place) for place, kind in enumerate(offered)]
    weight, _, place = max(found)
    return offered[-place] if weight > 0 else None


def _range(part: str) -> Range:
    kind, *parameters = [each.strip().lower() for each in part.split(";")]
    weight = next((each[2:].strip() for each in parameters if each.startswith("q=")), "1")
    try:
        return kind, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return kind, 0.0


def _fit(kind: str, ranges: Sequence[Range]) -> tuple[float, int]:
    """The weight of the most exact range that fits, and how far in front it stands (0 is the front)."""
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        for place, (named, weight) in enumerate(ranges):
            if named == wanted:
                return weight, -place
    return 0.0, 0
