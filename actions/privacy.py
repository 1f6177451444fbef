"""Erasing in words. The actions give the order; what keeps the conversation carries it out with the end of the turn."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.candidacy_outcome import CONSENT, RECORD
from actions.tracker import first_of, questions_of, say
from bot.consult.answers import Reply
from bot.consult.candidacy import QUESTIONS
from bot.consult.consent import ERASE, EVERYTHING, HEALTH, NO, YES
from bot.consult.sheet_request import SENT


class ActionErase(Action):
    """Asks whether everything shall be erased; a tap on yes erases it."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_erase"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the question, or what became of it."""
        confirmed = first_of(tracker, "confirmed")
        if confirmed == YES:
            say(dispatcher, Reply("utter_erased"))
            return [AllSlotsReset(), SlotSet(ERASE, EVERYTHING)]
        say(dispatcher, Reply("utter_erase_not" if confirmed == NO else "utter_ask_erase"))
        return []


class ActionWithdrawConsent(Action):
    """Forgets the answers of the candidacy check and what came of them; no question is asked first."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_withdraw_consent"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter that it is done."""
        say(dispatcher, Reply("utter_consent_withdrawn"))
        if tracker.get_slot(SENT):
            # The copy at the front desk tells what the check came to.
            say(dispatcher, Reply("utter_sheet_taken_back"))
        others = [question for question in questions_of(tracker) if question["origin"] != "candidacy"]
        return [
            *(SlotSet(name, None) for name in (CONSENT, RECORD, *QUESTIONS)),
            SlotSet("questions", others or None),
            SlotSet(SENT, None),
            SlotSet(ERASE, HEALTH),
        ]
