"""Planning a year: costs and dates."""

from __future__ import annotations

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import context_of, first_of, question_of, remember, said_before, say_all
from bot.consult.answers import Question
from bot.consult.plan_reading import asks_for_year, read_every
from bot.consult.plan_replies import DATES, plan
from bot.consult.plan_words import COST_OVER_TIME
from bot.consult.subjects import FOLLOW_UPS, TOLD
from bot.guide.load import guide
from bot.sentences import clinic

PLANNED = ("utter_plan_", "utter_cost_")
# Other questions that name an interval are about the treatment, not about the plan.
TELLS = (TOLD, "nlu_fallback", *FOLLOW_UPS)


class ActionPlan(Action):
    """Says what a year costs and when its sessions fall due; keeps both for the sheet."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_plan"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter costs or dates, or ask for the day to start from."""
        return planned(dispatcher, tracker, question_of(tracker))


def planned(dispatcher: CollectingDispatcher, tracker: Tracker, question: Question) -> list[EventType]:
    """Utter the plan that is asked for, and keep it."""
    here = clinic()
    today = datetime.datetime.now(ZoneInfo(here.timezone)).date()
    told = first_of(tracker, "date")
    replies, now = plan(question, context_of(tracker), today, guide(), here.prices.ranges(), told)
    say_all(dispatcher, replies, "")
    return remember(now)


def more_of_plan(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType] | None:
    """Plan anew with the interval that the last message tells; None where it tells none for a plan."""
    question = question_of(tracker)
    if question.intent not in TELLS or tracker.active_loop.get("name") or read_every(question.text) is None:
        return None
    said = said_before(tracker)
    if asks_for_year(question.text) or not any(name.startswith("utter_plan_") for name in said):
        known = asks_for_year(question.text) or any(name.startswith(PLANNED) for name in said)
        return planned(dispatcher, tracker, replace(question, intent=COST_OVER_TIME)) if known else None
    return planned(dispatcher, tracker, replace(question, intent=DATES))
