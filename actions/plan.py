"""Planning a year: costs and dates."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import context_of, first_of, question_of, remember, say_all
from bot.consult.plan_replies import plan
from bot.guide.load import guide
from bot.sentences import clinic


class ActionPlan(Action):
    """Says what a year costs and when its sessions fall due; keeps both for the sheet."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_plan"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter costs or dates, or ask for the day to start from."""
        here = clinic()
        today = datetime.datetime.now(ZoneInfo(here.timezone)).date()
        replies, now = plan(
            question_of(tracker),
            context_of(tracker),
            today,
            guide(),
            here.prices.ranges(),
            first_of(tracker, "date"),
        )
        say_all(dispatcher, replies, "")
        return remember(now)
