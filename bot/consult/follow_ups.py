"""What a short message means after what was said before it: "both together?", "and the dose?", "units, not price".

Pure, and by closed lists of words, so that a message that says more is left to the classifier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bot.consult.asked import Context, Question
from bot.consult.languages import asks_language, other_language
from bot.consult.micro import asks_a_part
from bot.consult.subjects import QUESTIONS

DOSE, PRICE, MUCH, FOLLOW_UP, WHY, NOT_SURE = "ask_dose", "ask_price", "ask_if_much", "follow_up", "ask_why", "not_sure"
MICRO, ABOUT_MICRO = "micro_botox", "ask_micro_botox"
# A number of units is never larger; "is 2026 much" is none.
MOST_UNITS = 300
MOST_WORDS_SUM = 12
FEWEST_TO_ADD = 2

_LEAD = (
    r"(?:(?:no|nope|sorry|oops|wait|hm+|ok|okay|so|but|and|then|well|please|pls|actually|rather|just|now|i|you|meant|mean|said"
    r"|asked|asking|was|want(?:ed)?|need|know|to|what|about|how|for|of|in|is|are|does|do|it|that|this|the|a|an|its|it's|tell|me"
    r"|would|be|there|them|with|talking|on|one) )*"
)
_TAIL = r"(?: (?:please|pls|then|for (?:it|that|this|them)|of (?:it|that|this)|is (?:it|that)|it|that|this|though|instead|needed|cost))*"
_COUNT = r"(?:two|three|four|five|[2-5]|several|multiple|both|more)"
SEVERAL_AREAS = re.compile(rf"\b{_COUNT} (?:areas?|zones|spots|parts)\b|\bmulti ?-?areas?\b")
_ONLY_COUNT = re.compile(rf"{_LEAD}{_COUNT}(?: (?:areas?|zones|spots|parts|of them))?{_TAIL}")
_DOSE_WORD = r"(?:how many(?: units?)?|units?|dose|doses|dosage|number of units|amount of units)"
_PRICE_WORD = r"(?:how much money|price|prices|costs?|money|dollars|how much (?:is|does) (?:it|that|this)(?: cost)?)"
_DOSE = re.compile(rf"{_LEAD}{_DOSE_WORD}{_TAIL}")
_PRICE = re.compile(rf"{_LEAD}{_PRICE_WORD}{_TAIL}")
_TAKEN_BACK = re.compile(
    rf"\b(?:not|and not|instead of|rather than) (?:the |a |about )?(?:{_DOSE_WORD}|{_PRICE_WORD})(?=$| )"
)
_STANDARD = re.compile(
    rf"{_LEAD}(?:standard|normal|full|usual|regular|adult|baby)(?: (?:adult|dose|doses|one|ones|version|amount|botox))*{_TAIL}"
)
_TOGETHER = re.compile(
    r"\b(?:both|together|altogether|all (?:of them|of these|of those|three|four|five)|in total|in all|total|everything|sum)\b"
)
_SHORT_SUM = re.compile(
    rf"{_LEAD}(?:(?:both|of|them|these|those|all|three|four|five|together|altogether|total|everything|sum|how|many|much|units?|dose|doses"
    r"|in|for|the|is|are|it|that|would|be|need|needed|and|cost|price|do|does|they|come|i|areas?|two|so|up|add|added|if|to|take|get)"
    r"(?: |$))+"
)
_WITHOUT = re.compile(r"\b(?:without|except|minus|leave out|leaving out|skip|skipping|but not|drop)\b")
_MUCH = re.compile(
    r"\b(?:is|are|isn't|isnt|sounds?|seems?|would|thats?|that's)\b.*\b(?:a lot|too much|much|too many|many|high|low|too little|too few"
    r"|enough|loads|small|big|strong)\b"
)
_ONLY_MUCH = re.compile(
    rf"{_LEAD}(?:a lot|(?:too |very |so )?(?:much|many|high|low|little|few))(?: for (?:that|it|this|me))?"
)
_NUMBER = re.compile(r"\b(\d{1,3})\b(?! ?(?:years?|yrs?|usd|dollars|won|%|percent|weeks?|months?|days?))")
_AGE = re.compile(r"(?:actually|no|sorry|wait|oops|i'?m|im|i am|my age is|it's|its|not (?=\d)\d+|,|\s)*\b(\d{1,2})\b.*")
_NOT_AGE = re.compile(r"\bnot (\d{1,2})\b")
_EXPECTING = re.compile(
    rf"{_LEAD}(?:(?:while|during|when|if|i'?m|i am|you'?re|women|someone|somebody) )*(?:breast ?feeding|pregnan(?:t|cy)|nursing)"
)
_WHY = re.compile(
    r"(?:(?:ok|okay|but|so|and|hm+) )*(?:why(?: is that| not| so| that| me| exactly| though)?|how come|what does (?:that|this|it) mean"
    r"(?: for me)?|what do you mean|meaning|so (?:i )?(?:can'?t|cannot|can not|shouldn'?t) (?:i )?(?:get|have|do) (?:it|botox|this|that)"
    r"|(?:so )?(?:i|can i|i can|can'?t i|am i) (?:can'?t|cannot|not|still|not allowed to)?(?: ?(?:get|have|do))? ?(?:it|botox|this)?"
    r"|what now|now what|so what now|what(?: are)? the reasons?|what reasons?|explain(?: that| it)?|is that a no|so (?:it'?s |is it )?a? ?no)"
)
_NO_YES = re.compile(r"(?:(?:ok|okay|so|and|well|hm+) )*(?:why not|what now|now what|what next|and now)")
_OWN = re.compile(r"\b(?:i|my|i'm|im|mom|mum|mother|dad|father|mama|parents?|family|smok\w+)\b")
_SIGNS_OF_LINES = re.compile(
    r"\b(?:wrinkl\w*|lines?|smok\w+|bad sleep|sleep (?:badly|bad|little)|stress\w*|sun(?:bathe|burn|light)?|tann?\w*|creases?|look (?:old|tired|angry))\b"
)
_HATES = re.compile(
    r"\b(?:hate|don'?t like|dislike|sad about|bother(?:s|ed)?|tired of|ashamed|unhappy|insecure|lots? of|many|early|smok\w+)\b"
)
# What a message like that may be taken for.
_VAGUE = (
    "inform",
    "not_sure",
    "nlu_fallback",
    "out_of_scope",
    "chitchat",
    "affirm",
    "deny",
    "ask_good_candidate",
    "ask_uncovered_other",
)
_OFFER_CHECK = "utter_offer_check"
_LANGUAGE = "utter_other_language"
SAID = (_OFFER_CHECK, _LANGUAGE)
# One word for a subject that the guide is silent on, after another such subject.
_UNCOVERED = {
    "ask_aftercare_exercise": r"gym|sports?|exercis\w+|workouts?|working out|running|yoga|pilates|swimming|training",
    "ask_aftercare_alcohol": r"alcohol|wine|beer|drink\w*|soju|drinks",
    "ask_aftercare_lying_down": r"lying down|lie down|sleep\w*|naps?|nap|bending",
    "ask_aftercare_flying": r"fly\w*|flights?|planes?|travel\w*",
    "ask_aftercare_makeup": r"make ?up|foundation|creams?|sunscreen|skincare",
    "ask_pain": r"pain|hurt\w*|needles?|numbing",
    "ask_insurance": r"insurance",
    "ask_medicines": r"medicines?|pills?|painkillers?|ibuprofen|aspirin",
}
_OTHER = {
    name: re.compile(rf"{_LEAD}(?:my |going to (?:the )?|go to (?:the )?|after )?(?:{words}){_TAIL}")
    for name, words in _UNCOVERED.items()
}


@dataclass(frozen=True)
class Before:
    """What was said before a message; `outcome` where the last thing said was what the check came to."""

    context: Context = field(default_factory=Context)
    outcome: bool = False


@dataclass(frozen=True)
class Meaning:
    """The intent that a message stands for; `said` are the responses, where they are decided with it."""

    intent: str
    said: tuple[str, ...] = ()


def meaning(question: Question, before: Before) -> Meaning | None:
    """What a message means after what was said before, or None where it means what it says by itself.

    The intent of `question` is the classifier's reading.
    """
    text = question.text
    if asks_language(text) or other_language(text):
        return Meaning(FOLLOW_UP, (_LANGUAGE,))
    words = plain(text)
    if before.outcome and _WHY.fullmatch(words):
        return Meaning(WHY)
    if _NO_YES.fullmatch(words):
        return Meaning(NOT_SURE)
    vague = question.intent in _VAGUE and "?" not in text and not (question.areas or question.units or question.money)
    if vague and _OWN.search(words) and _SIGNS_OF_LINES.search(words) and _HATES.search(words):
        return Meaning(FOLLOW_UP, (_OFFER_CHECK,))
    # An offer, a plan or the list is an order of its own.
    if question.money or question.intent not in (*QUESTIONS, *_VAGUE, WHY, "ask_source"):
        return None
    carried = carried_on(question, before.context)
    if carried is None:
        return None
    # What it carries on to is read again where the answer is made, with everything that is known there.
    return Meaning(MUCH if carried.intent == MUCH else FOLLOW_UP)


def told_alone(question: Question, before: Before) -> bool:
    """Whether a message that would carry on or tell a fact has nothing to carry on to and names no fact that is known."""
    named = question.areas or question.units or question.money or question.conditions or question.age is not None
    return not before.context.subject and not before.outcome and not named


def wants_together(text: str) -> bool:
    """Whether several things are asked to be taken as one."""
    return _TOGETHER.search(plain(text)) is not None


def plain(text: str) -> str:
    """Lower case, without punctuation at the ends of words."""
    return " ".join(re.sub(r"[?!.,;:…\"()]+(?=\s|$)", " ", text.lower().replace("’", "'")).split())


def carried_on(question: Question, context: Context) -> Question | None:
    """The question that a short message carries on to, complete with its areas; None where it is none of these."""
    words = plain(question.text)
    found = (
        _of_micro(words, question, context)
        or _without(words, question, context)
        or _together(words, question, context)
        or _much(words, question, context)
        or _part(words, question, context)
        or _corrected_units(words, question, context)
        or _counted(words, question, context)
    )
    if found or question.areas:
        return found
    if context.subject == "ask_start_timing" and question.age is not None and (age := corrected_age(words)):
        return replace(question, intent="ask_start_timing", age=age)
    if _EXPECTING.fullmatch(words):
        return replace(question, intent="ask_reconsider", conditions=(*question.conditions, "pregnancy"))
    if context.subject:
        other = next((name for name, known in _OTHER.items() if known.fullmatch(words)), None)
        if other:
            return replace(question, intent=other)
    return None


def corrected_age(words: str) -> int | None:
    """The age in "actually I'm 25 not 27": the number that is not taken back."""
    if not _AGE.fullmatch(words):
        return None
    taken_back = set(_NOT_AGE.findall(words))
    kept = [number for number in re.findall(r"\b\d{1,2}\b", words) if number not in taken_back]
    return int(kept[0]) if kept else None


def _of_micro(words: str, question: Question, context: Context) -> Question | None:
    """A part of what is said on micro-Botox; or its units beside those of an area."""
    named = MICRO in question.treatments or re.search(r"\bmicro\b", words) is not None
    if named and question.areas:
        both = _TOGETHER.search(words) and re.search(r"\b(?:units?|how many|dose)\b", words)
        return replace(question, intent=DOSE, treatments=(MICRO,)) if both else None
    if not (named or context.subject == ABOUT_MICRO) or question.areas or not asks_a_part(words):
        return None
    return replace(question, intent=ABOUT_MICRO)


def _without(words: str, question: Question, context: Context) -> Question | None:
    """The areas spoken of without the one that is taken out."""
    if not (question.areas and _WITHOUT.search(words)):
        return None
    known = context.areas if len(context.areas) > 1 else context.spoken
    left = tuple(area for area in known if area not in question.areas)
    if len(left) == len(known) or not left:
        return None
    return replace(question, intent=PRICE if context.subject == PRICE else DOSE, areas=left)


def _together(words: str, question: Question, context: Context) -> Question | None:
    """The areas spoken of added up: the last two for "both", else all of them."""
    known = context.spoken or context.areas
    if question.areas or question.treatments or not known or context.subject == ABOUT_MICRO:
        return None
    if len(words.split()) > MOST_WORDS_SUM or not _TOGETHER.search(words) or not _SHORT_SUM.fullmatch(words):
        return None
    if len(context.areas) >= FEWEST_TO_ADD:
        meant = context.areas
    else:
        meant = known[-FEWEST_TO_ADD:] if re.search(r"\bboth\b", words) else known
    costs = re.search(r"\b(?:cost|price)\b", words) or (context.subject == PRICE and "unit" not in words)
    return replace(question, intent=PRICE if costs else DOSE, areas=meant)


def _much(words: str, question: Question, context: Context) -> Question | None:
    """A number of units, or the dose last spoken of, measured by the guide: "is 14 too much for that?"."""
    if not _MUCH.search(words) or not (context.areas or question.areas) or question.money or question.age:
        return None
    number = _NUMBER.search(words)
    if number and 0 < int(number[1]) <= MOST_UNITS and not question.units:
        return replace(question, intent=MUCH, units=(float(number[1]), float(number[1])))
    asked = question.units or question.intent == MUCH or _ONLY_MUCH.fullmatch(words)
    return replace(question, intent=MUCH) if asked else None


def _corrected_units(words: str, question: Question, context: Context) -> Question | None:
    """Another number of units for the area that was measured by the guide: "no, I meant 16"."""
    if context.subject not in (DOSE, MUCH) or len(context.areas) != 1 or question.areas or question.intent != "correct":
        return None
    number = corrected_age(words)
    return replace(question, intent=MUCH, units=(float(number), float(number)), age=None) if number else None


def _counted(words: str, question: Question, context: Context) -> Question | None:
    """A number of areas whose price is asked for: "and for two areas?"."""
    if context.subject != PRICE or question.areas or question.money or not _ONLY_COUNT.fullmatch(words):
        return None
    return replace(question, intent=PRICE, text=f"{question.text} several areas", age=None, units=None)


def _part(words: str, question: Question, context: Context) -> Question | None:
    """The dose or the price of what was last spoken of."""
    if question.areas or question.treatments or not (context.areas or context.subject == ABOUT_MICRO):
        return None
    meant = " ".join(_TAKEN_BACK.sub("", words).split())
    if _DOSE.fullmatch(meant) or (_STANDARD.fullmatch(meant) and context.subject in (DOSE, MUCH, ABOUT_MICRO)):
        return replace(question, intent=DOSE)
    return replace(question, intent=PRICE) if _PRICE.fullmatch(meant) else None
