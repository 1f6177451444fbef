"""Two questions in one breath: where a message may be cut, and whether it holds several questions.

A story with one question stays whole, because the story often says what the question means. A message counts as several
only where two or more parts each ask something of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

MOST_QUESTIONS = 3
FEWEST_WORDS = 2
WORDS_OF_A_SUBJECT = 4
# A question without a verb or a question word, such as "price for the jaw", is short.
MOST_BARE_WORDS = 6

_ASKING = r"how|what|whats|what's|when|where|which|who|why|is|are|isn't|does|do|did|can|could|will|would|should|am i|any|has|have i"
_LED = r"(?:and |also |but |so |or |plus |then )*"
# "if I stop, will it …" asks as well as "will it …"; the condition belongs to what is asked.
_STARTS = re.compile(
    rf"{_LED}(?:if\b[^?]{{2,60}}?,? |(?:after|for|at|in|by|until|from) (?=how|what|which|when))?(?:{_ASKING})\b",
    re.IGNORECASE,
)
_ASKS_LATER = re.compile(r"\b(?:how (?:much|many|long|often)|what(?:'s| is)|which)\b", re.IGNORECASE)
# After a full stop of any kind; and before a question word that "and", "also" or a comma leads into.
_CUTS = re.compile(
    rf"(?<=[?!.;\n])\s+|\n+|,?\s+(?:and also|and|also|plus|n|&)\s+(?=(?:also\s+)?(?:{_ASKING}|if|(?:after|for|at|in|by|until|from) (?:how|what|which|when))\b)|,\s+(?=(?:{_ASKING})\b)",
    re.IGNORECASE,
)
# Who tells something about themselves or others is not asking yet.
_TELLS = re.compile(
    rf"{_LED}(?:i|i'm|im|i've|ive|i'd|i'll|my|we|we're|he|she|they|it|it's|you|there|that|this|hi|hello|hey|thanks|ok)\b",
    re.IGNORECASE,
)

Parsed = TypeVar("Parsed")


@dataclass(frozen=True)
class Part:
    """What asks something by itself, and what was told right before it, which may say what it means."""

    text: str
    told: str = ""

    @property
    def whole(self) -> str:
        """Both, as they were written."""
        return f"{self.told} {self.text}".lstrip()

    @property
    def is_long(self) -> bool:
        """Whether there are words enough to say that something is asked that nobody has an answer to."""
        return len(self.text.split()) >= WORDS_OF_A_SUBJECT


def parts(text: str) -> list[Part]:
    """The parts of a message that each look like a question; fewer than two mean that it is not to be cut."""
    pieces = [piece.strip(" ,;\n") for piece in _CUTS.split(text)]
    found: list[Part] = []
    told: list[str] = []
    for piece in pieces:
        bare = piece.strip(" .")
        if len(bare.split()) >= FEWEST_WORDS and (_looks_asked(bare) or _is_bare(bare, first=piece is pieces[0])):
            found.append(Part(bare, " ".join(told)))
            told = []
        elif piece:
            told.append(f"{piece}," if piece[-1].isalnum() else piece)
    return found


def _looks_asked(piece: str) -> bool:
    return piece.endswith("?") or _STARTS.match(piece) is not None


def _is_bare(piece: str, first: bool) -> bool:
    """A beginning that tells nothing: a few words such as "units for the forehead", or its question word comes later."""
    if not first or _TELLS.match(piece):
        return False
    return len(piece.split()) <= MOST_BARE_WORDS or _ASKS_LATER.search(piece) is not None


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
