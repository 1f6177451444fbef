"""Which questions a conversation gives rise to: the list grows from what was talked about and what stayed open.

No sentence stands here: a question that Maru words is named by its response in ``domain.yml``, one of the patient's own is
kept as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.consult.questions import MOST_CHARACTERS
from bot.consult.subjects import COMBINED, COVERED, FOLLOW_UPS, UNCOVERED
from bot.guide.facts import joined
from bot.guide.records import Guide

NOT_COVERED = "utter_not_covered"
CONFLICT = "utter_definition_conflict"
DENY = "deny"
# The guide's own question about units becomes personal once areas were talked about: two would ask the same.
DOSE = "dose"
# Asked about, hence worth asking the doctor: intent to id.
_TALKED_ABOUT = {
    "ask_antibody_resistance": "antibodies",
    "ask_cost_over_time": "cost_over_years",
    "plan_costs": "cost_over_years",
    "ask_atrophy": "atrophy",
    "ask_long_term": "atrophy",
}
_ABOUT_AREAS = frozenset((*COVERED, *FOLLOW_UPS, "check_quote", "plan_costs", "plan_dates"))
_DOSES = ("utter_dose", "utter_area_", "utter_price")
# An area in a symptom is where it hurts, not where a treatment is wished for.
_NO_WISH = ("utter_urgent_now", "utter_call_clinic", "utter_distress")


@dataclass(frozen=True)
class Heard:
    """One message and the names of the responses to it; ``asked`` are its questions as (intent, text)."""

    intent: str
    text: str
    asked: tuple[tuple[str, str], ...] = ()
    areas: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sprout:
    """A question for the list, worded by a ``response`` with ``values``, under an ``id``."""

    origin: str
    id: str
    response: str
    values: Mapping[str, str] = field(default_factory=dict)


def sprouts(
    heard: Sequence[Heard], guide: Guide, stopped_working: bool = False, quoted: Sequence[str] = ()
) -> list[Sprout]:
    """Everything that a conversation adds by itself, in order. What the guide left open is not among it (``left_open``).

    ``stopped_working`` is what the candidacy check found, ``quoted`` are areas whose dose an offer made a question of.
    """
    found = _areas(heard, guide, quoted)
    if any(CONFLICT in each.responses for each in heard):
        found.append(_about("dose_conflict"))
    if stopped_working:
        found.append(_about("antibodies", "utter_question_stopped_working"))
    found += [_about(id) for id in dict.fromkeys(_TALKED_ABOUT[intent] for intent in _intents(heard))
              if not (id == "antibodies" and stopped_working)]  # fmt: skip
    return [*found, *_combinations(heard, guide)]


def _about(id: str, response: str | None = None, **values: str) -> Sprout:
    return Sprout("conversation", id, response or f"utter_question_{id}", values)


def _intents(heard: Iterable[Heard]) -> list[str]:
    named = [intent for each in heard for intent in (each.intent, *(intent for intent, _ in each.asked))]
    return [intent for intent in named if intent in _TALKED_ABOUT]


def left_open(heard: Sequence[Heard]) -> list[tuple[str, str]]:
    """What the guide could not answer, unless a no followed: the patient's words, and the response that said so.

    Never put on the list without a yes; the last one may be suggested when the list is shown.
    """
    following = [each.intent for each in heard[1:]] + [""] * bool(heard)
    return [found for each, after in zip(heard, following, strict=True) if after != DENY for found in _unanswered(each)]


def _unanswered(heard: Heard) -> list[tuple[str, str]]:
    silent = [response for response in heard.responses if response.startswith(NOT_COVERED)]
    if not silent or heard.asked:
        named = [(text, f"{NOT_COVERED}_{UNCOVERED.get(intent)}") for intent, text in heard.asked]
        return [(text, response) for text, response in named if response in silent]
    return [(heard.text, silent[0])]


def _areas(heard: Iterable[Heard], guide: Guide, quoted: Sequence[str]) -> list[Sprout]:
    spoken = [each for each in heard if _about_areas(each)]
    areas = list(dict.fromkeys(area for each in spoken for area in each.areas if area not in quoted))
    names = [guide.area(area).name for area in areas]
    return [_about(DOSE, "utter_question_areas", area_names=joined(names))] if names else []


def _about_areas(heard: Heard) -> bool:
    """Whether a message asks about its areas: "my lips swelled" names one, and asks nothing about it."""
    if any(response.startswith(_NO_WISH) for response in heard.responses):
        return False
    asked = any(intent in _ABOUT_AREAS for intent in (heard.intent, *(intent for intent, _ in heard.asked)))
    return asked or any(response.startswith(_DOSES) for response in heard.responses)


def _combinations(heard: Iterable[Heard], guide: Guide) -> list[Sprout]:
    asked = [each for each in heard if "ask_combination" in (each.intent, *(intent for intent, _ in each.asked))]
    codes = dict.fromkeys(COMBINED[name] for each in asked for name in each.treatments if name in COMBINED)
    named = {each.code: each.treatment for each in guide.combinations.treatments}
    if codes:
        text = joined([named[code] for code in codes])
        return [_about("combination", "utter_question_combination_of", treatments=text)]
    return [_about("combination")] if asked else []


def shortened(text: str) -> str:
    """The sentence that asks, where a whole message is longer than a line of the list holds."""
    text = " ".join(text.split())
    if len(text) <= MOST_CHARACTERS:
        return text
    sentences = re.split(r"(?<=[.?!;])\s+", text)
    asking = [each for each in sentences if each.endswith("?") and len(each) <= MOST_CHARACTERS]
    return asking[-1] if asking else text
