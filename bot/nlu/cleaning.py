"""The form of a text in which it is compared with others: what does not change the meaning is taken away."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_REPEATED_PUNCTUATION = re.compile(r"([!?.,…])\1+")
_STRETCHED_LETTERS = re.compile(r"([a-z])\1{2,}")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Lower case, plain quotes, no invisible characters or emoji, no "soooo", single spaces.

    A text of nothing but emoji stays as it is, so that something is left to compare.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower()
    kept = "".join(char if not _is_noise(char) else " " for char in plain if unicodedata.category(char) != "Cf")
    kept = _REPEATED_PUNCTUATION.sub(r"\1", kept)
    kept = _STRETCHED_LETTERS.sub(r"\1\1", kept)
    return _SPACE.sub(" ", kept).strip() or text.strip()


def _is_noise(char: str) -> bool:
    """Symbols that are pictures or controls; currency and mathematical signs carry meaning and stay."""
    return unicodedata.category(char) in {"So", "Sk", "Cc", "Cs", "Co", "Cn"}
