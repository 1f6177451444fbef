"""What the tables of entities share: a pipeline whose day is fixed, and short ways to write values."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from spacy.language import Language

from bot.nlu.language import build_language

# A Sunday.
TODAY = date(2026, 11, 22)


@lru_cache(maxsize=1)
def language() -> Language:
    return build_language(lambda: TODAY)


def found(text: str, *kinds: str) -> dict[str, list[Any]]:
    """Values by entity, in order; only those of ``kinds`` where some are named."""
    values: dict[str, list[Any]] = {}
    for span in language()(text).ents:
        if not kinds or span.label_ in kinds:
            values.setdefault(span.label_, []).append(span._.value)
    return values


def role(text: str) -> str | None:
    """The role of the only quantity in a text."""
    (told,) = [span._.role for span in language()(text).ents if isinstance(span._.value, dict)]
    return None if told is None else str(told)


def amount(low: float, high: float | None = None, unit: str = "units") -> dict[str, Any]:
    return {"low": low, "high": low if high is None else high, "unit": unit}


def usd(low: float, high: float | None = None) -> dict[str, Any]:
    return amount(low, high, "USD")


def krw(low: float, high: float | None = None) -> dict[str, Any]:
    return amount(low, high, "KRW")


def months(low: float, high: float | None = None) -> dict[str, Any]:
    return amount(low, high, "months")


def years(low: float, high: float | None = None) -> dict[str, Any]:
    return amount(low, high, "years")
