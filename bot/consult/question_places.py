"""Places in a list that a message names: "the second", "number 3", "the last but one", "the first two"."""

from __future__ import annotations

import re
import unicodedata

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# "2 years", "25 units" and "$200" belong to a question's subject; "top three" and "a second" are no position.
_POSITION = re.compile(
    r"\b(?P<before_last>(?:second|next) to (?:the )?last|second last|last but one|before (?:the )?last)\b"
    r"|\b(?P<last>last|bottom|final)\b(?! (?:year|month|week|time|session|treatment|two|three|few|\d))"
    r"|\b(?P<top>top|(?:very )?beginning)\b(?! (?:two|three|four|five|\d))"
    rf"|(?<!\ba )\b(?P<ordinal>{'|'.join(_ORDINALS)})\b(?! (?:time|session|treatment|visit|thought|opinion))"
    r"|(?<![\w$\u20ac\u20a9\u00a3.,\u2013-])(?<!top )(?<!last )(?<!first )(?P<digits>\d{1,2})"
    r"(?:st|nd|rd|th)?\b(?!\s?(?:[%$\u20ac\u2013-]|[.,]\d"
    r"|units?|years?|months?|weeks?|days?|areas?|sessions?|dollars))"
    # A bare "one" or "two" counts when it is the whole reply or is announced: "the second one" is not 1.
    rf"|(?:\A\W*(?=\w+\W*\Z)|\b(?:number|question|position|no\.?)\s+)(?P<cardinal>{'|'.join(_CARDINALS)})\b"
)


def read_positions(text: str, length: int) -> list[int]:
    """Every position named in `text`, in the order of naming ("move the third to the top": 3, 1)."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = (_position(match, length) for match in _POSITION.finditer(plain))
    return [position for position in found if 1 <= position <= length]


_NUMBERED = re.compile(r"\b(?:number|question|no\.?|nr\.?)\s*(?P<place>\d{1,6})\b|#\s*(?P<hash>\d{1,6})\b")


def read_missing(text: str, length: int) -> int | None:
    """The place named in `text` that a list of `length` does not have ("number 15"), or None."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    named = [_position(match, length) for match in _POSITION.finditer(plain)]
    named += [int(match["place"] or match["hash"]) for match in _NUMBERED.finditer(plain)]
    return next((place for place in named if not 1 <= place <= length), None)


_RUN = re.compile(
    r"\b(?P<end>first|last|top|bottom) (?P<count>two|three|four|five|[2-5])\b(?! (?:years?|months?|weeks?|units?|areas?))"
)


def read_runs(text: str, length: int) -> list[int]:
    """The positions that "the last two" or "the first three" name, from the top down."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found: set[int] = set()
    for match in _RUN.finditer(plain):
        word = match["count"]
        count = min(int(word) if word.isdigit() else _CARDINALS.index(word) + 1, length)
        places = range(1, length + 1)
        found |= set(places[:count] if match["end"] in ("first", "top") else places[length - count :])
    return sorted(found)


def spans(text: str, length: int) -> list[tuple[int, int, int]]:
    """Every position named in `text`, as (position, start, end) in its lower-case form."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = ((_position(match, length), match.start(), match.end()) for match in _POSITION.finditer(plain))
    return [span for span in found if 1 <= span[0] <= length]


def read_position(text: str, length: int) -> int | None:
    """The one position in a list of `length` that `text` names, or None when it names none or several."""
    positions = set(read_positions(text, length))
    return positions.pop() if len(positions) == 1 else None


def _position(match: re.Match[str], length: int) -> int:
    kind = match.lastgroup or ""
    if kind == "ordinal":
        return _ORDINALS.index(match[kind]) + 1
    if kind == "cardinal":
        return _CARDINALS.index(match[kind]) + 1
    if kind == "digits":
        return int(match[kind])
    return {"top": 1, "last": length, "before_last": length - 1}[kind]
