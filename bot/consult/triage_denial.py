"""Whether a "no" or "not" of a message under the symptom gate reaches the words that were found in it."""

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult.triage_message import TENSED, Place
from bot.consult.triage_signs import SYMPTOM_WORDS

_NEGATION_REACH = 5


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
    if (bare(place) and _answered_no(place)) or (not urgent and cues.OVER.search(place.after)):
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


def bare(place: Place) -> bool:
    """A clause without subject, verb or time: "double vision", "or a droopy eyelid"."""
    clause = place.sentence.clauses[place.clause]
    words = set(place.sentence.words[clause.start : clause.end])
    return not (words & TENSED or words & people.SELF or cues.ONSET.search(place.text))
