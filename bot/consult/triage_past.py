"""What is told as long past and over: "three years ago my lid drooped, it was gone after five weeks".

Somebody who had a symptom in another year and says that it ended needs no alarm. All of it must be there: a time years
back, a past tense, an end, and nothing in the whole message that could be going on. Regular expressions over base forms
(`triage_words`) separated by single spaces.
"""

import re


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(options)})\b")


_GOOD = r"(?:fine|good|ok|okay|normal|great|perfect|perfectly|well|clear|gone|over|healed|back|recovered|nothing)"

_YEARS_BACK = _words(
    r"(?:year|decade|decades|ages) (?:ago|back)|last year|long (?:time )?ago|(?:19\d\d|20[012]\d)",
    r"back (?:in|at) (?:university|uni|college|school|high school|my)|back then|in my (?:teen|teens|twenties|thirties|student day)",
    r"(?:when|while) i was (?:\d\d|a student|student|at (?:uni|university|college|school)|in (?:uni|university|college|school|my)|young\w*)",
    r"(?:my|the|our) (?:very )?first (?:\w+ )?(?:session|treatment|time|botox|injection|appointment|visit)",
    r"as a (?:student|child|kid|teenager|teen)",
)
# "my first session" is as well last week's, so it needs a word that the end is long past, too
_FIRST_TIME = _words(
    r"(?:my|the|our) (?:very )?first (?:\w+ )?(?:session|treatment|time|botox|injection|appointment|visit)"
)
_LONG_OVER = _words(r"long (?:gone|over|since|forgotten)|year|decade|ages|(?:19\d\d|20[012]\d)|in the past|back then")
_OVER = _words(
    rf"(?:is|was|were|are|went|all|completely|perfectly|totally|fully|long|been|be|it|look) {_GOOD}",
    rf"{_GOOD} (?:since|now|again|after|by itself|on it is own|in the end|within|in (?:\w+ )?(?:day|week|month))",
    r"(?:gone|go|went) (?:away|down|back|by)|pass(?:ed)? (?:off|by|after|quickly)|wore off|worn off",
    r"(?:never|nothing|not|no trouble) (?:\w+ ){0,3}since|since then (?:nothing|all|everything|never|no)|then nothing|never (?:again|come back|came back|had it again)",
    r"that was (?:it|all)|end of story|disappeared|vanished|cleared|resolved|healed|recovered|faded|settled|got better|improved|finish|finished",
    r"(?:they|he|she|doctor|clinic) (?:fix|fixed|corrected|sorted|solved|reversed) (?:it|that|them)|was (?:fixed|corrected|sorted|solved)",
    r"back to normal|lasted? (?:only |just |about )?(?:a|an|one|two|three|four|five|six|\d+) (?:day|week|month|hour)",
)
_PAST = _words(
    r"had|got|was|were|did|could|went|came|became|hung|fixed|swelled|drooped|have had|gave|made|for a (?:while|bit|time)",
    r"for (?:a|an|one|two|three|four|five|six|\d+) (?:day|week|month|hour)|(?:year|decade|ages) (?:ago|back)",
)
_PRESENT = _words(
    r"is|are|am|have not|has|do not|does|can not|can barely|can hardly|keep|still|now|today|hardly|barely|not"
)
# "... in 2019. i had a droopy lid after it": the year is that of the sentence before
AFTER_THAT = _words(r"(?:after|from) (?:it|that|them)|afterwards")
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|few|couple|couple of|several|the|\d+)"
# characters before a time within which a year belongs to it: "in 2019, two days after my session"
_BESIDE = 16
# said of an end or of a plan, so they tell of nothing that goes on
_HARMLESS_FRESH = re.compile(
    rf"\b(?:{_GOOD} (?:now|again|today|since(?: then)?)|now (?:it |i |everything |all )?(?:is |am )?(?:all |completely |perfectly )?{_GOOD}"
    r"|(?:never|nothing|no trouble|not once|not)(?: \w+){0,3} since(?: then)?|since then (?:nothing|all|everything|never|no)\b(?: \w+)?"
    r"|never (?:\w+ )?again|never (?:\w+ )?(?:came|come|return|returned) back|(?:try|do|get|have|book|come|take|use|risk|start|treat|treatment|botox|injection)(?: \w+){0,3} again"
    r"|again (?:if|next|this time|with)|(?:happen|come back|return)(?: \w+)? again"
    r"|still (?:ok|okay|get|have|do|come|book|possible|allowed|a candidate|worth|relevant|matter|tell|mention|remember)"
    rf"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|several|few|\d+) month (?:ago|back)"
    r"|(?:less|more|different|differently|better|softer|lower)(?: \w+){0,2} this time|this time (?:i )?(?:want|would|need|hope|prefer|less|more)"
    r"|(?:now|today|this week|this month) (?:i |we )?(?:want|would|think|consider|am consider|am think|plan|book)\w*"
    r"|(?:want|would like|think about|book|plan)(?: \w+){0,4} (?:now|today|this week|this month))\b"
)
_FRESH = _words(
    r"now|again|still|since|today|tonight|yesterday|this (?:morning|week|month|afternoon|evening|time)",
    r"last (?:week|night|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)|right now|lately|recently|currently",
    r"never (?:\w+ )?(?:went|go|gone|got|get|recovered|healed|came away)|not (?:gone|over|recovered|healed)|to this day",
    r"(?:day|week) \d+|keep|suddenly|overnight|(?:hour|day|week|month) ago|just (?:had|got)|get worse|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|(?:is|are) (?:spread|grow|get|swell|droop|hurt|bleed|itch)",
    r"(?:ever|comes?|come|came|is) back (?!to normal|in (?:one|two|\d))|have (?:it|that|this)|no longer|any ?more|start(?: again)?",
)


def over_since_long(whole: str) -> bool:
    """Whether a message, its clauses separated by strokes, tells of another year and an end, and of nothing that goes on."""
    return bool(_YEARS_BACK.search(whole) and _OVER.search(whole)) and not fresh(whole)


def fresh(whole: str) -> bool:
    """Whether a message, its clauses separated by strokes, tells of anything that may be going on."""
    return _FRESH.search(without_ends(whole)) is not None


def without_ends(whole: str) -> str:
    """A message without the words of now that tell of an end or a plan: "fine now", "never again"."""
    return _HARMLESS_FRESH.sub(" ", whole)


def told_of_another_year(clause: str, whole_clause: str, around: str, following: str, whole: str) -> bool:
    """Whether words are placed years back, in a past tense, and an end is told after them.

    `clause` is their own up to and with them, `whole_clause` goes on to its end, `around` has the words on either side in
    their sentence, `following` what comes after them, `whole` the message. A year in the sentence before may be the date
    of something else.
    """
    if not _YEARS_BACK.search(around) or _PRESENT.search(clause) or not _PAST.search(whole_clause):
        return False
    only_first_time = not _YEARS_BACK.search(_FIRST_TIME.sub(" ", around))
    return bool(_OVER.search(following)) and (not only_first_time or bool(_LONG_OVER.search(whole)))


_SESSION = r"(?:session|botox|injection|treatment|procedure|appointment|visit|lip flip)"
_SHORTLY = re.compile(
    rf"\b(?:(?:{_NUMBER} )?(?:hour|day|week|minute|night|evening|morning) (?:later )?(?:after|of|post|following)"
    rf"|after|since|following) (?:my|the|this|your|these|get) (?:(?!first|very|last year)\w+ ){{0,2}}{_SESSION}\b"
)


def told_with_own_time(before: str, clause: str) -> bool:
    """Whether words are placed shortly after a session ("two hours after my session"), and no year stands beside that.

    `before` are the words of the sentence before them, `clause` is their own clause with a time that opens it.
    """
    times = list(_SHORTLY.finditer(before))
    if times:
        beside = before[max(0, times[-1].start() - _BESIDE) :]
    elif _SHORTLY.search(clause):
        beside = clause
    else:
        return False
    return not _YEARS_BACK.search(beside)


# "... it was gone in a week and came back on sunday": what is long past is there again
RETURNED = _words(
    r"(?:came|come|crept|is|are|has|it) back(?! to)(?! in \d)|returned|relapsed|worse than|since the weekend|this time (?:it|i|the|my)",
    r"now (?:it|they) (?:is|are|has|have) (?:worse|back|again|there)|(?:have|got|start|happen) (?:it|this|that) again",
)
