"""Which responses answer a question: a pure function of what was asked, what was said before, the guide and the clinic.

No sentence stands here, only the names of responses in ``domain.yml`` and the values that they need.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.clinic.records import Answer as ClinicAnswer
from bot.clinic.records import Clinic
from bot.consult.asked import Answer, Context, Question, Reply
from bot.consult.calendar import spoken
from bot.consult.candidacy import ADULT, BEYOND_WINDOW, LATE_TWENTIES, MID_TWENTIES, THIRTIES
from bot.consult.follow_ups import SEVERAL_AREAS, carried_on
from bot.consult.micro import NOT_ADDED, NUMBERS, OF_MICRO, part_of_micro
from bot.consult.plan_reading import asks_for_year, read_years
from bot.consult.plan_words import COST_OVER_TIME, costs, planned_for
from bot.consult.subjects import AFTERCARE, COMBINED, COVERED, FOLLOW_UPS, TOLD, UNCOVERED
from bot.guide.facts import dose_sum, joined
from bot.guide.records import Guide

__all__ = ["MOST_BUBBLES", "Answer", "Context", "Question", "Reply", "answer", "compared", "stage_of", "unknown"]

# A visitor reads three bubbles; more areas than that are answered by their sum or by the table.
MOST_BUBBLES = 3
MICRO = "micro_botox"
FEWEST_TO_TAKE_BACK = 2
# Subjects that can be asked again about another area; after any other, a new area is asked about as such.
BY_AREA = ("ask_dose", "ask_price", "ask_area", "ask_areas", "ask_cost_over_time")
# After these, "and over ten years?" is about money.
_OF_MONEY = (COST_OVER_TIME, "ask_price", "ask_maintenance")
_SHARE = re.compile(r"%|percent|per cent")
_STAGES = (
    (ADULT, "minor"),
    (MID_TWENTIES, "early"),
    (LATE_TWENTIES, "mid"),
    (THIRTIES, "late"),
    (BEYOND_WINDOW, "thirties"),
)


@dataclass(frozen=True)
class _Sources:
    guide: Guide
    clinic: Clinic


def answer(question: Question, context: Context, guide: Guide, clinic: Clinic) -> Answer:
    """Answer one question.

    Raises:
        KeyError: the intent is not one of ``subjects.QUESTIONS``.
    """
    if question.intent in FOLLOW_UPS:
        return _follow_up(question, context, _Sources(guide, clinic))
    if question.intent == TOLD:
        return _told(question, context, _Sources(guide, clinic))
    if question.intent == "ask_price" and asks_for_year(question.text):
        question = replace(question, intent=COST_OVER_TIME)
    areas = question.areas or context.areas
    now = replace(context, subject=question.intent, areas=areas)
    if question.intent == COST_OVER_TIME:
        now = planned_for(question, context)
        return Answer((_costs(question, now, _Sources(guide, clinic)),), now)
    if question.intent in UNCOVERED:
        return _silent(question, now, clinic)
    special = _SPECIAL.get(question.intent)
    replies = special(question, context, _Sources(guide, clinic)) if special else [Reply(COVERED[question.intent])]
    if replies[0].response in OF_MICRO:
        # It stays the subject, so that "how many units is that?" and then "and the price?" are both about it.
        now = Context("ask_micro_botox", ())
    return Answer(tuple(replies[:MOST_BUBBLES]), now)


def unknown(question: Question, context: Context, misunderstood: bool) -> Answer:
    """Answer what was not understood: honestly when it is about the treatment, with a person the second time."""
    if question.areas or question.treatments or question.conditions:
        return Answer((Reply("utter_not_covered"),), context)
    return Answer((Reply("utter_unknown_again" if misunderstood else "utter_unknown"),), context)


def _follow_up(question: Question, context: Context, sources: _Sources) -> Answer:
    """Ask the last subject again about what is named now ("and crow's feet?", "no, the lip")."""
    carried = carried_on(question, context)
    if carried and carried.intent not in FOLLOW_UPS:
        return answer(carried, context, sources.guide, sources.clinic)
    if carried or question.intent == "ask_if_much":
        return _if_much(carried or question, context, sources)
    over_time = context.subject in _OF_MONEY and read_years(question.text, question.age) is not None
    if not question.areas and not (question.treatments and context.subject) and not over_time:
        return Answer((Reply("utter_follow_up_open" if context.subject else "utter_which_area"),), context)
    subject = COST_OVER_TIME if over_time else context.subject if context.subject in BY_AREA else None
    areas = _meant(question)
    if question.intent == "follow_up" and re.search(r"\b(both|together|plus|as well|too)\b", question.text.lower()):
        areas = tuple(dict.fromkeys((*context.areas, *question.areas)))
    again = replace(question, intent=subject or "ask_area", areas=areas)
    return answer(again, context, sources.guide, sources.clinic)


def _meant(question: Question) -> tuple[str, ...]:
    """The areas of a correction without the one that it takes back ("not the forehead, the lip")."""
    if question.intent != "correct" or len(question.areas) < FEWEST_TO_TAKE_BACK:
        return question.areas
    takes_back_first = re.match(r"\W*(?:no\b\W*|sorry\W*)?not\b", question.text.lower())
    if takes_back_first or " not " not in question.text.lower():
        return question.areas[-1:]
    return question.areas[:1]


def _told(question: Question, context: Context, sources: _Sources) -> Answer:
    """A bare fact outside any check: an area continues the subject, an age asks about timing."""
    if question.areas:
        return _follow_up(replace(question, intent="follow_up"), context, sources)
    if question.age is not None:
        return answer(replace(question, intent="ask_start_timing"), context, sources.guide, sources.clinic)
    if "pregnancy" in question.conditions or "neuromuscular" in question.conditions:
        return answer(replace(question, intent="ask_reconsider"), context, sources.guide, sources.clinic)
    return Answer((Reply("utter_anything_else"),), context)


def _if_much(question: Question, context: Context, sources: _Sources) -> Answer:
    """ "Is that a lot?": lay it beside the guide, if it is known what is meant."""
    areas = question.areas or context.areas
    if question.units:
        replies = _dose(replace(question, areas=areas[-1:]), context, sources)
    elif context.subject in {"ask_price", COST_OVER_TIME}:
        replies = [_costs(question, context, sources)]
    elif len(areas) == 1 and sources.guide.dose(areas[0]):
        replies = [Reply("utter_dose_beside", _ranges(areas[0], sources.guide), areas)]
    elif context.subject == "ask_dose":
        replies = [Reply("utter_definition_baby")]
    else:
        replies = [Reply("utter_nothing_to_compare")]
    return Answer(tuple(replies), context)


def _silent(question: Question, context: Context, clinic: Clinic) -> Answer:
    subject = UNCOVERED[question.intent]
    own = clinic.answers.get(subject) or (clinic.answers.get("aftercare") if subject in AFTERCARE else None)
    if own:
        topic = "aftercare" if subject in AFTERCARE else "contact_staff"
        return Answer((Reply("utter_clinic_answer", told_by(own), (topic,)),), context)
    return Answer((Reply(f"utter_not_covered_{subject}"),), context)


def told_by(own: ClinicAnswer) -> dict[str, str]:
    """The values of a clinic's own answer: what it says, who says so, and since when."""
    return {"clinic_answer": own.text, "clinic_answer_by": own.provided_by, "clinic_answer_date": spoken(own.date)}


def _costs(question: Question, now: Context, sources: _Sources) -> Reply:
    return Reply(*costs(question, now, sources.guide, sources.clinic.prices.ranges()))


def _areas(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    return [Reply(f"utter_{area}") for area in question.areas] or [Reply("utter_areas_overview")]


def _dose(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    micro_before = context.subject == "ask_micro_botox" and not question.areas
    if MICRO in question.treatments and question.areas:
        own = _dose(replace(question, treatments=(), units=None), context, sources)
        return [*own[-1:], Reply(NUMBERS), Reply(NOT_ADDED)]
    if MICRO in question.treatments or micro_before:
        return [Reply(NUMBERS)]
    areas = question.areas or context.areas
    if _SHARE.search(question.text):
        return [Reply("utter_definition_conflict")]
    if len(areas) == 1 and question.units and sources.guide.dose(areas[0]):
        return [compared(areas[0], question.units, sources.guide)]
    single = [Reply(f"utter_dose_{area.removeprefix('area_')}") for area in areas]
    return [*single, *_summed(areas, sources.guide)] if len(areas) < MOST_BUBBLES else _summed(areas, sources.guide)


def _summed(areas: Sequence[str], guide: Guide) -> list[Reply]:
    """The total over several areas, both sides where dosed per side; for none or one area the table's span."""
    if len(areas) == 1:
        return []
    baby, standard = dose_sum(guide, areas, "baby"), dose_sum(guide, areas, "standard")
    if baby is None or standard is None:
        return [] if 0 < len(areas) < MOST_BUBBLES else [Reply("utter_dose")]
    names = joined([f"both {name}" if per_side else name for name, per_side in _named(areas, guide)])
    values = {"dose_areas": names, "dose_sum_baby": str(baby), "dose_sum_standard": str(standard)}
    return [Reply("utter_dose_sum", values, tuple(areas))]


def _named(areas: Sequence[str], guide: Guide) -> list[tuple[str, bool]]:
    return [(guide.area(area).name, guide.area(area).per_side) for area in areas]


def compared(area: str, units: tuple[float, float], guide: Guide) -> Reply:
    """Units that the patient names, beside the guide's ranges for the area (each side where dosed per side)."""
    dose = guide.dose(area)
    assert dose is not None
    low, high = units
    if high < dose.baby.low:
        response = "utter_units_below"
    elif high <= dose.baby.high:
        response = "utter_units_inside_baby"
    elif high <= dose.standard.high:
        response = "utter_units_between"
    else:
        response = "utter_units_above"
    said = f"{low:g} units" if low == high else f"{low:g}–{high:g} units"
    return Reply(response, {"units": said, **_ranges(area, guide)}, (area,))


def _ranges(area: str, guide: Guide) -> dict[str, str]:
    """Name and both doses of a dosed area, each side where dosed per side."""
    dose = guide.dose(area)
    assert dose is not None
    side = " each side" if guide.area(area).per_side else ""
    return {
        "area_name": guide.area(area).name,
        "area_baby": f"{dose.baby}{side}",
        "area_standard": f"{dose.standard}{side}",
    }


def _start_timing(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    if question.age is None:
        return [Reply("utter_start_timing")]
    return [Reply(f"utter_start_timing_{stage_of(question.age)}", {"age": str(question.age)})]


def stage_of(age: int) -> str:
    """Name of the stage of starting that an age belongs to, under the bounds of the candidacy check."""
    return next((name for bound, name in _STAGES if age < bound), "over")


def _definition(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    return [Reply("utter_definition_conflict" if _SHARE.search(question.text) else "utter_definition_baby")]


def _micro(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    return [Reply(response) for response in part_of_micro(question.text)]


def _reconsider(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    named = next((each for each in ("pregnancy", "neuromuscular") if each in question.conditions), None)
    return [Reply(f"utter_reconsider_{named}" if named else "utter_reconsider")]


def _combination(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    codes = list(dict.fromkeys(COMBINED[name] for name in question.treatments if name in COMBINED))
    known = {each.code: each for each in sources.guide.combinations.treatments}
    found = [known[code] for code in codes if known[code].purpose]
    if not found:
        return [Reply("utter_combination")]
    return [
        Reply("utter_combination_treatment", {"treatment_name": each.treatment, "treatment_purpose": str(each.purpose)})
        for each in found
    ]


def _price(question: Question, context: Context, sources: _Sources) -> list[Reply]:
    if MICRO in question.treatments or (context.subject == "ask_micro_botox" and not question.areas):
        return [Reply("utter_price_micro")]
    if sources.clinic.prices.ranges():
        return [Reply("utter_price_clinic")]
    areas = question.areas or context.areas
    several = len(areas) > 1 or SEVERAL_AREAS.search(question.text.lower())
    return [Reply("utter_price_multi" if several else "utter_price", topics=tuple(question.areas))]


_SPECIAL: dict[str, Callable[[Question, Context, _Sources], list[Reply]]] = {
    "ask_area": _areas,
    "ask_areas": _areas,
    "ask_dose": _dose,
    "ask_start_timing": _start_timing,
    "ask_definition": _definition,
    "ask_micro_botox": _micro,
    "ask_reconsider": _reconsider,
    "ask_combination": _combination,
    "ask_price": _price,
}
