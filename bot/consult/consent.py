"""Consent to questions about health: only a plain yes counts, it holds for the wording shown, and it can be taken back."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping
from typing import Any

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
# Taking back is told with one of these; an order that erases must not hang on how a classifier reads a few odd words.
_TAKING_BACK = re.compile(
    r"\b(?:withdraw\w*|revok\w*|retract\w*|undo\w*|cancel\w*|delet\w*|eras\w*|forget\w*|forgotten|remov\w*|wip(?:e|ed|ing)"
    r"|clear|destroy\w*|get rid|gone|off your|taken? .{0,40}back|took .{0,40}back|take (?:it|them|everything|back)|disagree"
    r"|no longer|any ?more|stop|ends?|like i was never|never here"
    r"|(?:not|n't|dont|doesnt|shouldnt) (?:ok|okay|agree|consent|want|use|keep|store|have|hold))\b"
)


def takes_back(text: str) -> bool:
    """Whether the words can mean that something kept shall be erased, or that a consent ends."""
    return _TAKING_BACK.search(text.lower().replace("’", "'")) is not None


_OPENING = re.compile(r"^(?:(?:oh|well|um+|uh+|hm+|ah|haha|so)[\s,.!]+)+")


def read_consent(text: str) -> str | None:
    """``yes``, ``no``, or None where the words are neither plainly."""
    said = _OPENING.sub("", text.strip().lower().replace("’", "'"))
    if _NO.fullmatch(said):
        return NO
    return YES if _YES.fullmatch(said) else None


def wording_version(text: str) -> str:
    """Names the wording of the consent sentence: 12 hexadecimal digits that change when a letter of it does."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def consent_record(text: str, at: datetime.datetime) -> dict[str, str]:
    """What is kept of a given consent: the `version` of the wording and the time `at`, in UTC.

    Raises `ValueError` for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("at must have a time zone, as in datetime.now(datetime.UTC)")
    return {"version": wording_version(text), "at": at.astimezone(datetime.UTC).isoformat(timespec="seconds")}


def holds(record: Mapping[str, Any] | None, text: str) -> bool:
    """Whether a consent that was given is one to the wording of today."""
    return bool(record) and isinstance(record, Mapping) and record.get("version") == wording_version(text)
