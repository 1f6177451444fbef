"""The times by which the symptom gate tells what is long past, or was the time before, from what goes on.

Regular expressions over base forms (`triage_words`) separated by single spaces, all bounded in what they span.
"""

import re


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(options)})\b")


_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|couple of|several)"
_YEARS_OLD = r"(?:[1-9]|[1-3]\d|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"

LONG_AGO = _words(
    r"(?:year|decade|decades|ages) (?:ago|back)|(?<!not )(?<!so )(?<!too )(?<!how )long ago|last year|in (?:19\d\d|20[012]\d)",
    r"as a (?:child|kid|teen|teenager|baby|student|toddler|newborn)|back then",
    r"when i was (?:\w+ ){0,2}(?:child|kid|young|little|teen|teenager|small|pregnant|student)",
    r"since (?:birth|childhood|i was|forever|always)",
    r"(?<!at )(?<!all at )once(?! (?:i|a|you|the|my|more|again)\b)",
)
# A time that opens a sentence, of which no base form needs to tell the tense: "last year i bruised".
YEARS_AGO = re.compile(
    rf"(?:about |some |around )?(?:last year|(?:{_NUMBER}|many|some) (?:year|decade|decades) (?:ago|back)|year ago|in (?:19\d\d|20[01]\d)|back then|as a \w+) $"
)
# Times of a life, which make past of what is told in a past tense.
LIFETIME = _words(
    r"(?:in|at|during|from) (?:my )?(?:high school|primary school|elementary school|school|college|uni|university|childhood|teen|teens|twenties|youth)",
    rf"(?:when|until|till) i was (?:about |only |just )?{_YEARS_OLD}(?! (?:minute|hour|day|week|month|unit))|at (?:the )?age (?:of )?{_YEARS_OLD}",
    r"back in (?:(?:19|20)\d\d|the day)",
)
# Too recent to wave an emergency away, old enough for a milder sign: "i had a fever last month".
A_WHILE_AGO = _words(
    r"last (?:month|summer|winter|autumn|spring|time)|(?:week|month) ago|the first time|the other time"
    r"|finished|had me on"
)
# "last time i looked frozen for weeks, i want less this time"
TIME_BEFORE = _words(
    r"(?:last|previous|first|other|old|former) (?:time|session|treatment|visit|botox|clinic|doctor|place|injector|injection|nurse|dose|one)|(?:time|session|one) before"
)
NEXT_TIME = _words(
    r"(?:want|would like|prefer|hope for|go for|need|wish for) (?:\w+ ){0,2}(?:less|more|different|softer|lower|better|natural|something|small)",
    r"(?:want|would like|prefer|hope|like) (?:to )?(?:\w+ )?(?:avoid|not|prevent|change|switch)|(?:this|next) time (?:i )?(?:want|would|need|hope|prefer|less|more)",
    r"(?:less|more|different|differently|better|softer|lower) (?:\w+ ){0,2}(?:this|next) time|not (?:\w+ ){0,2}(?:that|again) (?:this|next) time",
)
# ... or with an end of its own: "six months ago i had botox and a bruise for three days"
MONTHS_AGO = _words(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|many|\d+) (?:month|year) (?:ago|back)|year (?:ago|back)",
    r"(?:botox|injection|treatment|session|that was|it was|this was|back)(?: in)? (?:20[012]\d)|in (?:20[012]\d)",
    r"last (?:year|autumn|fall|winter|spring|summer)|botox last year",
)
ENDED = _words(
    r"for (?:(?:a|an|about|only|just|the|like|maybe|almost|nearly|few|couple|of|one|two|three|four|five|six|seven|\d+|whole) ){1,3}(?:day|week|month)",
    r"(?:last|take) (?:\w+ ){0,3}(?:day|week|month)",
)
EVERY_TIME = _words(r"every (?:single )?time|each time|always|used to|all the time")
STILL = _words(
    r"(?:day|week) \d+|never (?:\w+ )?(?:went|go|gone|got|get|recovered|healed|came|come)|not (?:gone|over|recovered|healed)|to this day",
    r"now|again|still|ever since|since (?:yesterday|today|then|last|this|my|the)|today|yesterday|this morning",
)
