"""How a sentence means what it says: told as happening, or asked, supposed, denied, long past, about others.

A match is read in its scope: its own clause, and the clauses before it that an unfinished clause hangs on ("can it
cause headaches, double vision or fever" is one question).
"""

from enum import Enum, auto
from re import Pattern

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult import triage_times as times
from bot.consult.triage_causes import explained
from bot.consult.triage_denial import denied
from bot.consult.triage_figures import ALWAYS, AS_LAUGHED, INJURED, LAUGHED, NOT_LITERAL, UNPROMPTED, compile_figures
from bot.consult.triage_message import REACH, Place
from bot.consult.triage_questions import asked
from bot.consult.triage_strangers import (
    by_profession,
    hardly_known,
    is_pets,
    not_met,
    only_looked_at,
    told_of_strangers,
)

_ALWAYS, _UNPROMPTED = compile_figures(ALWAYS), compile_figures(UNPROMPTED)


class Reading(Enum):
    """What a sentence does with the words that were found in it."""

    TOLD = auto()
    ASKED = auto()
    SUPPOSED = auto()
    DENIED = auto()
    OTHERS = auto()
    LONG_AGO = auto()


def read(place: Place, urgent: bool) -> Reading:
    """How the sentence means the words at `place`; where it is open, urgent words are taken as told."""
    if place.long_over:
        return Reading.LONG_AGO
    pinned = bool(cues.PINNED.search(place.text))
    if not pinned and (_supposed(place) or _after_condition(place)):
        return Reading.SUPPOSED
    if denied(place, urgent, pinned):
        return Reading.DENIED
    if (other := _about_others(place, urgent)) is not None:
        return other
    if not pinned and asked(place, urgent):
        return Reading.ASKED
    long_ago = place.long_ago and not times.STILL.search(place.text)
    if long_ago and not place.message.returned and not place.own_time:
        return Reading.LONG_AGO
    if not urgent and place.before_next:
        return Reading.LONG_AGO
    if (
        not urgent
        and not place.message.after_injection
        and times.A_WHILE_AGO.search(place.text)
        and not times.STILL.search(place.text)
    ):
        return Reading.LONG_AGO
    return Reading.TOLD


def figurative(place: Place, mild: bool = False) -> bool:
    """Whether the words overlap a figure of speech or a harmless fixed phrase of their clause, or something explains them.

    `mild`: they are no sign of an emergency, so that more can explain them.
    """
    words = set(place.told.split())
    if _overlaps(_ALWAYS, words, place) or NOT_LITERAL.search(place.around) or not_met(place):
        return True
    message = place.message
    if message.after_injection:
        return False
    if explained(place, mild):
        return True
    if message.begun:
        return False
    led_up = " ".join(place.sentence.words[max(0, place.start - REACH) : place.end])
    by_other_cause = (
        LAUGHED.search(led_up) or AS_LAUGHED.search(place.around) or ("weak" in words and INJURED.search(led_up))
    )
    return bool(by_other_cause) or _overlaps(_UNPROMPTED, words, place)


def _overlaps(figures: dict[str, Pattern[str]], words: set[str], place: Place) -> bool:
    """Whether a figure of one of the words shares a character with the match."""
    left = len(place.opening)
    right = left + len(place.told)
    return any(
        m.start() < right and m.end() > left
        for word in figures.keys() & words
        for m in figures[word].finditer(place.clause_text)
    )


def by_nature(place: Place) -> bool:
    """Whether the sentence speaks of how somebody has always looked, or of what they want treated."""
    following = place.message.sentences[place.number + 1 : place.number + 2]
    wished = any(people.WANTS_THEM.search(s.text) for s in following)
    return wished or bool(people.NATURAL.search(place.around))


def told_as_happening(place: Place) -> bool:
    """Whether the words are somebody's own, or given as going on, here or by the rest of the message."""
    if (
        place.had
        or cues.FIRST_PERSON.search(place.text)
        or cues.ONSET.search(place.text)
        or _owner(place) in people.KIN
    ):
        return True
    message = place.message
    if message.after_injection or message.begun or message.asks_help:
        return True
    return bool(cues.SPECIFIC.search(place.text))


def _supposed(place: Place) -> bool:
    """ "if ...", "in case ..." before the words; "if i drink ..." tells what happens whenever they do."""
    if cues.MUST_NOT.search(f"{place.before} {place.told}") is not None:
        return True
    supposed = cues.SUPPOSED.search(f"{place.before} {place.told}")
    return supposed is not None and supposed.start() < len(place.before)


def _after_condition(place: Place) -> bool:
    """ "if i get it and i can not swallow, ...": the second half of a condition that the sentence opens with."""
    clauses = place.sentence.clauses
    at = place.clause
    while at and clauses[at].join in ("and", "or"):
        at -= 1
    opening = place.sentence.words[clauses[at].start : clauses[at].start + 3]
    return at < place.clause and bool(cues.SUPPOSED.match(" ".join(opening)))


def _owner(place: Place) -> str:
    """The nearest word before or in the match that says whose it is; empty when there is none."""
    words = place.sentence.words
    if is_pets(place):
        return "people"
    for at in range(place.end - 1, place.scope - 1, -1):
        word = words[at]
        if word in people.SELF or word in people.KIN:
            return word
        if word == "your" and words[at + 1 : at + 2] and words[at + 1] in people.BODY:
            return "people"  # "your face sags": said of anybody
        if word in people.MEDIA and only_looked_at(place, at):
            continue
        if word in people.ANYBODY:
            return "i" if words[at + 1 : at + 2] == ("else",) else word
    return ""


def _about_others(place: Place, urgent: bool) -> Reading | None:
    """OTHERS for people in general and for the past of somebody else; None when it is the person's own or urgent now."""
    owner = _owner(place)
    if owner in people.ANYBODY or by_profession(place):
        return Reading.OTHERS
    if owner not in people.KIN:
        return None
    if not people.ANYBODY.isdisjoint(place.before.split()) or told_of_strangers(place) or hardly_known(place):
        return Reading.OTHERS
    if not place.message.after_injection and people.OTHER_CAUSE.search(place.around):
        return Reading.OTHERS
    present, long_ago = people.PRESENT.search(place.text), times.LONG_AGO.search(place.text)
    if not present and times.LONG_AGO.search(place.around) and not times.STILL.search(place.around):
        return Reading.OTHERS
    if long_ago and not times.STILL.search(place.text):
        return Reading.OTHERS
    if urgent:
        history = people.PAST.search(place.text) and not present and place.message.asks_generally
        return Reading.OTHERS if history else None
    return None if present or people.SINCE_THEIRS.search(place.around) else Reading.OTHERS
