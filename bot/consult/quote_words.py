"""How people tell the terms of an offer: sides, sessions, what a price is for, pressure and promises.

Everything works on lower-case text with plain apostrophes and quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.consult.quote_types import Per, Side, Span

_COUNTS = {
    "a": 1, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}})"
_EACH = re.compile(
    r"\b(?:each|per|a|every|one|both) (?:side|eye)s? ?each\b|\b(?:each|per|a|every|either) (?:side|eye)\b|\beach\b|/ ?side\b"
)
_BOTH = re.compile(
    r"\b(?:both (?:sides|eyes)|in total|total|altogether|all together|together|combined|left and right)\b"
)
_PLUS = re.compile(r"(?<!\d)(\d{1,2}) ?\+ ?(\d{1,2})(?!\d)")
_AREAS = re.compile(rf"\b(?!a\b){_COUNT} (?!(?:an?|per|each|every)\b)(?:\w+ )?areas?\b")
_FACE = re.compile(r"\b(?:full|whole|entire|upper)[ -]face\b")
_SESSIONS = re.compile(
    rf"\b{_COUNT}[ -](?:\w+ )?(?:sessions?|visits?|treatments?|appointments?|rounds?|times)\b"
    rf"|\b(?:package|pack|bundle|series|course|set) of {_COUNT.replace('<count>', '<packed>')}\b"
)
_EVERY = re.compile(
    rf"\bevery {_COUNT}(?:(?: ?- ?| to | or )(?P<high>\d{{1,2}}|{'|'.join(_COUNTS)}))? ?(?P<unit>months?|weeks?)\b"
)
_EVERY_MONTH = re.compile(r"\b(?:monthly|every month|once a month|each month)\b")
_QUARTERLY = re.compile(r"\b(?:quarterly|every quarter|every season)\b")
_YEAR = re.compile(
    r"\b(?:a|per|the|one|whole|full|for|1|each|/) ?(?:year|yr)\b|\b(?:yearly|annual\w*|annum|12 months|twelve months|year'?s)\b"
)
_TERMS = re.compile(
    r"(?:(?:and|so|but|it'?s|its|it|is|was|that'?s|this|as|for|in|on|all|they|gave|give|sell|sold|offer\w*|call\w*|only|be|would|price"
    r"|an?|the|one|per|each|every|whole|full|entire|yearly|annual(?:ly)?|year|yr|twelve|months?|package|pack|bundle|series|course|set|plan"
    r"|deal|membership|subscription|fee|rate|of|with|sessions?|visits?|treatments?|prepaid|\d{1,2}|two|three|four|five|six|eight|ten)"
    r"\b[\s-]*)+"
)
_UNIT = re.compile(r"(?:\b(?:a|per|each|every|for (?:one|each|a))|/) ?(?:unit|u|iu)\b|\bunit price\b")
AREA = re.compile(r"(?:\b(?:an|per|each|every|for each|for one)|/) ?area\b|\beach\b")
_PREPAID = re.compile(
    r"\b(?:up ?front|in advance|prepa\w+|pre-pa\w+|pay (?:now )?for (?:a|the|one|whole) (?:\w+ )?(?:year|package)|package|membership"
    r"|subscription|programme?|series)\b"
)
_COMMIT = r"(?:pay|paying|sign|signing|commit\w*|prepay|subscribe|buy|book|decide|deposit|package|programme?|year|membership|contract|up ?front|in advance)"
_PRESSED = (
    rf"\b(?:must|have to|has to|had to|need to|should|supposed to|got to|gotta|make me|making me|made me|want me to|wants me to|told me to"
    rf"|insist\w*|urg(?:e|ed|ing))\b.{{0,40}}\b{_COMMIT}\b",
    rf"\b{_COMMIT}\b.{{0,40}}\b(?:today|tonight|right now|right away|now|on the spot|immediately|before i leave|by tomorrow|this week only)\b",
    r"\b(?:pressur\w*|pushy|push(?:ed|ing)? me|hard sell|only (?:today|valid today|this week)|today only|last chance|offer ends|expires)\b",
)
_STOPS = (
    r"\b(?:stop\w*|prevent\w*|halt\w*|revers\w*|freez\w*|end\w*)\b.{0,12}\b(?:all )?(?:age?ing|getting old\w*|the clock|all wrinkles)\b",
    r"\b(?:never|not|wont|won't) (?:ever )?(?:age|get (?:any )?(?:wrinkles|older|old|lines))\b",
    r"\b(?:forever young|stay young|anti-?age?ing guarantee|no (?:more )?wrinkles ever)\b",
)
_SAME = (
    r"\b(?:same|standard|fixed|one)\b.{0,20}\b(?:dose|dosage|units?|amount|size)\b.{0,30}\b(?:every ?(?:one|body)|all|anyone|whoever|each)\b",
    r"\b(?:every ?(?:one|body|patient|client)|all (?:their |the |of their )?(?:patients|clients|girls|women|customers))\b.{0,20}\b(?:get\w*|has|have|receives?)\b",
    r"\bsame (?:thing |for |to |with )+(?:every ?(?:one|body)|all)\b",
    r"\bone size fits all\b|\b(?:gives?|give) (?:every ?(?:one|body)|all)\b",
)
_SILENT = (
    r"(?:\b(?:not|dont|didnt|doesnt|never|nobody|no one|noone|without|hardly|barely|no)|n't)\b.{0,40}"
    r"\b(?:expect\w*|realistic\w*|what (?:it|this|they) (?:can|could|will|would) do|what i(?:'ll| will| would| can) (?:get|see))\b",
)
_LASTING = re.compile(
    r"\b(?:permanent\w*|forever|lasts? (?:\w+ ){0,2}(?:a|one|whole|full|12|twelve|two|\d) ?(?:whole |full )?(?:years?|months of \w+))\b"
)
_DENIED = re.compile(r"(?:\b(?:no|not|dont|didnt|doesnt|never|nobody|no one|without)|n't)\b[^.,;]{0,25}$")
_OTHERS = re.compile(
    r"\b(?:neck|chin|platysma|nefertiti|under[ -]?eyes?|tear troughs?|brow lift|eyebrow lift|gummy smile|nostrils?|nose tip|cheeks?"
    r"|temples?|armpits?|underarms?|traps?|trapezius|shoulders?|calf|calves|scalp|hands|decollet\w+|chest|marionette lines|dimples?"
    r"|nasolabial folds?|smile lines|mouth corners?|corners of (?:my|the) mouth|smoker'?s? lines|barcode lines|hairline)\b"
)
_BROW = re.compile(r"\b(?:eye ?)?brows?\b(?! lifts?\b)")
_STRANGE = re.compile(
    r"\b(?:brand|product|toxin)(?: is| was| they use is| called| named|:) (?:called |named )?(?P<name>[a-z][a-z-]{3,20})\b"
)
_COMMON = frozenset(
    "called named from that this what which unknown good fine korean some very safe not cheap local their they same".split()
)
COMPARES = re.compile(
    r"\b(?:compare\w*|which (?:one|offer|quote|clinic)?\s?(?:is|looks|sounds) (?:better|fairer|cheaper|nearer|closer|best)|side by side"
    r"|versus|vs|both offers|the (?:other|first) (?:offer|quote|one|clinic))\b"
)


def number(word: str) -> int:
    """A count in digits or in words."""
    return int(word) if word.isdigit() else _COUNTS[word]


def side(near: str) -> Side:
    """How a dose for an area with two sides was told, by the words near it."""
    if _EACH.search(near):
        return "each"
    return "both" if _BOTH.search(near) else "unclear"


def is_total(near: str) -> bool:
    """Whether units are said to be for everything together."""
    return _BOTH.search(near) is not None


def plus(text: str) -> int | None:
    """Units for each side out of "6+6"."""
    match = _PLUS.search(text)
    return int(match[1]) if match and match[1] == match[2] else None


def names_brow(text: str, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a brow is named outside the spans `taken`, which are areas already, and not as a lift of it."""
    return any(
        not any(start < match.end() and match.start() < end for start, end in taken) for match in _BROW.finditer(text)
    )


def area_count(text: str) -> int | None:
    """How many areas are spoken of without their names; a whole face counts as several."""
    counts = [number(match["count"]) for match in _AREAS.finditer(text)]
    return counts[-1] if counts else (3 if _FACE.search(text) else None)


def sessions(text: str) -> int | None:
    """How many sessions are part of the offer."""
    told = [match["count"] or match["packed"] for match in _SESSIONS.finditer(text)]
    counts = [number(count) for count in told if count not in ("a", "one", "single")]
    return counts[-1] if counts and counts[-1] > 1 else None


def every(text: str) -> Span | None:
    """The months between two sessions; weeks are counted as a quarter of a month."""
    if match := _EVERY.search(text):
        low, high = number(match["count"]), number(match["high"] or match["count"])
        factor = 0.25 if match["unit"].startswith("week") else 1
        return Span(low * factor, high * factor)
    if _EVERY_MONTH.search(text):
        return Span(1, 1)
    return Span(3, 3) if _QUARTERLY.search(text) else None


def price_is_for(clause: str, after: str) -> Per:
    """What a price is for, by its clause and by what follows the figure."""
    if _UNIT.match(after.strip()) or _UNIT.search(clause):
        return "unit"
    if AREA.match(after.strip()):
        return "area"
    if _YEAR.search(clause) or _QUARTERLY.search(clause):
        return "year"
    return "package" if sessions(clause) or re.search(r"\b(?:package|series)\b", clause) else "session"


def terms_alone(clause: str) -> Per | None:
    """What a price is for, by a clause that says this and nothing else ("yearly package", "package of 4")."""
    if not _TERMS.fullmatch(clause.strip()):
        return None
    found = price_is_for(clause, "")
    return None if found == "session" else found


def prepaid(text: str) -> bool:
    """Whether several sessions are to be paid at once."""
    return _PREPAID.search(text) is not None


def flags(text: str) -> tuple[str, ...]:
    """Codes of the guide's warning signs, and `permanent`, that the words tell of; a dose is judged elsewhere."""
    found = [
        ("ongoing_pressure", any(_said(cue, text) for cue in _PRESSED)),
        ("stops_ageing", any(_said(cue, text) for cue in _STOPS)),
        ("same_dose", any(_said(cue, text) for cue in _SAME)),
        ("no_expectations", any(re.search(cue, text) for cue in _SILENT)),
        ("permanent", _said(_LASTING.pattern, text)),
    ]
    return tuple(code for code, told in found if told)


def _said(cue: str, text: str) -> bool:
    return any(not _DENIED.search(text[: match.start()]) for match in re.finditer(cue, text))


def others(text: str) -> tuple[str, ...]:
    """Areas that the guide does not speak of, in the patient's words."""
    return tuple(dict.fromkeys(match[0] for match in _OTHERS.finditer(text)))


def strange_product(text: str) -> str | None:
    """A product that is named as one and that nobody here knows."""
    match = _STRANGE.search(text)
    return match["name"] if match and match["name"] not in _COMMON else None


def compares(text: str) -> bool:
    """Whether two offers are to be laid beside each other."""
    return COMPARES.search(text) is not None
