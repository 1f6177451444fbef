"""Which response says what a plan costs, with its values: a name in ``domain.yml`` and the figures to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.consult.money import Money
from bot.consult.plan import WHOSE, By, adds_up, kind_of, session_price, stands_for, stated_year
from bot.consult.plan_reading import names_offer, names_own_price, names_session_price, read_every, read_years
from bot.consult.planned import Plan, priced_at
from bot.guide.facts import joined
from bot.guide.quantity import Range
from bot.guide.records import Guide

if TYPE_CHECKING:
    from bot.consult.answers import Context, Question

Worded = tuple[str, dict[str, str]]
COST_OVER_TIME: Final = "ask_cost_over_time"
MICRO: Final = "micro_botox"
MICRO_NAME: Final = "micro-Botox"


def planned_for(question: Question, context: Context) -> Context:
    """The conversation once costs are asked about: the areas meant now, and the plan that goes by their price."""
    areas = question.areas or context.areas
    micro = MICRO in question.treatments or (context.subject == "ask_micro_botox" and not question.areas)
    # As long as no area is named, a plan goes by the price that the guide's own year is made of.
    kind = kind_of(areas, micro) if areas or micro else "multi"
    before = context.plan or Plan()
    plan = replace(before, kind=kind, every=read_every(question.text) or before.every)
    offered = _offered(question, context)
    if offered:
        plan = replace(plan, quoted=offered)
    elif question.areas or question.treatments:
        # What was offered was for something else.
        plan = replace(plan, quoted=None)
    return replace(context, subject=COST_OVER_TIME, areas=areas, plan=plan)


def _offered(question: Question, context: Context) -> Money | None:
    """The price of a session that the patient names, or that of the offer of which they speak."""
    own = bool(question.areas) and names_own_price(question.text)
    if question.money and (own or names_session_price(question.text)):
        return priced_at(*question.money)
    return context.offered if names_offer(question.text) else None


def costs(question: Question, now: Context, guide: Guide, own: Mapping[str, Range]) -> Worded:
    """A year of what the conversation is about, or the years asked for; `own` are the clinic's prices."""
    plan = now.plan or Plan()
    areas = joined([guide.area(area).name for area in now.areas])
    named = MICRO_NAME if plan.kind == "micro" else f"the {areas}" if areas else ""
    response, values = cost_words(plan, named, read_years(question.text, question.age), guide, own)
    assumed = response == "utter_cost_quoted" and question.money is not None and not question.money[2]
    return (f"{response}_dollars" if assumed else response), values


def spoken_years(years: int) -> str:
    """`1 year`, `10 years`."""
    return str(Range(years, years, "years"))


def cost_words(plan: Plan, named: str, years: int | None, guide: Guide, own: Mapping[str, Range]) -> Worded:
    """What the plan comes to in a year, or over the years asked for.

    ``named`` is what it is for, such as "glabella and both crow's feet"; without it and without an offered price, one area
    and several stand side by side, as the guide's own price of a year is that of several.
    """
    if not named and plan.quoted is None:
        return _side_by_side(plan, years, guide, own)
    priced = plan.priced(guide, own)
    values = {
        "plan_for": named,
        "session_price": str(priced.session),
        "sessions": str(plan.count(guide)),
        "every": str(Range(plan.every or 0, plan.every or 0, "months")),
        "total": str(adds_up(priced.year(plan.count(guide)), years or 1)),
        "years": spoken_years(years or 1),
        "whose": WHOSE[priced.by],
        "guide_year": str(guide.prices.year),
    }
    if plan.quoted is not None:
        return ("utter_cost_quoted_every" if plan.every else "utter_cost_quoted"), values
    if plan.every:
        return "utter_cost_every", values
    return ("utter_cost_years_of" if years and years > 1 else f"utter_cost_year_{plan.kind}"), values


def _side_by_side(plan: Plan, years: int | None, guide: Guide, own: Mapping[str, Range]) -> Worded:
    single, multi = session_price("single", guide, own), session_price("multi", guide, own)
    a_year: dict[str, Money] = {each.kind: each.year(plan.count(guide)) for each in (single, multi)}
    span, farthest = years or 1, guide.long_term.cost_years
    whose: tuple[By, ...] = tuple(dict.fromkeys((single.by, multi.by)))
    stated, stated_by = stated_year(guide, own)
    values = {
        "years": spoken_years(span),
        "sessions": str(plan.count(guide)),
        "every": str(Range(plan.every or 0, plan.every or 0, "months")),
        "total_single": str(adds_up(a_year["single"], span)),
        "total_multi": str(adds_up(a_year["multi"], span)),
        "farthest": spoken_years(farthest),
        "farthest_single": str(adds_up(a_year["single"], farthest)),
        "farthest_multi": str(adds_up(a_year["multi"], farthest)),
        "whose": joined([WHOSE[by] for by in whose]),
        "stated_year": str(stated),
        "stated_by": WHOSE[stated_by],
    }
    if plan.every:
        return "utter_cost_every_both", values
    if span > 1:
        return "utter_cost_years", values
    # The guide's year can be explained by its own price of several areas; a clinic's stands for itself.
    explained = {*whose, stated_by} == {"guide"} and "multi" in stands_for(guide)
    return ("utter_cost_over_time" if explained else "utter_cost_over_time_clinic"), values
