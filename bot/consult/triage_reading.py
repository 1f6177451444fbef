"""How a sentence means what it says: told as happening, or asked, supposed, denied, long past, about others.

A match is read in its scope: its own clause, and the clauses before it that an unfinished clause hangs on ("can it
cause headaches, double vision or fever" is one question).
"""

from enum import Enum, auto
from re import Pattern

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult.triage_causes import explained
from bot.consult.triage_figures import ALWAYS, AS_LAUGHED, INJURED, LAUGHED, NOT_LITERAL, UNPROMPTED, compile_figures
from bot.consult.triage_message import REACH, TENSED, Place
from bot.consult.triage_signs import SYMPTOM_WORDS
from bot.consult.triage_strangers import is_pets, not_met, only_looked_at, told_of_strangers

_NEGATION_REACH = 5
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
    if not pinned and _asked(place, urgent):
        return Reading.ASKED
    long_ago = cues.LONG_AGO.search(place.dated) and not cues.STILL.search(place.text)
    if long_ago and not place.message.returned and not place.own_time:
        return Reading.LONG_AGO
    if (
        not urgent
        and not place.message.after_injection
        and cues.A_WHILE_AGO.search(place.text)
        and not cues.STILL.search(place.text)
    ):
        return Reading.LONG_AGO
    return Reading.TOLD


def figurative(place: Place) -> bool:
    """Whether the words overlap a figure of speech or a harmless fixed phrase of their clause."""
    words = set(place.told.split())
    if _overlaps(_ALWAYS, words, place) or NOT_LITERAL.search(place.around) or not_met(place):
        return True
    message = place.message
    if message.after_injection or message.begun:
        return False
    led_up = " ".join(place.sentence.words[max(0, place.start - REACH) : place.end])
    by_other_cause = (
        LAUGHED.search(led_up) or AS_LAUGHED.search(place.around) or ("weak" in words and INJURED.search(led_up))
    )
    return bool(by_other_cause) or _overlaps(_UNPROMPTED, words, place) or explained(place)


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


def denied(place: Place, urgent: bool, pinned: bool = False) -> bool:
    """Whether a "no" or "not" reaches the words, directly or as the head of a list."""
    words, clauses = place.sentence.words, place.sentence.clauses
    opening = clauses[place.clause].start
    low = max(opening, place.start - _NEGATION_REACH)
    if not urgent and words[opening] in ("none", "neither"):
        low = max(opening, place.start - 2 * _NEGATION_REACH)
    if people.NOT_WANTED.search(place.before):
        return True
    for at in range(place.start - 1, low - 1, -1):
        if words[at] in ("but", "just", "only", "because"):
            break
        if words[at] in people.NEGATORS and _denies(words, at):
            return True
    if (_bare(place) and _answered_no(place)) or (not urgent and cues.OVER.search(place.after)):
        return True
    return not pinned and _denied_in_list(place, urgent)


def _denies(words: tuple[str, ...], at: int) -> bool:
    """Whether the negator denies what follows; "can not swallow", "not sure", "no idea" do not."""
    word, before = words[at], words[at - 1] if at else ""
    following = words[at + 1 : at + 4]
    if word == "not" and before in ("can", "could"):
        return bool(following) and following[0] in people.LOOKED_FOR and "any" in following
    if word == "never" and "before" in words[at : at + 9]:
        return False
    if (
        following[:1]
        and following[0] in ("feel", "get")
        and set(following) & {"well", "good", "right", "better", "rid"}
    ):
        return False
    return not (following and following[0] in people.NOT_DENYING)


def _denied_in_list(place: Place, urgent: bool) -> bool:
    """ "no fever, headache or swelling": the first "no" holds for all. An urgent sign needs the "or" to be sure."""
    words, clauses = place.sentence.words, place.sentence.clauses
    if place.scope >= clauses[place.clause].start:
        return False
    listed = any(c.join == "or" for c in clauses[place.clause : place.clause + 4])
    if urgent and not listed:
        return False
    heads = (at for at in range(place.scope, clauses[place.clause].start) if words[at] in people.NEGATORS)
    return any(
        _denies(words, at) and SYMPTOM_WORDS & set(words[at + 1 : at + (9 if words[at] in ("none", "neither") else 6)])
        for at in heads
    )


def _answered_no(place: Place) -> bool:
    """ "fever? no." """
    clauses = place.sentence.clauses
    if place.clause + 1 < len(clauses):
        following = clauses[place.clause + 1]
        words = place.sentence.words[following.start : following.end]
    else:
        words = tuple(w for s in place.message.sentences[place.number + 1 : place.number + 2] for w in s.words)
    return bool(people.ANSWERED_NO.search(" ".join(words[:4])))


def _bare(place: Place) -> bool:
    """A clause without subject, verb or time: "double vision", "or a droopy eyelid"."""
    clause = place.sentence.clauses[place.clause]
    words = set(place.sentence.words[clause.start : clause.end])
    return not (words & TENSED or words & people.SELF or cues.ONSET.search(place.text))


def _supposed(place: Place) -> bool:
    """ "if ...", "in case ..." before the words; "if i drink ..." tells what happens whenever they do."""
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
    if owner in people.ANYBODY:
        return Reading.OTHERS
    if owner not in people.KIN:
        return None
    if not people.ANYBODY.isdisjoint(place.before.split()) or told_of_strangers(place):
        return Reading.OTHERS
    if not place.message.after_injection and people.OTHER_CAUSE.search(place.around):
        return Reading.OTHERS
    present, long_ago = people.PRESENT.search(place.text), cues.LONG_AGO.search(place.text)
    if long_ago and not cues.STILL.search(place.text):
        return Reading.OTHERS
    if urgent:
        history = people.PAST.search(place.text) and not present and place.message.asks_generally
        return Reading.OTHERS if history else None
    return None if present or people.SINCE_THEIRS.search(place.around) else Reading.OTHERS


def _asked(place: Place, urgent: bool) -> bool:
    """Whether the words are what a question, a fear or a general statement is about."""
    if _expected(place):
        return True
    ends = cues.DEFINITE.search(place.before) and cues.RESOLVES.search(f"{place.told} {place.after}")
    if place.had or ends:
        return False
    has = bool(cues.HAS.search(place.before)) and not cues.RISK_THAT.search(place.before)
    if _may_be(place, has):
        return True
    if has or _is_there(place):
        return False
    return _in_question(place, urgent)


def _expected(place: Place) -> bool:
    """What one should expect, asked before an injection: "how much pain is usual", "do the little bumps go down"."""
    message = place.message
    if message.had_injection or message.begun or not people.SELF.isdisjoint(place.before.split()[-2:]):
        return False
    return bool(cues.EXPECTED.search(place.text))


def _may_be(place: Place, has: bool) -> bool:
    """A possibility, a risk or a wish, even of one's own face: "can it make my eyelid droop"."""
    head = f"{place.before} {place.told}"
    if cues.MODAL.search(head) or cues.WISH.search(place.before):
        return True
    return not has and bool(cues.RISK.search(place.text) or cues.DO_THEY.search(head))


def _is_there(place: Place) -> bool:
    """Asked about, but there: one's own, or going on, or a worry after an injection."""
    if cues.MINE.search(place.before) or place.told.startswith(("my ", "this ")):
        return True
    if cues.GOES_ON.search(f"{place.told} {place.after}"):
        return True
    return bool(cues.SHOULD_I_WORRY.search(place.before)) and place.message.after_injection


def _in_question(place: Place, urgent: bool) -> bool:
    """Whether the sentence asks for knowledge; "is trouble swallowing normal" is how people tell that they have it."""
    head = f"{place.before} {place.told}"
    if cues.NORMAL_TO.search(head) and not urgent:
        return not cues.ONSET.search(place.text)
    if cues.IS_IT.search(place.before):
        return not (urgent and cues.NORMAL.search(place.after))
    if cues.HOW_LONG.search(place.before) and place.message.had_injection:
        return False
    asked = cues.ASKED.search(head)
    if (asked and asked.start() <= len(place.before)) or cues.ASKED_OF.search(place.text):
        return True
    if cues.LISTED.search(place.text) and not cues.ONSET.search(place.around):
        return True
    return _bare(place) and _among_questions(place)


def _among_questions(place: Place) -> bool:
    """ "What are the risks? Double vision? A droopy lid?", or "double vision, how common is that": topics, not signs."""
    clause = place.sentence.clauses[place.clause]
    rest = " ".join(place.sentence.words[clause.end : clause.end + REACH])
    if people.HOW_COMMON.search(rest):
        return True
    if place.clause or not place.sentence.asked or place.message.begun or cues.ASKS_HELP.search(rest):
        return False
    for sentence in reversed(place.message.sentences[max(0, place.number - 4) : place.number]):
        if not sentence.asked:
            return False
        if cues.RISK.search(sentence.text) or cues.ASKED_OF.search(sentence.text):
            return True
    return False
