"""What to answer when somebody wants a year planned: costs, dates, or both."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.consult.answers import Context, Question, Reply
from bot.consult.calendar import EARLIEST, LATEST, months_later, spoken
from bot.consult.plan_reading import read_date, wants, wants_calendar
from bot.consult.plan_words import COST_OVER_TIME, costs, planned_for
from bot.consult.planned import Plan
from bot.guide.quantity import Range
from bot.guide.records import Guide

DATES: Final = "plan_dates"


def plan(
    question: Question,
    context: Context,
    today: datetime.date,
    guide: Guide,
    own: Mapping[str, Range],
    told: str | None = None,
) -> tuple[list[Reply], Context]:
    """The replies, and the conversation with the plan as it now is.

    ``told`` is a day as `YYYY-MM-DD` where one was understood already.
    """
    start = _day(told) or read_date(question.text, today)
    now = planned_for(question, context)
    made = now.plan or Plan()
    late = start is not None and _over(start, made.every, today, guide)
    now = replace(now, plan=replace(made, start=made.start if late or not start else start))
    wants_costs, wants_dates = wants(question.text)
    if question.intent == DATES or start:
        # A day alone, or a question about days, is no question about money.
        wants_costs, wants_dates = wants_costs and question.intent != DATES, True
    elif question.intent == COST_OVER_TIME:
        wants_costs, wants_dates = True, False
    replies = [Reply(*costs(question, now, guide, own))] if wants_costs or not wants_dates else []
    if start and late:
        replies.append(_overdue(start, guide))
    elif wants_dates:
        replies += _dates(question, now.plan or Plan(), today, guide)
    return replies, now


def _day(told: str | None) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(told) if told else None
    except ValueError:
        return None
    return day if day and EARLIEST <= day <= LATEST else None


def _over(start: datetime.date, every: int | None, today: datetime.date, guide: Guide) -> bool:
    """Whether even the first session after `start` should have been by now; nothing can be counted on from there."""
    return Plan(start=start, every=every).sessions(guide)[0].latest < today


def _overdue(start: datetime.date, guide: Guide) -> Reply:
    first = Plan(start=start).sessions(guide)[0]
    values = {"start": spoken(start), "earliest": spoken(first.earliest), "latest": spoken(first.latest)}
    return Reply("utter_plan_overdue", values)


def _dates(question: Question, made: Plan, today: datetime.date, guide: Guide) -> list[Reply]:
    if made.start is None:
        example = months_later(today, 1)
        return [Reply("utter_plan_ask_date", {"example_date": spoken(example)})]
    if wants_calendar(question.text):
        return [Reply("utter_plan_calendar", {"start": spoken(made.start)})]
    if made.every:
        days = "\n".join(spoken(each.earliest) for each in made.sessions(guide))
        values = {
            "start": spoken(made.start),
            "every": str(Range(made.every, made.every, "months")),
            "session_days": days,
        }
        return [Reply("utter_plan_dates_every", values)]
    windows = [f"{spoken(each.earliest)} to {spoken(each.latest)}" for each in made.sessions(guide)]
    return [Reply("utter_plan_dates", {"start": spoken(made.start), "session_windows": "\n".join(windows)})]
