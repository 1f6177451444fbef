"""What is as it should be, or as ever: the course of an effect, a habit, a question about anybody, a bad conscience.

The intent classifier may raise no alarm for these by itself. Regular expressions over base forms (`triage_words`)
separated by single spaces, all bounded in what they span.
"""

import re


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(options)})\b")


# How an injection's effect goes, and ends, as it should.
COURSE = _words(
    r"(?:wore|worn|wear|wears|wearing) off|kick(?:ed|ing|s)? in|(?:line|lines|wrinkles?|movement|frown) (?:\w+ )?(?:came|come|is|are|have|has) (?:\w+ )?back",
    r"move (?:\w+ )?(?:again|like before|a bit|a little)|still move|(?:can|able to) (?:\w+ )?(?:move|frown|lift) (?:\w+ ){0,4}again",
    r"(?:wear|wearing|without|put on) (?:\w+ ){0,3}(?:hat|cap|sunscreen|spf|sunglasses)",
    r"(?:do|did) not (?:\w+ )?(?:last|work|hold|do (?:anything|much))|(?:nothing|not much) (?:is |has )?(?:happen|change|changed|yet)|no (?:effect|result|change|difference)",
    r"(?:work|worked|take|settled|settling) (?:so |very |really |quite )?(?:well|nicely|great|beautifully|perfectly|fine)",
)
# ... which is not so where a part of the face is told apart.
APART = _words(
    r"one|half|side|other|left|right|uneven|only|both|stuck|patch|spot|part|weird|(?:look|feel|is|bit) off|not right|heavy"
)
WHENEVER = _words(r"(?:when|whenever|every time|each time) (?:i|we|you|people|he|she|they|my)")
# Asked of anybody: "is a headache after botox usual".
GENERAL = re.compile(
    r"^(?:(?:and|but|so|or|hi|hello|then|also|please) )*(?:is|are|do|can|could|will|would|how|what|which|when|why|explain)\b(?! this\b| that\b| these\b| happen\b)"
)
# A bad conscience about money, time or a wish.
GUILT = _words(
    r"(?:feel|felt) (?:\w+ ){0,2}(?:bad|guilty|silly|stupid|vain|shallow|selfish|weird) (?:about|for|to|that) (?:\w+ ){0,3}"
    r"(?:spend|spent|spending|pay|paying|want|ask|asking|money|cost|price|book|booking|think|thinking|consider|even|do|care|caring)"
)
