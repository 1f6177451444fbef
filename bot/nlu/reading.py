"""A message as the rules for entities read it, with the way back to the characters that the person typed.

Typographic quotes and dashes become plain ones, full-width letters narrow, HTML entities what they stand for; markup,
pictures and runs of white space become one space; invisible characters and the rest of a long run of signs vanish. Unlike
``bot.nlu.cleaning``, which makes texts comparable, every character here knows its place in the original.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

QUOTES = {
    **dict.fromkeys("’‘‚‛′ʹʻʼʽ`´＇", "'"),
    **dict.fromkeys("“”„‟″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("〜～∼", "~"),
}  # fmt: skip
# Only what is surely markup: "x<y" and "<3" are not.
MARKUP = re.compile(
    r"</?(?:a|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|script|small|span|strong|style|sub|sup|table|td"
    r"|tr|u|ul)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:amp;)*(?P<name>#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_PART = re.compile(rf"(?P<markup>{MARKUP.pattern})|(?P<entity>{ENTITY.pattern})|.", re.DOTALL | re.IGNORECASE)
# A longer run of signs means nothing more, and costs spaCy's tokenizer the square of its length.
MOST_TOGETHER = 12
_CROWD = re.compile(rf"[\W_]{{{MOST_TOGETHER + 1}}}")
_PLAIN = re.compile(r"[!-%'-~]*(?: [!-%'-~]+)*")


@dataclass(frozen=True)
class Reading:
    """The plain text; ``starts`` and ``ends`` give for each of its characters where it comes from, None: the same place."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that the range ``[start, end)`` of the plain text, at least one character, covers."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def read(text: str) -> Reading:
    """Read a text; linear in its length."""
    if _PLAIN.fullmatch(text) and "<" not in text and not _CROWD.search(text):
        return Reading(text)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    crowd = 0
    for char, start, end in _parts(text):
        plain = _plain(char)
        crowd = 0 if plain.isalnum() or plain == " " else crowd + len(plain)
        if plain and crowd <= MOST_TOGETHER and not (plain == " " and chars and chars[-1] == " "):
            chars.append(plain)
            starts.append(start)
            ends.append(end)
    return Reading("".join(chars), tuple(starts), tuple(ends))


def unescape(text: str) -> str:
    """HTML entities as what they stand for, however often they were escaped."""
    return ENTITY.sub(lambda found: html.unescape(f"&{found['name']};"), text) if "&" in text else text


def _parts(text: str) -> Iterator[tuple[str, int, int]]:
    """Single characters with their places; a mark of markup is a space, an entity the character that it stands for."""
    for part in _PART.finditer(text):
        char = " " if part["markup"] else unescape(part[0])
        if len(char) == 1:
            yield char, part.start(), part.end()
        else:
            yield from ((each, place, place + 1) for place, each in enumerate(part[0], start=part.start()))


def _plain(char: str) -> str:
    """What one character is read as: one character, or none."""
    if char in QUOTES:
        return QUOTES[char]
    if char.isascii():
        return char if char.isprintable() else " "
    kind = unicodedata.category(char)
    if kind == "Cf" or "\ufe00" <= char <= "\ufe0f":
        return ""
    if kind[0] in "CZ" or kind in ("So", "Sk"):
        return " "
    # Powers, fractions and the like stay what they are: a "²" is no 2.
    narrow = char if kind == "No" else unicodedata.normalize("NFKC", char)
    return QUOTES.get(narrow, narrow) if len(narrow) == 1 else char
