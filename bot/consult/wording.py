"""Words that no text to patients may hold: promises, comparisons, superlatives (Korea's Medical Service Act, art. 56)."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(
    r"\b(?:guarantee\w*|safe|safer|safest|safely|painless|pain-?free|harmless|risk-?free|no side effects|side effect free|best"
    r"|better than|perfect\w*|flawless|miracle|amazing|leading|number one|top clinic|unique|cheapest|always works|never fails"
    r"|you are fine|nothing to worry|don't worry|do not worry|definitely|certainly|100 ?%|testimonial\w*)(?!\w)",
    re.IGNORECASE,
)


def forbidden(text: str) -> str | None:
    """The first such word in a text, or None."""
    match = _FORBIDDEN.search(text.replace("\u2019", "'"))
    return match[0] if match else None
