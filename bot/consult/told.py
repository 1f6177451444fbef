"""What a message outside the check says of people: whose pregnancy it is and when, and whose age.

An entity has neither negation nor person: "I am not pregnant" and "my mom is pregnant" both name a pregnancy.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from bot.consult.asked import Question
from bot.consult.candidacy import ADULT
from bot.consult.candidacy_reading import read_any
from bot.consult.subjects import TOLD

PREGNANCY, NEUROMUSCULAR = "pregnancy", "neuromuscular"
_NAMED = re.compile(r"\b(?:preg\w*|breast ?fe\w*|nursing|lactating|expecting|trying for|conceiv\w*|ttc|ivf)\b")
_RELATED = (
    r"(?:(?:my|our|his|her|a|one of my) (?:\w+ )?(?:mom|mum|mother|dad|sister|brother|friend|girlfriend|boyfriend|wife"
    r"|husband|partner|daughter|son|niece|nephew|cousin|aunt|kid|child|girl|boy|student|colleague)s?)"
)
_OF_ANOTHER = re.compile(rf"\b{_RELATED}\b(?: \w+){{0,4}} {_NAMED.pattern}")
_MUSCLES = r"(?:myasthenia|mg|als|lambert|neuromuscular|muscle|nerve|motor neuron|ms|multiple sclerosis|dystrophy)"
_MUSCLES_OF_ANOTHER = re.compile(
    rf"\b(?:{_RELATED}|my (?:\w+ )?(?:grand\w+|gran|granny|nana|uncle|in laws?|parents|family|boss|teacher))\b(?: \w+){{0,4}} {_MUSCLES}\b"
)
_NO_MUSCLES = re.compile(rf"\b(?:no|not|never|dont have|without)(?: \w+){{0,3}} {_MUSCLES}\b")
_ME_TOO = re.compile(
    r"\b(?:so do i|so (?:have|am) i|me too|me as well|same here|myself|and i (?:do|have|am|got)|(?<!could )(?<!can )(?<!may )(?<!might )(?<!do )(?<!did )i (?:do|have (?:it|that)|got it)(?: too| as well| also)?|i too|both of us|i also have"
    r"|and me|i have (?:myasthenia|mg|als|ms|a))\b"
)
# The other person may be the one who would be treated; then the warning is meant for them.
_FOR_THEM = re.compile(r"\b(?:can|could|may|should|will|would|is|are) (?:she|they)\b|\bfor (?:her|them)\b")
_OVER = re.compile(
    rf"\b(?:(?:when|while) i (?:was|were)|i was|used to be|(?:stopped|finished|done|quit)(?: with)?)"
    rf"(?: \w+){{0,2}} {_NAMED.pattern}"
)
_STILL = re.compile(rf"\b(?:still|currently)\b|{_NAMED.pattern}")
# A number of years that is nobody's age now: "I was 16 when", "since I was 20".
_THEN = re.compile(r"\b(?:i was|when i was|since i was|at age) (?:only |just |about )?(\d{1,2})\b")
_COUNTS = (
    r"(?![\d%.$]| ?(?:units?|weeks?|months?|days?|hours?|minutes?|times|areas?|sessions?|people|percent|dollars|usd))"
)
_NOW = re.compile(
    rf"\b(?:now|today) (?:i am |im |at )?(\d{{2}})\b{_COUNTS}"
    rf"|\bis (\d{{2}}) (?=(?:fine|ok|okay|too (?:young|old|early|late|soon)|right|good|early|late|young|old|still)\b)|^\W*(\d{{2}})(?=, ?(?:and )?(?:no|not|im)\b)"
)
_CHILD = re.compile(rf"\b{_RELATED}(?:,| who)?(?: is| s|s)?(?: only| just| turned| about)* (\d{{1,2}})\b{_COUNTS}")


def conditions_meant(text: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """The conditions of `named` that the warning is for: none that is denied, over, or another person's."""
    plain = _plain(text)
    counts = {PREGNANCY: _pregnancy_counts, NEUROMUSCULAR: _muscles_count}
    return tuple(each for each in named if counts[each](plain))


def _muscles_count(plain: str) -> bool:
    if _NO_MUSCLES.search(plain):
        return False
    return not _MUSCLES_OF_ANOTHER.search(plain) or bool(_ME_TOO.search(plain) or _FOR_THEM.search(plain))


def _pregnancy_counts(plain: str) -> bool:
    if not _NAMED.search(plain):
        return True
    if _OF_ANOTHER.search(plain) and not _FOR_THEM.search(plain):
        return False
    if _OVER.search(plain) and not _STILL.search(_OVER.sub(" ", plain)):
        return False
    return read_any(plain, (PREGNANCY,)).get(PREGNANCY) != "no"


def age_meant(text: str, named: int | None) -> int | None:
    """The patient's age now as a message tells it; `named` is the age found in it, whoever's and whenever it was."""
    plain = _plain(text)
    told = read_any(plain, ("age",)).get("age")
    if isinstance(told, int):
        return told
    now = _NOW.search(plain)
    if now:
        return int(next(group for group in now.groups() if group))
    then = {int(match[1]) for match in _THEN.finditer(plain)}
    return None if named in then else named


def minor_meant(text: str) -> int | None:
    """The age of another person who is too young, as in "my daughter is 16, can she get it"."""
    ages = (int(match[1]) for match in _CHILD.finditer(_plain(text)))
    return next((age for age in ages if age < ADULT), None)


def about_the_patient(question: Question) -> Question:
    """The question with the patient's own age and conditions of now.

    One about reasons against treatment that are none here is about the age, if that is told, else about something
    that the guide is silent on, or about nothing.
    """
    age, conditions = age_meant(question.text, question.age), conditions_meant(question.text, question.conditions)
    minor = minor_meant(question.text)
    meant = replace(question, age=age if minor is None else minor, conditions=conditions)
    if minor is not None and question.intent in (TOLD, "ask_good_candidate", "ask_reconsider"):
        return replace(meant, intent="ask_start_timing")
    if NEUROMUSCULAR in conditions and question.intent == "ask_illnesses":
        return replace(meant, intent="ask_reconsider")
    if conditions == question.conditions or conditions or question.intent != "ask_reconsider":
        return meant
    if age is not None:
        return replace(meant, intent="ask_start_timing")
    asks = "?" in question.text or re.search(r"\b(?:can|could|may|should|is|are|what|how) ", _plain(question.text))
    return replace(meant, intent="ask_uncovered_other" if asks else TOLD)


def is_too_young(age: int | None) -> bool:
    """Whether an age is one of a minor."""
    return age is not None and age < ADULT


def _plain(text: str) -> str:
    """Lower case, no apostrophes, single spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"['’‘`´]", "", plain).split())
