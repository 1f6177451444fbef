"""Answers to the check told all at once: "33, not pregnant, lines when I smile, mom had wrinkles, quarterly is fine"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.consult.candidacy_reading import read_answer, read_any
from bot.consult.candidacy_types import QUESTIONS
from bot.consult.consent import YES, read_consent

# Of these a part of a sentence may be read by itself. Not of health: "not pregnant, breastfeeding or trying" is one no.
_BY_CLAUSE = ("line_stage", "accelerators", "goal", "motive", "upkeep", "earlier_treatment")
# What a part must name to be an answer unasked, where a whole message must say more.
_NAMES = {
    question: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for question, words in {
        "line_stage": r"(?:lines?|wrinkles?|creases?|they)\b.*\b(?:when|if|only|at rest|still)\b|.*\bat rest\b",
        "accelerators": r"(?:mum|mom|mother|dad|father|parents?|famil\w*)\b.*\b(?:had|has|have|wrinkles?|lines)\b|i smoke\b",
        "motive": r"(?:my )?own (?:idea|reason|choice|decision|wish)\b",
        "upkeep": r"(?:quarterly|every (?:3|4|three|four|few)|coming back|maintenance)\b",
        "earlier_treatment": r"never (?:had|tried|done) (?:it|botox|any)\b|first time\b|(?:had|tried) (?:it|botox) before\b",
    }.items()
}
_AT = re.compile(r"[,;\n]|\.(?=\s|$)")
_AFTER_YES = re.compile(
    r"\s*[,.;!\n]+\s*(?:(?:and|so)\b\s*)?|\s+and\s+|\s+(?=(?:i'?m|i am|my age)\b)|(?<!m)(?<!is)(?<!age)\s+(?=\d)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:no|nope|none|none of (?:these|them|those)|not pregnant)\W*", re.IGNORECASE)
_DENYING: dict[str, int | str] = {"pregnancy": "no", "health_stop": "none"}
_STOPS = {"neuromuscular": r"muscle|nerve|neuro|myasthenia", "allergy": r"allerg", "infection": r"infect|cold sore"}
_DENIED = re.compile(r"\b(?:no|not|never|without|don'?t have(?: any)?|any|or|nor|and)\s+(?:\w+ )?$", re.IGNORECASE)


def read_all(text: str, missing: Sequence[str]) -> dict[str, int | str]:
    """Answers to the `missing` questions that `text` gives unasked, as a whole or in one of its parts."""
    found = read_any(text, missing)
    if "?" in text:
        return found
    parts = [part.strip() for part in _AT.split(text) if part.strip()]
    for question in (name for name in missing if name in _BY_CLAUSE and name not in found):
        named = [part for part in parts if question in _NAMES and _NAMES[question].match(part)]
        answers = [answer for part in named if (answer := read_answer(question, part)) is not None]
        if answers:
            # "When I frown, and faintly at rest": the further stage counts.
            found[question] = "rest" if "rest" in answers else answers[0]
    return found


def in_order(text: str) -> dict[str, int | str]:
    """ "33, no, none": an age and then nothing but the answers to the questions that follow it, in their order."""
    age, *rest = [part.strip() for part in _AT.split(text) if part.strip()] or [""]
    told = read_answer("age", age)
    if not isinstance(told, int) or not 0 < len(rest) <= 2 or not all(_BARE.fullmatch(part) for part in rest):
        return {}
    return {"age": told, **dict(list(_DENYING.items())[: len(rest)])}


def health_left(text: str) -> tuple[str, ...]:
    """The reasons of the health question that a message leaves open, where it denies only some; else none."""
    denied = [
        stop
        for stop, words in _STOPS.items()
        if (match := re.search(words, text, re.IGNORECASE)) and _DENIED.search(text[: match.start()])
    ]
    return tuple(stop for stop in _STOPS if stop not in denied) if denied else ()


def told_with_consent(text: str) -> str | None:
    """What `read_consent` reads, also where nothing but answers stand behind a plain yes: "sure, I'm 31"."""
    plainly = read_consent(text)
    if plainly is not None or "?" in text:
        return plainly
    parts = [part for part in _AFTER_YES.split(text.strip().replace("’", "'")) if part]
    agreed = next((count for count in range(len(parts), 0, -1) if read_consent(" ".join(parts[:count])) == YES), 0)
    return YES if agreed and all(_is_answer(part) for part in parts[agreed:]) else None


def age_alone(text: str) -> int | None:
    """The age that a reply tells while something else was asked: "31", "sure, I'm 31"."""
    age = read_answer("age", text)
    return age if isinstance(age, int) else None


def _is_answer(part: str) -> bool:
    return age_alone(part) is not None or bool(read_any(part, QUESTIONS))
