"""When two wordings are one question: the same words in another dress, or the same words but for fillers and slips.

Kept strict on purpose. What names a direction, a negation, a number or a subject counts, because two questions taken for
one would lose what a patient wanted to ask.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

# These change nothing about what is asked. "Can", "should" and "must" do.
_FILLERS = frozenset(
    "a an the it its it's this that is are be am was were does do did will would i my me mine you your please pls really "
    "actually just very so also then hi hello hey ok okay um uh too quite exactly maybe perhaps know wonder wondering "
    "whether if ask question doctor gonna going get getting lot botox baby treatment".split()
)
_SAME = {
    "painful": "hurt", "pain": "hurt", "hurts": "hurt", "hurting": "hurt", "ache": "hurt", "aches": "hurt",
    "costs": "cost", "price": "cost", "prices": "cost", "dosage": "dose", "doses": "dose", "units": "unit",
    "brands": "brand", "may": "can", "could": "can", "afterwards": "after", "afterward": "after",
}  # fmt: skip
# A slip of the finger in a word at least this long; shorter words differ by one letter and mean something else.
_LONG = 5


def normalised(text: str) -> str:
    """The wording without case, punctuation and spacing; two questions alike in this are the same words."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['\u2018\u2019`]", "", text)
    # By category, not by \w: vowel signs of many scripts are not \w, and losing them would merge questions.
    kept = (" " if unicodedata.category(char)[0] == "P" else char for char in text)
    return " ".join("".join(char for char in kept if unicodedata.category(char) != "Cf").split())


def meaning(text: str) -> tuple[str, ...]:
    """The words of a question that carry it, in one spelling, in order."""
    words = [_SAME.get(word, word) for word in normalised(text).split()]
    return tuple(word for word in words if word not in _FILLERS)


def alike(one: str, other: str) -> bool:
    """Whether two wordings ask the same. False where nothing but fillers is left of one of them."""
    first, second = meaning(one), meaning(other)
    if not first or not second or len(first) != len(second):
        return False
    return all(a == b or _slip(a, b) for a, b in zip(first, second, strict=True))


def _slip(one: str, other: str) -> bool:
    """Whether one letter of a long word went wrong."""
    # In other scripts an accent may be another word.
    long = min(len(one), len(other)) >= _LONG and (one + other).isascii() and (one + other).isalpha()
    return long and one[0] == other[0] and Levenshtein.distance(one, other) <= 1
