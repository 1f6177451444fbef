"""The question inside a request such as "add: can I swim after?", and whether a reply is the question asked for."""

from __future__ import annotations

import re

_REQUEST = re.compile(
    r"^\s*(?:hi,?\s+|please\s+|pls\s+|can you\s+|could you\s+)*"
    r"(?:add|put|note|save|include|write|remember)\b"
    r"(?:\s+(?:down|this|one|a|the|question|to|on|in|my|list|me|ask|about|too|also|it|that|please))*"
    r"\s*(?::|-|,|\bthat says\b)?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EXPLICIT = re.compile(r"^\s*(?:please\s+)?(?:add|note|put|save)\b[^:?]{0,30}:\s*\S", re.IGNORECASE)
_REWORDING = re.compile(
    r"^\W*(?:please |pls |can you |could you |i want to |i'd like to |let me )*"
    r"(?:change|edit|reword|rephrase|rewrite|replace|update|correct)\b(?!.{0,40}\banswer)"
    r".{0,20}\b(?:number|no\.?|question|first|second|third|fourth|fifth|sixth|seventh|last|one)\b.{0,30}?"
    r"(?:\b(?:to|into|with|says?|reads?)\b|:)\s*:?\s*\S",
    re.IGNORECASE,
)
# Shorter than this, what is left is a scrap of the request ("add it pls"), not a question.
SHORTEST = 8
FEWEST_WORDS = 3

_LEAVING = re.compile(
    r"^\W*(?:oh |ok(?:ay)? |no |hm+ |sorry |actually )*(?:never ?mind|nvm|nothing|no|nope|nah|none|cancel|forget (?:it|that)|stop"
    r"|leave it|not now|no thanks?(?: you)?|skip(?: it)?|that'?s all|thats it|i'?m done|done|later|nothing else|back"
    r"|i (?:can'?t|cannot) think of (?:any|one)|don'?t (?:add|bother)\b.*)(?:,? (?:thanks?|thank you|please|then|for now|it))*\W*$",
    re.IGNORECASE,
)
# Short messages of these intents steer the conversation; longer ones may well be questions for the doctor.
STEERING = frozenset(
    "affirm deny not_sure stop restart greet goodbye thank chitchat contact_human book_appointment show_question_list "
    "build_question_list remove_question reorder_questions mark_question undo_list_change explain_order check_quote "
    "check_candidacy ask_bot ask_capabilities ask_privacy ask_if_problem report_urgent_symptom report_symptom "
    "report_distress get_sheet reword_question".split()
)
# Whatever its length, a message of these is about the list itself or about something being wrong.
_ALWAYS_STEERING = frozenset(
    "show_question_list build_question_list get_sheet undo_list_change report_urgent_symptom report_symptom report_distress".split()
)
# Short questions that Maru can do something about at once.
_ASKED_OF_MARU = frozenset(
    "contact_human check_quote check_candidacy ask_bot ask_capabilities ask_privacy ask_if_problem".split()
)
MOST_WORDS_STEERING = 6
MOST_WORDS_STATED = 12
_ASKS = re.compile(
    r"^\W*(?:how|what|when|where|which|who|whose|why|is|are|do|does|did|can|could|will|would|should|may|must|has|have)\b",
    re.IGNORECASE,
)


def is_own_question(text: str) -> bool:
    """Whether words can stand on the list as they are: more than a word or two ("pain" tells the doctor little)."""
    # A whole question may be one word where a script writes without spaces.
    return len(text.split()) >= FEWEST_WORDS or not text.isascii()


def asks_to_add(text: str) -> bool:
    """Whether a message is surely a request to keep what follows ("add: …", "put on my list: …")."""
    return _EXPLICIT.match(text) is not None and spoken_question(text) is not None


def asks_to_reword(text: str) -> bool:
    """Whether a message surely gives a question of the list other words ("change number 2 to: does it hurt?")."""
    return _REWORDING.match(text) is not None


def spoken_question(text: str) -> str | None:
    """The question told in the same message, in the patient's words, or None when there is only the request."""
    match = _REQUEST.match(text)
    if not match:
        return None
    rest = match["rest"].strip(" .:-\"'")
    return rest if len(rest) >= SHORTEST and len(rest.split()) >= FEWEST_WORDS else None


def leaves(text: str) -> bool:
    """Whether a reply says that there is nothing to add after all ("never mind", "no", "forget it")."""
    return _LEAVING.match(text.strip()) is not None


def told_question(text: str, intent: str) -> str | None:
    """The question in the reply to "what is your question?", or None where the reply is about something else."""
    if leaves(text):
        return None
    if asks_to_add(text):
        return spoken_question(text)
    if intent == "add_question" and _REQUEST.match(text) and spoken_question(text) is None:
        return None
    asked = text.rstrip().endswith("?") or _ASKS.match(text) is not None
    short = len(text.split()) <= (MOST_WORDS_STEERING if asked else MOST_WORDS_STATED)
    if intent in _ALWAYS_STEERING or (short and intent in (_ASKED_OF_MARU if asked else STEERING)):
        return None
    told = text.strip()
    return told if any(char.isalpha() for char in told) else None
