"""A change of mind once the check is finished: "I was mistaken, I'm not pregnant", "turns out I'm 22, not 31".

No question is open then, so that a statement has to contradict an answer to count, and to show that it is meant as one.
"""

from __future__ import annotations

import re

from bot.consult.candidacy import QUESTIONS, Answers, question_before
from bot.consult.candidacy_changes import (
    ABOUT,
    ASKING,
    CORRECTING,
    FRAME,
    MEANT,
    Change,
    asks_to_change,
    contradicted,
    plain_of,
)
from bot.consult.candidacy_reading import read_answer

# The patient says that something told before does not hold.
_WRONG = re.compile(
    r"\b(?:mistaken|misread|mis ?understood|chang(?:e|ed) my mind|i (?:was|am|got \w+|had \w+) wrong|got (?:it|one|that|something) wrong"
    r"|(?:that|this|it|what i (?:said|told you|answered)) (?:is|was|s)(?: not|nt)? (?:wrong|right|true|correct|incorrect)"
    r"|thats (?:wrong|not (?:right|true|correct)|incorrect)|(?:to|let me|must|should) correct|correcting|i lied)\b"
)
# The patient tells something that was not known before, or not said.
_NEW = re.compile(
    r"\b(?:turns? out|turned out|found out|forgot|on (?:second|2nd) thoughts?|(?:now that i|when i|if i|having) th(?:ink|ought) (?:about|of) it"
    r"|i mean|i (?:have )?checked|i should (?:have )?(?:say|said|tell|told|add|mention(?:ed)?)|didnt (?:say|tell|mention)"
    r"|test (?:was|is|came (?:back|out)) (?:negative|positive)|not \d{1,2})\b"
)
# "I said I'm 31 but I'm 29": what holds stands behind.
_SAID_BUT = re.compile(
    r"\b(?:said|told you|answered|put|wrote|typed|entered|chose|tapped|clicked)\b(?P<before>.*?),? \bbut\b(?P<now>.*)"
)
_TESTED = re.compile(r"\btest (?:\w+ ){0,3}(?P<result>negative|positive)\b")
# Of these a statement of few words counts by itself: an age or a condition is nothing that one says in passing.
_PLAIN_FACTS = ("age", "pregnancy", "health_stop")
_SHORT = 8
_OWN = re.compile(r"\b(?:im|i am|i have|ive|my age|i do have|i got)\b")
# What will be so, was so, or might be so is no answer taken back.
_ANOTHER_TIME = re.compile(
    r"\b(?:will|ill|would|id|if|when|before|until|till|once|by|since|next|in \d+|soon|was|used to|could|might|unless|after(?! all))\b"
)
_OF_HEALTH = {"pregnancy": "no", "health_stop": "none"}
_DENIES = re.compile(r"\b(?:not|no|never|dont|havent|isnt|aint|without|negative)\b")


def told_otherwise(text: str, answers: Answers) -> Change:
    """What a message after the check says otherwise than was answered; None for a question that is to be asked again."""
    plain = plain_of(text)
    if "?" in text or ASKING.search(plain):
        return {}
    if tested := _TESTED.search(plain):
        told = {"negative": "no", "positive": "yes"}[tested["result"]]
        known = ABOUT["pregnancy"].search(plain) and answers.get("pregnancy") not in (None, told)
        return {"pregnancy": told} if known else {}
    if said := _SAID_BUT.search(plain):
        return _instead(said["before"], said["now"], answers)
    found = contradicted(text, answers)
    if _taking_back(plain):
        return found or _named(plain, answers)
    if len(plain.split()) <= _SHORT and _OWN.search(plain) and not _ANOTHER_TIME.search(plain):
        return {question: value for question, value in found.items() if question in _PLAIN_FACTS}
    return {}


def says_the_same(text: str, answers: Answers) -> bool:
    """Whether a correction comes to the answer given last: "wait, I meant ten weeks ago" after an earlier treatment."""
    plain, last = plain_of(text), question_before(None, answers)
    if last is None or not _taking_back(plain):
        return False
    rest = " ".join(FRAME.sub(" ", plain).split()).strip(" ,.;")
    return bool(rest) and read_answer(last, rest) == answers.get(last)


def _instead(before: str, now: str, answers: Answers) -> Change:
    if found := contradicted(now, answers) or _named(now, answers):
        return found
    age = read_answer("age", now)
    again = re.search(rf"\b{answers.get('age')}\b", before) is not None
    return {"age": age} if again and isinstance(age, int) and age != answers.get("age") else {}


def _taking_back(plain: str) -> bool:
    return any(each.search(plain) for each in (_WRONG, _NEW, CORRECTING, MEANT)) or asks_to_change(plain)


def _named(plain: str, answers: Answers) -> Change:
    """The answers to the questions that the words name, else those questions anew."""
    about = [
        each for each in QUESTIONS if each in ABOUT and ABOUT[each].search(plain) and answers.get(each) is not None
    ]
    told = {question: _merged(read_answer(question, plain), answers.get(question)) for question in about}
    different: Change = {each: value for each, value in told.items() if value not in (None, answers.get(each))}
    if different:
        return different
    wrong = _WRONG.search(plain) is not None
    open = [each for each in about if wrong or (told[each] is None and _open_again(each, plain, answers))]
    return {open[0]: None} if open else {}


def _merged(told: int | str | None, before: object) -> int | str | None:
    """One habit beside a family history is both."""
    return "both" if {told, before} == {"family", "habits"} else told


def _open_again(question: str, plain: str, answers: Answers) -> bool:
    """Whether a finding is named that was denied, or denied that was named: which one it is has to be asked."""
    if question not in _OF_HEALTH:
        return False
    named_before = answers.get(question) != _OF_HEALTH[question]
    return named_before == (_DENIES.search(plain) is not None)
