"""Whether somebody asks what their check came to, in words that stand near complaints about an injection's result."""

from __future__ import annotations

import re

_OF_CHECK = r"(?: (?:of|from|in) (?:the|my|that|your) (?:check|test|quiz|questions?))?"
_ASKED = re.compile(
    rf"(?:so |ok |okay |and |hi |hey )*(?:what|how|which) (?:was|is|were|are|s) my (?:results?|outcome|verdict){_OF_CHECK}"
    rf"|(?:so |ok |okay |and )*(?:do|did) (?:i|you) (?:already )?have (?:a|my|the|any) (?:results?|outcome){_OF_CHECK}(?: yet| already| for me)*"
    rf"|(?:can you |could you |please )*(?:tell|show|give|remind|repeat) (?:me )?(?:of )?my (?:results?|outcome){_OF_CHECK}"
    rf"|(?:what|how) (?:was|is|were) the (?:results?|outcome) (?:of|from) (?:the|my|that|your) (?:check|test|quiz|questions?)"
    r"|(?:so |and )*(?:what|how) did (?:the|my|your|that) (?:check|test|quiz) (?:say|come to|come out|find|go|turn out)"
    r"|how far (?:am i|are we) (?:in|with|through) (?:the|my|your|this) (?:check|test|quiz|questions?)"
)
_CLOSING = re.compile(r"(?: (?:again|please|pls|then|now|once more))*")


def asks_outcome(text: str) -> bool:
    """Whether a message asks for nothing but the outcome of the candidacy check."""
    words = " ".join(re.sub(r"[^\w ]+", " ", text.lower().replace("’", "'").replace("'s", " s")).split())
    found = _ASKED.match(words)
    return found is not None and _CLOSING.fullmatch(words[found.end() :]) is not None
