"""A look at an offer that the patient was made."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import first_of, question_of, say_all
from bot.consult.answers import Reply
from bot.consult.quote import look_at
from bot.guide.load import guide
from bot.sentences import clinic, offers


class ActionCheckQuote(Action):
    """Lays units and price of an offer beside the guide."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_check_quote"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter what is inside, above or below, and the red flags to look for."""
        asked = question_of(tracker)
        money = first_of(tracker, "money")
        price = (money["low"], money["high"], money["unit"]) if money else None
        if not asked.areas and not asked.units and price is None:
            replies = [Reply("utter_quote_intro")]
        else:
            replies = look_at(asked.areas, asked.units, price, guide(), dict(clinic().prices.ranges()))
        flags = Reply("utter_quote_flags")
        doubtful = any(offers(reply.response, "/add_question") for reply in replies)
        # A doubt comes last, as its bubble has the button that keeps it.
        left_open = say_all(dispatcher, [flags, *replies] if doubtful else [*replies, flags], asked.text)
        return [
            SlotSet("pending_question", left_open),
            SlotSet("areas", list(asked.areas) or tracker.get_slot("areas")),
        ]
