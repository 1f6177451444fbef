"""Two questions in one breath: where a message may be cut, and whether it holds several questions.

A story with one question stays whole, because the story often says what the question means. A message counts as several
only where two or more parts each ask something of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

MOST_QUESTIONS = 3
FEWEST_WORDS = 2

_ASKING = r"how|what|whats|what's|when|where|which|who|why|is|are|isn't|does|do|did|can|could|will|would|should|am i|any|has|have i"
_STARTS = re.compile(rf"(?:and |also |but |so |or |plus |then )*(?:{_ASKING})\b", re.IGNORECASE)
# After a full stop of any kind; and before a question word that "and", "also" or a comma leads into.
_CUTS = re.compile(
    rf"(?<=[?!.;\n])\s+|\n+|,?\s+(?:and also|and|also|plus|&)\s+(?=(?:also\s+)?(?:{_ASKING})\b)|,\s+(?=(?:{_ASKING})\b)",
    re.IGNORECASE,
)

Parsed = TypeVar("Parsed")


def parts(text: str) -> list[str]:
    """The parts of a message that each look like a question; fewer than two mean that it is not to be cut."""
    found = [part.strip(" ,;.\n") for part in _CUTS.split(text)]
    return [part for part in found if len(part.split()) >= FEWEST_WORDS and _looks_asked(part)]


def _looks_asked(part: str) -> bool:
    return part.endswith("?") or _STARTS.match(part) is not None


def several(parsed: Sequence[Parsed], key: Callable[[Parsed], object | None]) -> list[Parsed]:
    """The different questions among understood parts, at most three; empty when there are not at least two.

    ``key`` names what a part asks, or None where it asks nothing that can be answered by itself.
    """
    different: dict[object, Parsed] = {}
    for part in parsed:
        asked = key(part)
        if asked is not None:
            different.setdefault(asked, part)
    return list(different.values())[:MOST_QUESTIONS] if len(different) > 1 else []
