"""The sentences of ``domain.yml`` for code that needs one as text, with the facts of guide and clinic filled in.

Rasa fills most of them itself; a question on the patient's list or a reason on the sheet is text that is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from bot.clinic.load import emergency_numbers, load_clinic
from bot.clinic.records import WEEKDAYS, Answer, Clinic
from bot.consult.subjects import SILENT
from bot.guide.facts import facts, joined
from bot.guide.load import guide
from bot.guide.safety import safety
from bot.settings import ROOT, read_settings

DOMAIN = ROOT / "domain.yml"
# ISO 639 codes in English.
_LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "hi": "Hindi", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "mn": "Mongolian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
# The last sentence of several, where it is a question.
_OFFER = re.compile(r"(?<=[.!?])\s+[^.!?]*\?$")
_PLACE = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1)
def _clinic_of_file() -> Clinic:
    named = read_settings().clinic
    return load_clinic(Path(named) if named else None, subjects=SILENT)


# Answers that the clinic gave beside its file, by subject.
_given: dict[str, Answer] = {}


@lru_cache(maxsize=1)
def clinic() -> Clinic:
    """The clinic named by ``MARU_CLINIC``, or the demo clinic, with the answers that it gave since."""
    here = _clinic_of_file()
    return msgspec.structs.replace(here, answers={**here.answers, **_given}) if _given else here


def use_answers(answers: Mapping[str, Answer]) -> None:
    """From now on give these answers by subject, each in place of the one in the clinic's file."""
    if answers != _given:
        _given.clear()
        _given.update(answers)
        clinic.cache_clear()


@lru_cache(maxsize=1)
def values() -> Mapping[str, str]:
    """Everything that a sentence may name: facts of the guide, of the clinic, and the numbers to call."""
    here = clinic()
    emergency, crisis = emergency_numbers(here, safety())
    return facts(guide(), here.prices.ranges()) | {
        "clinic_name": here.name,
        "clinic_phone": here.phone,
        "clinic_address": here.address,
        "clinic_hours": opening_hours(here),
        "clinic_languages": languages(here),
        "emergency_number": emergency,
        "crisis_line": crisis or here.phone,
        "retention_days": str(read_settings().retention_days),
    }


def languages(here: Clinic) -> str:
    """What is spoken at the front desk: "English and Korean"; a language without a name here by its code."""
    return joined([_LANGUAGES.get(code, code) for code in here.languages])


def opening_hours(here: Clinic) -> str:
    """Days with the same hours together: "Monday to Friday 10:00–19:00, Saturday 10:00–15:00"."""
    spans: list[tuple[str, str, str]] = []
    for day in WEEKDAYS:
        hours = str(getattr(here.hours, day))
        if spans and spans[-1][2] == hours:
            spans[-1] = (spans[-1][0], day, hours)
        else:
            spans.append((day, day, hours))
    named = [(first if first == last else f"{first} to {last}", hours) for first, last, hours in spans]
    return ", ".join(f"{days.title().replace(' To ', ' to ')} {hours}" for days, hours in named if hours != "closed")


@lru_cache(maxsize=1)
def _responses() -> Mapping[str, Any]:
    loaded = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))
    responses: Mapping[str, Any] = loaded["responses"]
    return responses


def sentence(response: str, **given: str) -> str:
    """The text of a response with everything filled in.

    Raises:
        KeyError: no such response, or it names a value that is neither a fact nor given.
    """
    return fill(_responses()[response][0]["text"], {**values(), **given}).strip()


def without_offer(response: str, **given: str) -> str:
    """The same for somebody who reads it to others: without the question at its end that only its buttons can answer.

    A response that makes sense only to whoever is in the chat has another beside it, which ends in ``_aloud``.

    Raises:
        KeyError: as `sentence`.
    """
    response = f"{response}_aloud" if known(f"{response}_aloud") else response
    entry = _responses()[response][0]
    text = str(entry["text"]).strip()
    offered = _OFFER.search(text) if entry.get("buttons") else None
    return fill(text[: offered.start()] if offered else text, {**values(), **given}).strip()


def fill(text: str, known: Mapping[str, str]) -> str:
    """Put values in the places ``{name}`` of a text, once: what a value holds is never filled in again.

    Raises:
        KeyError: a name that has no value.
    """
    return _PLACE.sub(lambda match: str(known[match[1]]), text)


def known(response: str) -> bool:
    """Whether there is such a response."""
    return response in _responses()


def offers(response: str, payload: str) -> bool:
    """Whether a response, or the bubble that follows it, has a button with this payload."""
    entries = [_responses()[name][0] for name in (response, f"{response}_more") if known(name)]
    return any(button["payload"] == payload for entry in entries for button in entry.get("buttons", ()))


def titles(response: str) -> Mapping[str, str]:
    """The titles of a response's buttons, with what each stands for."""
    return {button["title"]: button["payload"] for button in _responses()[response][0].get("buttons", ())}


def topics_of(response: str) -> tuple[str, ...]:
    """The topics that a response cites by itself."""
    return tuple(_responses()[response][0].get("metadata", {}).get("topics", ()))
