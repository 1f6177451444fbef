"""Words inside the check that are no answer of a patient's own: a button's title typed, a wish to go on, a question."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping

_GOES_ON = re.compile(
    r"(?:(?:ok|okay|yes|yeah|sure|alright|please|so|and|then|now|just|lets|let us|can we|i want to|id like to|ready to"
    r"|im ready to) )*"
    r"(?:continue|go on|carry on|keep going|move on|proceed|resume|pick (?:it )?up again)"
    r"(?: (?:please|then|now|from there|where (?:we|i) (?:left off|stopped)|with (?:it|this|that)|it))*"
)
# What shows that somebody wonders about the question rather than answers it.
_WONDERS = re.compile(
    r"\?|\b(?:wh(?:y|at|o|ich)\w*|how|y|reason(?:s)? (?:for|why|behind|to)|purpose|points?|business|\w*relevant|matter"
    r"|nosy|need|necessary|explain|do (?:i|you|u)|does (?:it|that|this)|is (?:it|that|this|there)|personal(?! reason))\b"
)
# A question that was not understood; what it means is told by why it is asked.
_PUZZLED = re.compile(
    r"(?:(?:sorry|hm+|wait|erm?|and|but|ok|okay|i) )*"
    r"(?:wh?at (?:do|did|does|d) (?:you|u|ya|that|this|it) mean(?: (?:by|with) (?:that|this|it|the question))?|wdym|how do you mean"
    r"|what is (?:that|this|it) (?:supposed to mean|about)|(?:do not|dont|didnt|did not) (?:get|understand|follow)"
    r"(?: (?:that|this|it|you|the question|this question|that question|what you mean))?|what)\??"
)


def puzzled(text: str) -> bool:
    """Whether the words say nothing but that the question was not understood: "what did you mean by that"."""
    return _PUZZLED.fullmatch(_bare(text)) is not None


def titled(text: str, buttons: Mapping[str, str]) -> str | None:
    """The answer of the button whose title `text` is, whatever its case and final stop.

    `buttons` are titles with payloads such as ``/inform{"answer": "rest"}``; None where `text` is no title.
    """
    typed = _bare(text)
    payload = next((payload for title, payload in buttons.items() if _bare(title) == typed), None)
    return str(json.loads(payload.partition("inform")[2])["answer"]) if payload else None


def goes_on(text: str) -> bool:
    """Whether the words are nothing but a wish to continue: "continue", "ok go on please"."""
    return _GOES_ON.fullmatch(_bare(text)) is not None


def wonders(text: str) -> bool:
    """Whether the words ask about the question that is open, instead of answering it."""
    return _WONDERS.search(_bare(text)) is not None or "?" in text


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"['’‘`´]", "", plain).replace(",", " ").split()).strip(" .!")
