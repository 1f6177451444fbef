"""The form of a text in which it is compared with others: what does not change the meaning is taken away."""

from __future__ import annotations

import re
import unicodedata

from bot.nlu.reading import MARKUP, QUOTES, unescape

_QUOTES = str.maketrans(QUOTES)
_REPEATED_PUNCTUATION = re.compile(r"([!?.,…])\1+")
_STRETCHED_LETTERS = re.compile(r"([a-z])\1{2,}")
_SPACE = re.compile(r"\s+")
_MOST_ESCAPES = 3


def clean(text: str) -> str:
    """Lower case, plain quotes, no markup, no invisible characters or emoji, no "soooo", single spaces.

    A text of nothing but emoji stays as it is, so that something is left to compare.
    """
    cleaned = _cleaned(text)
    # What was escaped may be markup, or escaped itself.
    for _ in range(_MOST_ESCAPES if "&" in text else 0):
        cleaned = _cleaned(cleaned)
    return cleaned or text.strip()


def _cleaned(text: str) -> str:
    plain = unescape(text).translate(_QUOTES)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).translate(_QUOTES)
        plain = "".join(
            char for char in plain if unicodedata.category(char) != "Cf" and not "\ufe00" <= char <= "\ufe0f"
        )
    plain = plain.lower()
    told = _tidy(MARKUP.sub(" ", plain)) if "<" in plain else ""
    return told or _tidy(plain)


def _tidy(plain: str) -> str:
    kept = plain.translate(_NOISE) if plain.isascii() else "".join(" " if _is_noise(char) else char for char in plain)
    kept = _REPEATED_PUNCTUATION.sub(r"\1", kept)
    kept = _STRETCHED_LETTERS.sub(r"\1\1", kept)
    return _SPACE.sub(" ", kept).strip()


def _is_noise(char: str) -> bool:
    """Symbols that are pictures or controls; currency and mathematical signs carry meaning and stay."""
    return unicodedata.category(char) in {"So", "Sk", "Cc", "Cs", "Co", "Cn"}


# Most messages are ASCII, which is several times faster as a table.
_NOISE = {code: " " for code in range(128) if _is_noise(chr(code))}
