"""Consent to questions about health: only a plain yes counts, and it can be taken back."""

from __future__ import annotations

import re

YES, NO = "yes", "no"
# The slot in which an action orders an erasure, and what may be ordered: all of it, or the answers about health.
ERASE, EVERYTHING, HEALTH = "erase", "everything", "health"
_POLITE = (
    r"(?:please|pls|thanks|thank you|maru|then|of course|go ahead|do|that's fine|thats fine|no problem|you may|you can)"
)
_YES = re.compile(
    rf"(?:(?:yes|yeah|yep|yup|ya|sure|ok|okay|k|fine|go ahead|of course|i agree|agreed|i consent|i do|you may|you can|"
    rf"that's fine|thats fine|that's ok|thats ok|no problem|go on|alright|all right|ne|ask away|absolutely|definitely|why not)"
    rf"[\s,.!]*)+(?:{_POLITE}[\s,.!]*)*"
)
_NO = re.compile(
    r"(?:no|nope|nah|no thanks|no thank you|rather not|i'd rather you didn't|id rather you didnt|i'd rather not|id rather not|i would rather not|don't|dont|please don't|"
    r"i don't agree|i do not agree|i don't want to|i dont want to|not now|not really|skip it|no way|i refuse)"
    r"(?:[\s,.!]+(?:thanks|thank you|please|sorry|rather not|i'd rather not|not now))*[\s,.!]*"
)


def read_consent(text: str) -> str | None:
    """``yes``, ``no``, or None where the words are neither plainly."""
    said = text.strip().lower().replace("’", "'")
    if _NO.fullmatch(said):
        return NO
    return YES if _YES.fullmatch(said) else None
