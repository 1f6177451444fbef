"""Whether a sentence under the symptom gate asks about the words that were found in it, fears or expects them."""

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult.triage_denial import bare
from bot.consult.triage_message import REACH, Place


def asked(place: Place, urgent: bool) -> bool:
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
        return not (urgent and cues.NORMAL.search(f"{place.told} {place.after}"))
    if cues.HOW_LONG.search(place.before) and place.message.had_injection:
        return False
    question = cues.ASKED.search(head)
    if (question and question.start() <= len(place.before)) or cues.ASKED_OF.search(place.text):
        return True
    if cues.LISTED.search(place.text) and not cues.ONSET.search(place.around):
        return True
    return bare(place) and _among_questions(place)


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
