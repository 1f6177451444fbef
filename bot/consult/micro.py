"""Which part of what the guide says on micro-Botox a question asks for."""

from __future__ import annotations

import re

EFFECTS, NUMBERS, DIFFERENCE = "utter_micro_botox", "utter_micro_botox_numbers", "utter_micro_botox_difference"
NOT_ADDED = "utter_micro_botox_not_added"
# The responses after which it stays the subject.
OF_MICRO = (EFFECTS, NUMBERS, DIFFERENCE, "utter_price_micro")
MOST_WORDS = 12

_COST = re.compile(r"\b(?:cost|costs|price|prices|priced|pricing|how much is|how much for|expensive|charge)\b")
_DIFFERENCE = re.compile(
    r"\b(?:better|differ\w*|versus|vs|compared?|same as|same thing|which (?:one )?(?:is|should)|or baby)\b"
)
_NUMBERS = re.compile(r"\b(?:how many|points?|droplets?|units?|total|dose|dosage|injections|pricks?|jabs)\b")
_EFFECTS = re.compile(
    r"\b(?:pores?|shrink\w*|oil\w*|sebum|shin[ey]\w*|sweat\w*|smooth\w*|glow\w*|texture|skin|effects?|result)\b"
)


def part_of_micro(text: str) -> tuple[str, ...]:
    """The responses to the part asked for; both, the effects and the numbers, where no part is named."""
    words = text.lower()
    if _COST.search(words):
        return EFFECTS, "utter_price_micro"
    if _DIFFERENCE.search(words):
        return (DIFFERENCE,)
    numbers, effects = _NUMBERS.search(words), _EFFECTS.search(words)
    if bool(numbers) != bool(effects):
        return (NUMBERS,) if numbers else (EFFECTS,)
    return EFFECTS, NUMBERS


def asks_a_part(text: str) -> bool:
    """Whether a short message asks for one part of it."""
    return len(text.split()) <= MOST_WORDS and len(part_of_micro(text)) == 1
