"""Taking an answer of the candidacy check back: "change my age to 42", "I tapped the wrong one", "no wait, I'm 31".

Pure functions over the words and the answers so far. A change maps a question to its new answer, or to None where it
is to be asked again.
"""

from __future__ import annotations

import re
import unicodedata

from bot.consult.candidacy import NOT_SURE, QUESTIONS, Answers, question_before
from bot.consult.candidacy_reading import problem, read_answer, read_any

Change = dict[str, int | str | None]

_VERB = r"(?:change|correct|edit|fix|update|amend|revise|alter)"
_SAID = r"(?:answers?|repl(?:y|ies)|responses?|what i (?:said|told|answered|tapped|chose|put))"
_SLIPPED = r"(?:chose|picked|selected|typed|entered|answered|put|said|took|ticked|hit|gave|told you|meant to)"
_TAPPED = r"(?:tapped|clicked|pressed|mis ?(?:tapped|clicked|typed|pressed))"
_CHANGE = re.compile(
    rf"\b{_VERB}\b (?:\w+ ){{0,4}}{_SAID}\b|\b{_VERB} my (?:age|goal)\b|\b{_VERB} (?:it|that) back to\b"
)
# A slip that is told as one, whatever it was about.
_SLIP = re.compile(
    rf"\b(?:{_TAPPED}|i (?:\w+ ){{0,2}}{_SLIPPED}) (?:\w+ ){{0,4}}(?:wrong|mistake|accident|incorrect\w*)\b"
    rf"|\b(?:by (?:mistake|accident)|accidentally) {_TAPPED}\b"
    r"|\bmis ?(?:tapped|clicked|typed|pressed)\b|\btypo\b|\bslip of (?:the|my) (?:finger|thumb)\b"
    r"|\bwrong (?:button|option|box)\b|\bwrong answer\W*(?:sorry)?\W*$"
    rf"|\bmy (?:age|(?:\w+ )?{_SAID}) (?:was|is) (?:wrong|incorrect|not right|not correct|a mistake)\b"
    r"|\bi made (?:a|an) (?:mistake|error|slip)\b(?=\W*$|[,.;:]| (?:there|above|before|with my|in my)\b)"
)
# The same, but only where a question of the check has just been asked or answered.
_WRONG = re.compile(
    r"\b(?:that|this|it|the last one|the last answer) (?:was|is) (?:wrong|incorrect|not right|not correct|a mistake"
    r"|an accident)\b|\bthats (?:wrong|not right|a mistake)\b"
)
MEANT = re.compile(r"\b(?:i|ive) meant?\b|\bit should (?:be|have been|say)\b|\bshould have (?:said|been)\b")
_PREVIOUS = re.compile(r"\b(?:last|previous|earlier) (?:one|question|answer)\b|\b(?:one|question|answer) before\b")
_SHORT = 8
# Words that open a correction; on their own they only hint at one.
CORRECTING = re.compile(
    r"\b(?:actually|correction|oops|whoops|my (?:mistake|bad)|sorry|hold on|hang on|in fact|after all|scrap that"
    r"|i lied)\b|(?:^|[,.;] ?)(?:oh |no,? |but |ok |um )*wait\b"
    r"|^\W*no\b[\s,.]*(?=(?:sorry|i|im|ive|my|its|they)\b)"
)
# A question without its mark is no correction either.
ASKING = re.compile(
    r"\?|\b(?:how|what|when|which|why|where) (?:many|much|long|often|is|are|do|does|would|should|can|will|if|it)\b"
    r"|\b(?:does|should|can|could|would|will|is) (?:i|it|that|this|they|you|starting)\b"
)
_TO = re.compile(rf"\b{_VERB}\b(?P<what>.*?)(?:\bto\b|\binto\b|:|=)\s*(?P<value>\S.*)$")
# What only frames the new answer: "sorry, I tapped the wrong one, it should be" no.
FRAME = re.compile(
    rf"{_CHANGE.pattern}|{_SLIP.pattern}|{_WRONG.pattern}|{MEANT.pattern}|{_PREVIOUS.pattern}|{CORRECTING.pattern}"
    r"|\b(?:one|(?<!want )to (?=yes|no|not|none)|to (?:tap|click|press|choose|pick|say|type)"
    r"|(?:it|that|the answer|this) (?:is|was|should be))\b"
)
ABOUT: dict[str, re.Pattern[str]] = {
    question: re.compile(rf"\b(?:{words})")
    for question, words in {
        "age": r"age\b|how old|years old",
        "pregnancy": r"pregnan|breast ?fe|nursing\b|baby\b",
        "health_stop": r"allerg|muscle|nerve|myasthenia|lambert|neuro|infect|cold sore|herpes|shingles|condition|health|illness",
        "line_stage": r"lines?\b|wrinkles?\b|at rest\b",
        "accelerators": r"famil|smok|sun\b|sleep|habits?\b",
        "goal": r"goal\b|hop(?:e|ing)\b|aim\b",
        "motive": r"reason\b|why now|motive\b|trend",
        "upkeep": r"upkeep|com(?:e|ing) back|every (?:3|three)|maintenance",
        "earlier_treatment": r"earlier treatment|previous treatment|had (?:it|botox)|botox before",
    }.items()
}


# What the words must hold before a check is emptied or an answer taken out; a likeness alone is not enough for that.
_CHECK = r"(?:check|quiz|test|assessment|questionnaire|screening|thing|questions|everything|all of it|it all)"
_DO = r"(?:do|doing|did|take|taking|try|run|start|begin|go through)"
_SAID_SO: dict[str, re.Pattern[str]] = {
    "go_back": re.compile(r"\b(?:back|previous|before|undo|return|last (?:question|one))\b"),
    "redo_check": re.compile(
        rf"\b(?:redo|retake|restart|reset|repeat) (?:\w+ ){{0,3}}(?:{_CHECK}|it|this)\b(?! question)"
        rf"|\b{_DO} (?:\w+ ){{0,3}}(?:it|this|{_CHECK}) (?:\w+ ){{0,2}}(?:again|over|anew|once more|a second time"
        r"|another time|one more time|from (?:scratch|the (?:start|beginning|top)))\b"
        rf"|\b{_CHECK} (?:\w+ ){{0,2}}(?:again|over|anew|once more|a second time|another time)\b"
        rf"|\b(?:again|once more|another go|one more round|new)\b (?:\w+ ){{0,6}}{_CHECK}\b|\b(?:check|test|assess) me again\b"
        r"|^(?:can i |please |may i )?(?:redo|repeat|do over|retake)(?: it| this)?(?: please)?\W*$"
    ),
}


def says_so(intent: str, text: str) -> bool:
    """Whether the words themselves bear out an intent that takes answers of the check away; True for any other."""
    if intent == "change_answer":
        return asks_to_change(text) or corrects(text)
    return intent not in _SAID_SO or _SAID_SO[intent].search(plain_of(text)) is not None


_SKIPS = re.compile(
    r"(?:please |can (?:i|we) |i want to |id like to |lets |just )*(?:skip|pass|next)"
    r"(?: (?:this|that|it|the|one|question|please|next|on))*"
    r"|(?:i(?:d)? )?(?:would )?(?:rather not|dont want to|do not want to|prefer not to|wont) (?:say|answer|tell)"
    r"(?: (?:this|that|it|you|one|question|please))*"
)


def skips(text: str) -> bool:
    """Whether the words leave one question open and want to go on: "skip", "I don't want to answer this"."""
    return _SKIPS.fullmatch(plain_of(text).strip(" .!,")) is not None


def plain_of(text: str) -> str:
    """Lower case, no apostrophes, single spaces."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"['’‘`´]", "", text).replace("-", " ").split())


def asks_to_change(text: str) -> bool:
    """Whether the words say that an answer was wrong or is to be changed, without saying whose subject it is."""
    plain = plain_of(text)
    return _CHANGE.search(plain) is not None or _SLIP.search(plain) is not None


def corrects(text: str) -> bool:
    """Whether the words take something back and say what holds: "no wait, I'm 31", "I meant 26". Never a question."""
    plain = plain_of(text)
    if ASKING.search(plain):
        return False
    if CORRECTING.search(plain) and read_any(text, QUESTIONS):
        return True
    return len(plain.split()) <= _SHORT and bool(MEANT.search(plain) or (_WRONG.search(plain) and " was " in plain))


def changes(text: str, answers: Answers, requested: str | None = None, just_told: bool = False) -> Change:
    """What the words change among `answers`, while `requested` is being asked; empty when they change nothing.

    A slip without a new answer concerns the question that it names, else the last one answered. With `just_told`,
    the outcome has been said right before, so that "that was wrong" means an answer.
    """
    plain = plain_of(text)
    changed = _CHANGE.search(plain) is not None
    slipped = changed or bool(_SLIP.search(plain)) or ((just_told or bool(requested)) and bool(_WRONG.search(plain)))
    if told := _named_with_value(plain) or contradicted(text, answers):
        return told
    about = [question for question, words in ABOUT.items() if words.search(plain) and answers.get(question) is not None]
    if changed and about and not _TO.search(plain):
        return {about[0]: None}
    rest = " ".join(FRAME.sub(" ", plain).split()).strip(" ,.;")
    found = {question: read_answer(question, rest) for question in about}
    different: Change = {name: value for name, value in found.items() if value not in (None, answers.get(name))}
    if different and (slipped or CORRECTING.search(plain)):
        return different
    if slipped and about:
        return {about[0]: None}
    meant = slipped or MEANT.search(plain) or _PREVIOUS.search(plain)
    return _last_one(rest, answers, requested, slipped) if meant else {}


def _last_one(rest: str, answers: Answers, requested: str | None, slipped: bool) -> Change:
    """The question answered last with what is left of the words as its answer; asked again after a mere slip."""
    before = question_before(requested, answers)
    if before is None:
        return {}
    value = read_answer(before, rest) if rest else None
    if value is not None and value != answers.get(before):
        return {before: value}
    # "I meant that I have no MS" takes something back without saying what holds of the rest.
    return {before: None} if slipped or (rest and problem(before, rest) == "which_one") else {}


def meant_before(text: str, answers: Answers, requested: str) -> Change:
    """The question before `requested` with another answer, where a correction answers only that one.

    "Actually no, only when I move" is about the lines, though its "no" would answer what is asked now.
    """
    plain = plain_of(text)
    before = question_before(requested, answers)
    if before is None or not CORRECTING.search(plain):
        return {}
    rest = re.sub(r"^(?:no|yes)\b", "", " ".join(FRAME.sub(" ", plain).split()).strip(" ,.;")).strip(" ,.;")
    value = read_answer(before, rest) if rest else None
    if value in (None, NOT_SURE, answers.get(before)) or read_answer(requested, rest) is not None:
        return {}
    return {before: value}


def _named_with_value(plain: str) -> Change:
    """ "change my age to 42", "change my answer about the lines to at rest"."""
    match = _TO.search(plain)
    if not match or not _CHANGE.search(plain):
        return {}
    named = next((question for question, words in ABOUT.items() if words.search(match["what"])), None)
    if named is None and re.fullmatch(r"\d{1,3}\W*", match["value"]):
        named = "age"
    return {named: read_answer(named, match["value"])} if named else {}


def contradicted(text: str, answers: Answers) -> Change:
    """What is said unmistakably and is not what was answered."""
    told = read_any(text, [question for question in QUESTIONS if answers.get(question) is not None])
    return {question: value for question, value in told.items() if value != answers.get(question)}
