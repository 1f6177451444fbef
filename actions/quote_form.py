"""The form of an offer: asks for areas, units and price as far as they are missing; "don't know" is an answer."""

from __future__ import annotations

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions.quote import FORM, OPEN, told_in
from actions.tracker import answers_form, decided, intent_of, is_tap, said_before, say, typed
from bot.consult.answers import Reply
from bot.consult.quote_changes import is_another, merged
from bot.consult.quote_types import Offer, offer_as_json, offer_from
from bot.consult.subjects import QUESTIONS, TOLD

SLOT, ASK = "quote_", "utter_ask_"
UNREAD = "utter_quote_not_read"
# What could be an answer that was not understood; anything else is about something else.
CHECK = "check_quote"
MAYBE = (TOLD, "nlu_fallback", "affirm", CHECK, "out_of_scope")
NO = ("deny", "not_sure")


class ValidateQuoteForm(Action):
    """Reads what is told of the offer; steps aside where the message is about something else."""

    def name(self) -> str:
        """Name that Rasa derives from the form's."""
        return "validate_quote_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """The offer with what was told, and what to ask for next."""
        kept = tracker.get_slot(OPEN)
        offer = offer_from(kept) if kept else Offer()
        if not answers_form(tracker, FORM):
            return _next(offer)
        if decided(tracker):
            return _leads_back(tracker)
        asked = str(tracker.get_slot(REQUESTED_SLOT)).removeprefix(SLOT)
        intent, told = intent_of(tracker.latest_message), told_in(tracker, asked)
        if intent in NO:
            told = msgspec.structs.replace(told, unknown=(asked,))
        if intent == CHECK and is_another(offer, told):
            return aside()
        now = merged(offer, told, typed(tracker).casefold())
        answered = asked not in now.missing()
        if answered and (intent in (*MAYBE, *NO) or not _asks(tracker)):
            return [SlotSet(OPEN, offer_as_json(now)), *_next(now)]
        if not told.empty() and not _asks(tracker):
            # Told out of turn: kept, and the same is asked for again.
            return [SlotSet(OPEN, offer_as_json(now)), *_next(now)]
        if intent in QUESTIONS and intent != TOLD:
            return _leads_back(tracker)
        if intent in MAYBE:
            if UNREAD in said_before(tracker):
                now = msgspec.structs.replace(now, unknown=(*now.unknown, asked))
                return [SlotSet(OPEN, offer_as_json(now)), *_next(now)]
            say(dispatcher, Reply(UNREAD))
            return [SlotSet(OPEN, offer_as_json(offer)), SlotSet(REQUESTED_SLOT, f"{SLOT}{asked}")]
        return aside()


def _leads_back(tracker: Tracker) -> list[EventType]:
    """Leave the answer to the rule that leads back here; who then asks something else again has left the offer."""
    ask = f"{ASK}{tracker.get_slot(REQUESTED_SLOT)}"
    return aside() if all(ask in said_before(tracker, ago) for ago in (1, 2)) else []


def aside() -> list[EventType]:
    """End the form, so that the ordinary rules answer."""
    return [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None), ActionExecutionRejected(FORM)]


def _next(offer: Offer) -> list[EventType]:
    missing = offer.missing()
    return [SlotSet(REQUESTED_SLOT, f"{SLOT}{missing[0]}" if missing else None)]


def _asks(tracker: Tracker) -> bool:
    """Whether the message asks or wants something, whatever figures stand in it; a tap does unless it is an answer."""
    return is_tap(tracker) or typed(tracker).rstrip().endswith("?")
