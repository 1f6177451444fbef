"""An allergic reaction of the past, told as history: an answer to the check's question about it, not an alarm.

The symptom gate takes a reaction for one that is going on. Inside the check, whose question asks about it, one that
is told plainly as past is an answer. In any doubt it stays an alarm, so everything here narrows.
"""

from __future__ import annotations

import re
import unicodedata

from bot.consult.triage_types import Level, Verdict

# What the gate may have found for such a message to be looked at; any other finding stands beside a real symptom.
_FINDINGS = frozenset({"allergic_reaction", "reported_symptom"})
_PRODUCT = r"(?:botox|botulin\w*|toxins?|dysport|xeomin|nabota|botulax|jeuveau|letybo|innotox|meditoxin|neuronox|it)"
_PAST = re.compile(
    rf"\b(?<!just )had\b(?: \w+){{0,5}} reactions?\b(?: \w+){{0,2}} (?:to|from|with)"
    rf" (?:\w+ )?{_PRODUCT}\b"
)
# Anything that could make it now, recent, or a call for help.
_PRESENT = re.compile(
    r"\?|!|\b(?:now|still|today|tonight|yesterday|this|since|currently|just|recent\w*|again|going on|ongoing|yet"
    r"|(?:last|the other) (?:night|week|month|day|time|injection|treatment|session|appointment|visit|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)|(?:my|the|your|our) (?:\w+ )?(?:injections?|treatment|session"
    r"|appointment|visit)|having|getting|keeps?|(?:hours?|days?|weeks?|minutes?|mins?|hrs?)|morning|evening"
    r"|afternoon|night|help|normal|worr\w*|scared|what (?:do|should|can)|should i|swell\w*|swollen|breath\w*"
    r"|throat|lips?|tongue|face|eyes?|hives|rash|itch\w*|emergency|hospital|call|doctor"
    r"|(?:im|i am|is|are|am|its|feel\w*) (?!\d|not pregnant|healthy)\w+)\b"
)


def past_reaction(text: str, verdict: Verdict) -> bool:
    """Whether the gate's `verdict` rests on nothing but a reaction to a botulinum toxin that is told as past."""
    if verdict.level is not Level.CALL_CLINIC or not _FINDINGS.issuperset(verdict.findings):
        return False
    plain = re.sub(r"['’‘`´]", "", unicodedata.normalize("NFKC", text).casefold())
    return _PAST.search(plain) is not None and _PRESENT.search(plain) is None
