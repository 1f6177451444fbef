"""The question inside a request such as "add: can I swim after?" or "put on my list whether it hurts"."""

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
# Shorter than this, what is left is a scrap of the request ("add it pls"), not a question.
SHORTEST = 8
FEWEST_WORDS = 3


def asks_to_add(text: str) -> bool:
    """Whether a message is surely a request to keep what follows ("add: …", "put on my list: …")."""
    return _EXPLICIT.match(text) is not None and spoken_question(text) is not None


def spoken_question(text: str) -> str | None:
    """The question told in the same message, in the patient's words, or None when there is only the request."""
    match = _REQUEST.match(text)
    if not match:
        return None
    rest = match["rest"].strip(" .:-\"'")
    return rest if len(rest) >= SHORTEST and len(rest.split()) >= FEWEST_WORDS else None
