"""What the symptom gate answers with, and how a row of its tables looks."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from bot.consult.triage_groups import GROUPS


class Level(StrEnum):
    """What a message asks of the assistant before anything else."""

    NONE = "none"
    CALL_CLINIC = "call_clinic"
    URGENT_NOW = "urgent_now"
    DISTRESS = "distress"


@dataclass(frozen=True)
class Verdict:
    """The level, and the codes of everything that was told, in the order of the tables."""

    level: Level
    findings: tuple[str, ...] = ()


class Needs(Enum):
    """What must be seen beside the words themselves before a sign counts."""

    NOTHING = "nothing"
    OWN = "own"  # told as the person's own, as happening, or after an injection
    NO_RESULT = "no_result"  # unless it is said of an injection's result, which the clinic should hear of
    AFTER = "after"  # after an injection, or with a beginning: without it, everyday talk


@dataclass(frozen=True)
class Sign:
    """One finding: its level and the words that tell it, in the notation of `compile_pattern`.

    `natural`: may as well describe how somebody has always looked, or what they want treated.
    `illness`: may as well be an everyday illness before a planned visit.
    `firm`: counts even when it is said as a supposition or a threat.
    """

    code: str
    level: Level
    patterns: tuple[str, ...]
    needs: Needs = Needs.OWN
    natural: bool = False
    illness: bool = False
    firm: bool = False


@dataclass(frozen=True)
class Together:
    """A finding that two others make when both are told."""

    code: str
    level: Level
    one_of: frozenset[str]
    with_one_of: frozenset[str]


@dataclass(frozen=True, eq=False)
class Pattern:
    """A compiled pattern of a sign. One word of each of `needs` must occur before it is worth trying."""

    sign: Sign
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


# Words that a gap never crosses: they turn the meaning of what follows, or end it.
_EVERYDAY = frozenset(
    "i it is am are has have he she they not no can my me do get go this that the of to up down and or on in with so as like".split()
)
_BARRIERS = "not|no|never|without|but|because|though|fine|ok|okay|if|than|great|perfect|smooth|love|nice|amazing"


def alternatives(element: str) -> list[str]:
    """The phrases that an element of a pattern stands for."""
    found: list[str] = []
    for option in element.split("|"):
        found += alternatives(GROUPS[option]) if option in GROUPS else [option.replace("_", " ")]
    return found


def compile_pattern(sign: Sign, pattern: str) -> Pattern:
    """A pattern as a regular expression over base forms.

    Elements are separated by spaces and follow one another; `a|b` is either, `GROUP` any of a group, `a_b` a phrase,
    `~3` lets up to three words stand between, `!a|b` forbids words among the next six. All is bounded, so matching
    stays linear.
    """
    parts: list[str] = []
    needs: list[frozenset[str]] = []
    for element in pattern.split():
        if element[0] == "~":
            parts.append(rf"(?: (?!(?:{_BARRIERS})\b)\w+){{0,{element[1:]}}}?")
        elif element[0] == "!":
            parts.append(rf"(?!(?: \w+){{0,5}} (?:{'|'.join(alternatives(element[1:]))})\b)")
        else:
            phrases = alternatives(element)
            needs.append(frozenset(max(phrase.split(), key=len) for phrase in phrases))
            parts.append((" " if parts else r"\b") + f"(?:{'|'.join(map(re.escape, phrases))})")
    return Pattern(sign, re.compile("".join(parts) + r"\b"), tuple(needs))


def compile_signs(signs: Iterable[Sign]) -> dict[str, tuple[Pattern, ...]]:
    """Every pattern under the words of its rarest element, so that a sentence tries only what its words can match."""
    patterns = [compile_pattern(sign, text) for sign in signs for text in sign.patterns]
    uses = Counter(word for pattern in patterns for words in pattern.needs for word in words)
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        for word in min(
            pattern.needs, key=lambda words: max(uses[word] * (1 + 9 * (word in _EVERYDAY)) for word in words)
        ):
            found.setdefault(word, []).append(pattern)
    return {word: tuple(those) for word, those in found.items()}
