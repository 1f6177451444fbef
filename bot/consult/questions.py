"""The patient's list of questions for the consultation, as plain dicts that survive JSON.

Every function is pure: it takes a list and returns a new one. Positions are counted from 1 in the order the
patient sees, which is `ranked`. Only `remove` ever drops a question.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, NotRequired, TypedDict

from bot.consult.question_likeness import alike, normalised

MOST_QUESTIONS = 40
MOST_CHARACTERS = 200


class Why(StrEnum):
    """Why a question stands where it stands; each has one response. The order is the rank.

    A visit has room for about three questions. What may be a reason against the treatment comes first, then what this
    person wants to know, then what the conversation touched on, then what anybody would ask.
    """

    PLACED = "placed"
    HEALTH = "health"
    OWN = "own"
    QUOTE = "quote"
    CANDIDACY = "candidacy"
    CONVERSATION = "conversation"
    GUIDE = "guide"
    ASKED = "asked"


_BY_ORIGIN = {
    "own": Why.OWN,
    "uncovered": Why.OWN,
    "candidacy": Why.CANDIDACY,
    "quote": Why.QUOTE,
    "conversation": Why.CONVERSATION,
    "guide": Why.GUIDE,
}
ORIGINS: tuple[str, ...] = tuple(_BY_ORIGIN)
IN_THE_PATIENTS_WORDS = ("own", "uncovered")
# Doubts of the candidacy check that could turn out to be a reason against the treatment.
HEALTH_DOUBTS = ("doubt_pregnancy", "doubt_health_stop")


class Question(TypedDict):
    """One question. `place` (counted from 0) is there only when the patient has put it somewhere."""

    id: str
    text: str
    origin: str
    done: bool
    place: NotRequired[int]


class Change(NamedTuple):
    """The list after a change. With a `problem` the list is as it was.

    Problems: `empty`, `too_long`, `duplicate`, `alike`, `full` (from `add`), `unknown` (no such question).
    `same` is the question of the list that a `duplicate` or something `alike` repeats.
    """

    questions: list[Question]
    problem: str | None = None
    same: Question | None = None


def starting_list(guide_questions: Sequence[tuple[str, str]]) -> list[Question]:
    """The list before the patient has said anything: the guide's own questions as (id, text)."""
    questions: list[Question] = []
    for identifier, text in guide_questions:
        questions = add(questions, text, "guide", identifier).questions
    return questions


def add(
    questions: Sequence[Question], text: str, origin: str, id: str | None = None, *, even_if_alike: bool = False
) -> Change:
    """Put a question on the list, unless it is there already, in these words or nearly, or under this `id`.

    Without an `id` it gets one derived from its wording. `even_if_alike` keeps both where only fillers differ. Raises
    `ValueError` for an unknown origin.
    """
    if origin not in _BY_ORIGIN:
        raise ValueError(f"origin must be one of {', '.join(ORIGINS)}, not {origin!r}")
    kept, text = _copied(questions), _cleaned(text)
    taken = {question["id"]: question for question in kept}
    identifier = id or id_of(text)
    if identifier in taken and origin in IN_THE_PATIENTS_WORDS:
        # Another wording under a known id is still something that the patient wants to ask.
        identifier = id_of(text)
    if problem := _unfit(text):
        return Change(kept, problem)
    if same := next((each for each in kept if normalised(each["text"]) == normalised(text)), taken.get(identifier)):
        return Change(kept, "duplicate", same)
    if not even_if_alike and (same := next((each for each in kept if alike(each["text"], text)), None)):
        return Change(kept, "alike", same)
    if len(kept) >= MOST_QUESTIONS:
        return Change(kept, "full")
    return Change([*kept, {"id": identifier, "text": text, "origin": origin, "done": False}])


def put(questions: Sequence[Question], text: str, origin: str, id: str) -> Change:
    """Put a question that Maru words under its `id`, in place of what stands there; its place and mark stay."""
    if not any(question["id"] == id for question in questions):
        return add(questions, text, origin, id)
    return Change([{**each, "text": _cleaned(text), "origin": origin} if each["id"] == id else each.copy()
                   for each in questions])  # fmt: skip


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


def reword(questions: Sequence[Question], which: int | str, text: str) -> Change:
    """Give one question the patient's words; it stays where it stands. Problems: `unknown`, and those of `add`."""
    shown = ranked(questions)
    index = _index(shown, which)
    if index is None:
        return Change(_copied(questions), "unknown")
    others = [*shown[:index], *shown[index + 1 :]]
    change = add(others, text, "own", even_if_alike=True)
    if change.problem:
        return Change(_copied(questions), change.problem, change.same)
    shown[index] = {**change.questions[-1], "done": shown[index]["done"], "place": index}
    return Change(_settled(shown))


def shorten(questions: Sequence[Question], length: int) -> Change:
    """Keep the first `length` questions, at least one."""
    return Change(_settled(ranked(questions)[: max(length, 1)]))


def swap(questions: Sequence[Question], one: int | str, other: int | str) -> Change:
    """Let two questions change places."""
    shown = ranked(questions)
    first, second = _index(shown, one), _index(shown, other)
    if first is None or second is None:
        return Change(_copied(questions), "unknown")
    shown[first], shown[second] = shown[second], shown[first]
    shown[first]["place"] = shown[second]["place"] = 0
    return Change(_settled(shown))


def why(question: Question) -> Why:
    """Why a question stands where it stands."""
    if question["done"]:
        return Why.ASKED
    if "place" in question:
        return Why.PLACED
    return Why.HEALTH if question["id"] in HEALTH_DOUBTS else _BY_ORIGIN[question["origin"]]


def ranked(questions: Sequence[Question]) -> list[Question]:
    """The list in the order to show: asked ones last, else by `why`; what the patient moved stays put."""
    copies, order_of = _copied(questions), list(Why)
    order = sorted(
        (question for question in copies if "place" not in question),
        key=lambda question: order_of.index(why(question)),
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


def _cleaned(text: str) -> str:
    """The patient's words on one line, without invisible characters that could turn or hide text."""
    joiners = "\u200c\u200d"  # spelling in Persian and Hindi, and what holds an emoji together
    visible = (
        " " if unicodedata.category(char) == "Cc" else char
        for char in text
        if char in joiners or unicodedata.category(char) not in ("Cf", "Cs")
    )
    return " ".join("".join(visible).split())


def _unfit(text: str) -> str | None:
    """The code of what keeps `text` off any list, or None."""
    if not normalised(text):
        return "empty"
    return "too_long" if len(text) > MOST_CHARACTERS else None


def id_of(text: str) -> str:
    """The id that a wording gets. Stable for one wording, and telling nothing of it: ids may be logged, what patients write may not."""
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
