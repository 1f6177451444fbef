"""The symptom gate: does this message tell of something wrong after an injection, or of despair?

`triage` is pure and runs before anything else on every message. The rules alone decide what is told plainly; the intent
classifier's probabilities can only raise a verdict, never lower it.
"""

from collections.abc import Iterator, Mapping

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult import triage_usual as usual
from bot.consult.text import Sentence, normalise, sentences
from bot.consult.triage_languages import foreign_signs
from bot.consult.triage_message import Message, Place
from bot.consult.triage_overdose import overdose
from bot.consult.triage_reading import Reading, by_nature, figurative, read, told_as_happening
from bot.consult.triage_signs import INDEX, SIGNS, SYMPTOM_WORDS, TOGETHER, WEAK_WORDS
from bot.consult.triage_types import Level, Needs, Pattern, Sign, Verdict

__all__ = ["FINDINGS", "Level", "Verdict", "triage"]

# How sure the classifier must be to add to the rules, where an injection had is spoken of, and where none is: "my throat is
# dry" alone is the weather. Both need a word of a symptom, a part of the body or an injection that is told, not asked about.
SYMPTOM_SURE = 0.65
SYMPTOM_SURE_WITHOUT_INJECTION = 0.98
# As sure as this it needs no such word, after an injection.
SURE_BY_ITSELF = 0.90
# An alarm that sends somebody to an emergency room, and one that speaks of a crisis line, need this much each.
URGENT_SURE = 0.70
DISTRESS_SURE = 0.97

_BY_CLASSIFIER = {
    Level.URGENT_NOW: "reported_urgent",
    Level.CALL_CLINIC: "reported_symptom",
    Level.DISTRESS: "reported_distress",
}
_RESULT = "worrying_result"
# What has another cause where that is named, and nothing is told of an injection or a beginning.
_WEAKENED = {
    **dict.fromkeys(("affected_vision", "blurred_vision", "lost_vision"), people.WEAK_EYES),
    "muscle_weakness": people.WEAK_MUSCLES,
}
# every finding that a verdict can hold, with the level it stands for
FINDINGS: dict[str, Level] = {
    **{sign.code: sign.level for sign in SIGNS},
    **{both.code: both.level for both in TOGETHER},
    **{code: level for level, code in _BY_CLASSIFIER.items()},
}
_RANK = {code: rank for rank, code in enumerate(FINDINGS)}
_MAX_WEAK = 60  # body words looked at for the classifier's sake; enough for any message, bounds the work


def triage(text: str, scores: Mapping[str, float] | None = None) -> Verdict:
    """The verdict on a message; `scores` are the intent classifier's probabilities by intent name."""
    plain = normalise(text)
    message = Message(sentences(text), passed=cues.MADE.search(plain) is not None)
    codes, dismissed = _told(message)
    codes |= foreign_signs(plain) | overdose(plain)
    if scores:
        codes |= _raised(message, codes, dismissed, scores)
    return Verdict(_level(codes), tuple(sorted(codes, key=_order)))


def _order(code: str) -> tuple[int, int]:
    """Urgent findings first, then distress, then the rest, each in the order of the tables."""
    return (Level.URGENT_NOW, Level.DISTRESS, Level.CALL_CLINIC).index(FINDINGS[code]), _RANK[code]


def _level(codes: set[str]) -> Level:
    """Danger to life comes first, then despair, then what the clinic should hear today."""
    levels = {FINDINGS[code] for code in codes}
    for level in (Level.URGENT_NOW, Level.DISTRESS, Level.CALL_CLINIC):
        if level in levels:
            return level
    return Level.NONE


def _told(message: Message) -> tuple[set[str], bool]:
    """The codes of all signs that are told, not asked about, denied, supposed or somebody's past.

    And whether any was one of another time or in a manner of speaking: the classifier, which reads no tense, takes it for one.
    """
    codes: set[str] = set()
    dismissed = False
    bare: set[str] = set()  # told, but by nobody and at no time: "droopy face and dizzy"
    asked: set[str] = set()
    for number, sentence in enumerate(message.sentences):
        for sign, start, end in _matches(sentence):
            if sign.code in codes:
                continue
            place = Place(message, number, start, end)
            if figurative(place, mild=sign.level is Level.CALL_CLINIC):
                dismissed = True
                continue
            reading = _reading(sign, place)
            dismissed |= reading is Reading.LONG_AGO
            if reading is Reading.TOLD and (code := _code(sign, place)) is not None:
                plain = sign.needs in (Needs.NOTHING, Needs.NO_RESULT) or told_as_happening(place)
                (codes if plain else bare).add(code)
            elif reading is Reading.ASKED:
                asked.add(sign.code)
    if message.has_that:
        codes |= asked  # "can it cause double vision? because i have it now"
    spoken = codes | bare
    codes |= {b.code for b in TOGETHER if not (spoken.isdisjoint(b.one_of) or spoken.isdisjoint(b.with_one_of))}
    return codes, dismissed


def _matches(sentence: Sentence) -> Iterator[tuple[Sign, int, int]]:
    """Every sign whose pattern matches, with the words [start, end) that it matched; matches may overlap."""
    words, text = set(sentence.words), sentence.text
    patterns: set[Pattern] = set().union(*(INDEX[word] for word in INDEX.keys() & words))
    for pattern in patterns:
        if any(map(words.isdisjoint, pattern.needs)):
            continue
        match = pattern.regex.search(text)
        while match:
            yield pattern.sign, sentence.word_at(match.start()), sentence.word_at(match.end() - 1) + 1
            match = pattern.regex.search(text, match.start() + 1)


def _reading(sign: Sign, place: Place) -> Reading:
    """How the sign is meant; a threat against oneself is meant even as a supposition."""
    reading = read(place, urgent=sign.level is not Level.CALL_CLINIC)
    return Reading.TOLD if sign.firm and reading in (Reading.SUPPOSED, Reading.ASKED) else reading


def _code(sign: Sign, place: Place) -> str | None:
    """The code that a told sign counts as, if it counts; of an injection's result the clinic should hear."""
    if sign.needs is Needs.NO_RESULT:
        return _RESULT if place.message.had_injection else sign.code
    return sign.code if _fits(sign, place) else None


def _fits(sign: Sign, place: Place) -> bool:
    """Whether a told sign is one of an injection rather than of looks, habits or an everyday illness."""
    message = place.message
    if sign.code in _WEAKENED and not (message.after_injection or message.begun):
        cause = _WEAKENED[sign.code]
        if any(cause.search(each.text) for each in message.sentences):
            return False
    if sign.needs is Needs.NOTHING:
        return True
    if not place.coherent:
        return False
    if sign.needs is Needs.AFTER and not (message.after_injection or message.begun):
        return False
    if not message.after_injection:
        if (
            sign.natural
            and by_nature(place)
            and not place.had
            and (people.HABIT.search(place.around) or not cues.ONSET.search(place.around))
        ):
            return False
        if sign.illness and people.PLAN.search(place.around):
            return False
    return True


def _raised(message: Message, codes: set[str], dismissed: bool, scores: Mapping[str, float]) -> set[str]:
    """What a sure classifier adds, where the rules see at least a hint."""
    urgent, symptom = scores.get("report_urgent_symptom", 0.0), scores.get("report_symptom", 0.0)
    found: set[str] = set()
    if (
        scores.get("report_distress", 0.0) >= DISTRESS_SURE
        and _speaks_of_self(message)
        and not usual.GUILT.search(message.text)
    ):
        found.add(_BY_CLASSIFIER[Level.DISTRESS])
    enough = SYMPTOM_SURE if message.after_injection or codes else SYMPTOM_SURE_WITHOUT_INJECTION
    if not urgent + symptom >= enough or _level(codes) is Level.URGENT_NOW:
        return found  # "not >=", so that a score that is no number raises nothing
    if _level(codes) is Level.DISTRESS and not _of_the_body(message):
        return found  # despair is an emergency of its own; the crisis line is not to be lost to the other one's text
    if not codes and (_as_expected(message) or _general(message) or (dismissed and not message.fresh)):
        return found
    by_itself = message.after_injection and urgent + symptom >= SURE_BY_ITSELF
    if codes or (not _told_elsewhere(message) and (by_itself or _hints(message))):
        sure = urgent >= URGENT_SURE
        found.add(_BY_CLASSIFIER[Level.URGENT_NOW if sure else Level.CALL_CLINIC])
    return found


# pills are swallowed, too; trouble with it is told by the rules
_BODY = (SYMPTOM_WORDS - {"swallow"}) | frozenset(
    "tongue throat chest neck arm leg hand muscle speak chew bladder".split()
)


def _of_the_body(message: Message) -> bool:
    """Whether any word names a symptom or a part of the body that an emergency is told of."""
    return any(not _BODY.isdisjoint(sentence.words) for sentence in message.sentences)


def _as_expected(message: Message) -> bool:
    """Whether it is told that an injection takes effect or wears off, and no symptom beside that."""
    if not usual.COURSE.search(message.text) or usual.APART.search(message.text):
        return False
    return all(SYMPTOM_WORDS.isdisjoint(sentence.words) for sentence in message.sentences)


def _general(message: Message) -> bool:
    """Whether it is one question about anybody: nothing of the person, of somebody they know or of a beginning."""
    if message.had_injection or message.begun or message.asks_help or len(message.sentences) != 1:
        return False
    text, words = message.sentences[0].text, message.sentences[0].words
    return bool(usual.GENERAL.search(text)) and people.SELF.isdisjoint(words) and people.KIN.isdisjoint(words)


_WELL = frozenset(["fine", "ok", "okay", "normal", "perfect", "healed", "recovered"])


def _well(place: Place) -> bool:
    """Whether its clause says that all is well: "voice fine now"."""
    words = (place.clause_text if place.message.after_injection else place.sentence.text).split()
    return not _WELL.isdisjoint(words) and not place.sentence.asked and "not" not in words


def _habitual(place: Place) -> bool:
    """Whether it is how somebody is by nature or whenever they do something, without any injection or beginning."""
    message = place.message
    if message.after_injection or message.begun:
        return False
    return by_nature(place) or bool(usual.WHENEVER.search(place.around))


def _told_elsewhere(message: Message) -> bool:
    """Whether it is what was read, seen or heard of somebody, and nothing of the person's own body or injection."""
    if message.has_that or message.asks_help:
        return False
    stranger = people.HARDLY_KNOWN.search(message.text) or (
        bool(message.sentences) and message.sentences[0].words[0] in people.ANYBODY
    )
    if not (stranger or (people.TOLD_ELSEWHERE.search(message.text) and not message.had_injection)):
        return False
    return not any(word in ("my", "me", "mine", "myself") for s in message.sentences for word in s.words)


def _speaks_of_self(message: Message) -> bool:
    """Whether the person speaks of themselves at all."""
    return any(cues.FIRST_PERSON.search(s.text) for s in message.sentences)


def _hints(message: Message) -> bool:
    """Whether a word of the body, of a symptom or of an injection had is told rather than asked about."""
    seen = 0
    for number, sentence in enumerate(message.sentences):
        for at, word in enumerate(sentence.words):
            if word not in WEAK_WORDS:
                continue
            place = Place(message, number, at, at + 1)
            if (
                not figurative(place, mild=True)
                and read(place, urgent=False) is Reading.TOLD
                and not (_habitual(place) or _well(place))
            ):
                return True
            if (seen := seen + 1) >= _MAX_WEAK:
                return False
    return False
