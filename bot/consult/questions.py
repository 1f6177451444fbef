"""The patient's list of questions for the consultation, as plain dicts that survive JSON.

Every function is pure: it takes a list and returns a new one. Positions are counted from 1 in the order the
patient sees, which is `ranked`. Only `remove` ever drops a question.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, NotRequired, TypedDict

MOST_QUESTIONS = 40
MOST_CHARACTERS = 500

# Where a question came from, and how near the top it stands: a visit has room for about three, and those are
# the ones about this person, before what the conversation touched on, before what anybody would ask.
_TIERS = {"own": 0, "uncovered": 0, "candidacy": 0, "quote": 0, "conversation": 1, "guide": 2}
ORIGINS: tuple[str, ...] = tuple(_TIERS)
_IN_THE_PATIENTS_WORDS = ("own", "uncovered")


class Question(TypedDict):
    """One question. `place` (counted from 0) is there only when the patient has put it somewhere."""

    id: str
    text: str
    origin: str
    done: bool
    place: NotRequired[int]


class Change(NamedTuple):
    """The list after a change. With a `problem` the list is as it was.

    Problems: `empty`, `too_long`, `duplicate`, `full` (from `add`), `unknown` (no such question).
    """

    questions: list[Question]
    problem: str | None = None


def starting_list(guide_questions: Sequence[tuple[str, str]]) -> list[Question]:
    """The list before the patient has said anything: the guide's own questions as (id, text)."""
    questions: list[Question] = []
    for identifier, text in guide_questions:
        questions = add(questions, text, "guide", identifier).questions
    return questions


def add(questions: Sequence[Question], text: str, origin: str, id: str | None = None) -> Change:
    """Put a question on the list, unless it is there already, in these words or under this `id`.

    Without an `id` it gets one derived from its wording. Raises `ValueError` for an unknown origin.
    """
    if origin not in _TIERS:
        raise ValueError(f"origin must be one of {', '.join(ORIGINS)}, not {origin!r}")
    kept, text = _copied(questions), _cleaned(text)
    problem = _why_not(kept, text)
    taken = {question["id"] for question in kept}
    identifier = id or _derived_id(text)
    if identifier in taken and origin in _IN_THE_PATIENTS_WORDS:
        # Another wording under a known id is still something that the patient wants to ask.
        identifier = _derived_id(text)
    if problem is None and identifier in taken:
        problem = "duplicate"
    if problem is not None:
        return Change(kept, problem)
    return Change([*kept, {"id": identifier, "text": text, "origin": origin, "done": False}])


def remove(questions: Sequence[Question], which: int | str) -> Change:
    """Take one question off the list, by position or id."""
    shown = ranked(questions)
    index = _index(shown, which)
    if index is None:
        return Change(_copied(questions), "unknown")
    del shown[index]
    return Change(_settled(shown))


def mark(questions: Sequence[Question], which: int | str, done: bool = True) -> Change:
    """Note that a question has been asked (or has not, after all)."""
    shown = ranked(questions)
    index = _index(shown, which)
    if index is None:
        return Change(_copied(questions), "unknown")
    if not done:
        shown[index]["done"] = False
        return Change(ranked(shown))
    question = shown.pop(index)
    question["done"] = True
    # What has been asked makes room at the top, also where the patient had once put it there.
    question.pop("place", None)
    return Change(ranked([*_settled(shown), question]))


def move(questions: Sequence[Question], which: int | str, to: int) -> Change:
    """Put one question where the patient wants it: position `to`, or the nearest there is."""
    shown = ranked(questions)
    index = _index(shown, which)
    if index is None:
        return Change(_copied(questions), "unknown")
    question = shown.pop(index)
    question["place"] = 0
    shown.insert(max(to - 1, 0), question)
    return Change(_settled(shown))


def ranked(questions: Sequence[Question]) -> list[Question]:
    """The list in the order to show: asked ones last, else by origin; what the patient moved stays put."""
    copies = _copied(questions)
    order = sorted(
        (question for question in copies if "place" not in question),
        key=lambda question: (question["done"], _TIERS[question["origin"]]),
    )
    lowest_free = 0
    for question in sorted((q for q in copies if "place" in q), key=lambda q: q["place"]):
        lowest_free = max(lowest_free, question["place"])
        order.insert(lowest_free, question)
        lowest_free += 1
    return order


def top(questions: Sequence[Question], n: int = 3) -> list[Question]:
    """The `n` questions to ask first, of those not asked yet."""
    return [question for question in ranked(questions) if not question["done"]][:n]


def exported(questions: Sequence[Question]) -> list[dict[str, str | bool]]:
    """The list in rank order with the four public fields only, as the consultation sheet gives it out."""
    return [
        {
            "id": question["id"],
            "text": question["text"],
            "origin": question["origin"],
            "done": question["done"],
        }
        for question in ranked(questions)
    ]


def normalised(text: str) -> str:
    """The wording without case, punctuation and spacing; two questions alike in this are one."""
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['\u2018\u2019`]", "", text)
    # By category, not by \w: vowel signs of many scripts are not \w, and losing them would merge questions.
    kept = (" " if unicodedata.category(char)[0] == "P" else char for char in text)
    return " ".join("".join(char for char in kept if unicodedata.category(char) != "Cf").split())


def _cleaned(text: str) -> str:
    """The patient's words on one line, without invisible characters that could turn or hide text."""
    joiners = "\u200c\u200d"  # spelling in Persian and Hindi, and what holds an emoji together
    visible = (
        " " if unicodedata.category(char) == "Cc" else char
        for char in text
        if char in joiners or unicodedata.category(char) not in ("Cf", "Cs")
    )
    return " ".join("".join(visible).split())


def _why_not(questions: Sequence[Question], text: str) -> str | None:
    """The code of what keeps `text` off the list, or None."""
    wording = normalised(text)
    if not wording:
        return "empty"
    if len(text) > MOST_CHARACTERS:
        return "too_long"
    if any(normalised(question["text"]) == wording for question in questions):
        return "duplicate"
    return "full" if len(questions) >= MOST_QUESTIONS else None


def _derived_id(text: str) -> str:
    """Stable for one wording, and telling nothing of it: ids may be logged, what patients write may not."""
    return "q_" + hashlib.sha256(normalised(text).encode()).hexdigest()[:16]


def _index(shown: Sequence[Question], which: int | str) -> int | None:
    if isinstance(which, str):
        return next((index for index, question in enumerate(shown) if question["id"] == which), None)
    return which - 1 if 1 <= which <= len(shown) else None


def _settled(shown: list[Question]) -> list[Question]:
    """Fix what the patient has moved at the position where it now stands."""
    for index, question in enumerate(shown):
        if "place" in question:
            question["place"] = index
    return shown


def _copied(questions: Sequence[Question]) -> list[Question]:
    return [question.copy() for question in questions]


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
