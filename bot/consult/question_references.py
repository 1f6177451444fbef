"""Which questions of the list a message means: by place, by words ("the one about cost"), or the one just spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.consult.question_likeness import normalised
from bot.consult.question_places import read_positions, read_runs
from bot.consult.questions import Question, ranked

MOST_CANDIDATES = 3

# What people call the subject of a question, where the question itself uses another word.
_SUBJECTS = tuple(
    frozenset(words.split())
    for words in (
        "cost costs costly price prices pay paying money expensive cheap cheaper dollar dollars",
        "unit units dose doses dosage amount much many",
        "brand brands product products botulax nabota dysport",
        "hurt hurts pain painful sore needle ache",
        "often maintenance repeat upkeep back again",
        "alternative alternatives instead wait waiting else",
        "effect effects result results expect expectation see realistic realistically",
        "sense suit suitable right age appropriate",
        "years year decades long-term longterm future",
        "fly flight flying plane travel trip",
        "gym sport sports exercise workout train training run",
        "drink drinking wine alcohol beer",
        "antibody antibodies resistant resistance stopped working",
        "thin thinner thinning atrophy muscle muscles",
        "package pressure today sign commit prepay programme program",
        "risk risks danger side",
        "brow brows eyebrow eyebrows",
    )
)
# Words of the request itself, and words that any question has.
_EMPTY = frozenset(
    "a an the that this these those it its one ones about on of for with my your me i im ive to from in at is are be do "
    "does did would will can could please pls question questions list number no off out remove delete drop take get rid "
    "scratch erase cross strike lose kick cut cancel throw away put move make set bring place position first last top "
    "bottom end beginning start up down before after above below higher lower than and or not dont need want anymore "
    "longer ask asked asking already done mark tick check as have has had was were you give been so just then there "
    "here what which how why when who swap switch exchange thing stuff bit part also too already answered talked doctor "
    "should id like should order rank ranked tell told hey hi ok okay".split()
)
# A word of the question itself counts more than any number of words for the same subject.
_NAMED = 100
_IT = re.compile(r"\b(?:it|this|that|this one|that one|the one i just|the new one)\b")


class Reference(NamedTuple):
    """The ids meant, in order of naming; where that is open, `candidates` are those that it could be."""

    ids: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def refer(text: str, questions: Sequence[Question], touched: str | None = None) -> Reference:
    """What `text` refers to; `touched` is the question just spoken of ("it")."""
    shown = ranked(questions)
    places = read_runs(text, len(shown)) or list(dict.fromkeys(read_positions(text, len(shown))))
    if places:
        return Reference(tuple(shown[place - 1]["id"] for place in places))
    found = by_words(text, shown)
    if found.ids or found.candidates:
        return found
    if touched and _IT.search(normalised(text)) and any(question["id"] == touched for question in shown):
        return Reference((touched,))
    return Reference()


def by_words(text: str, shown: Sequence[Question]) -> Reference:
    """The questions whose subject `text` names; several that fit equally well are candidates."""
    wanted = {_stem(word) for word in normalised(text).split() if word not in _EMPTY}
    scores = {question["id"]: _score(wanted, question) for question in shown}
    highest = max(scores.values(), default=0)
    if not highest:
        return Reference()
    fitting = tuple(id for id, score in scores.items() if score == highest)
    return Reference(fitting) if len(fitting) == 1 else Reference((), fitting[:MOST_CANDIDATES])


def _score(wanted: set[str], question: Question) -> int:
    words = {_stem(word) for word in normalised(question["text"]).split() if word not in _EMPTY}
    words |= {_stem(word) for word in question["id"].split("_")}
    if named := len(wanted & words):
        return _NAMED + named
    return len({other for word in wanted for group in _STEMMED if word in group for other in group} & words)


def _stem(word: str) -> str:
    """The word without the commonest endings; only compared with others cut the same way."""
    for ending in ("ing", "ful", "es", "ed", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word


_STEMMED = tuple(frozenset(_stem(word) for word in group) for group in _SUBJECTS)
