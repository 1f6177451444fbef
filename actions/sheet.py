"""How to take the list along: as a file, on paper, written out here, or, where the patient agrees, by the front desk."""

from __future__ import annotations

import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.question_state import grown_list, keep, state_of
from actions.tracker import first_of, say, text_of
from bot.consult.answers import Reply
from bot.consult.consent import NO, YES, consent_record
from bot.consult.sheet_request import SENT, Way, read_way
from bot.sentences import sentence

FORM = "sheet_form"
ASK = "ask"
CONSENT = "utter_ask_send_sheet"


class ActionGetSheet(Action):
    """Says where the sheet is; to the front desk it goes only after a yes to the question for just that."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_get_sheet"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter it; the list is made, so that the sheet is not empty when it is opened or sent."""
        state = state_of(tracker)
        made = keep(grown_list(tracker, state["dropped"]), {**state, "open": None})
        confirmed = first_of(tracker, "confirmed")
        if confirmed == YES:
            return [*made, *_sent(dispatcher, tracker)]
        way = read_way(text_of(tracker))
        if confirmed == NO:
            say(dispatcher, Reply("utter_sheet_not_sent"))
        elif confirmed == ASK or way is Way.CLINIC:
            say(dispatcher, Reply(CONSENT))
        else:
            say(dispatcher, Reply(f"utter_get_sheet_{way.value}"))
        return made


def _sent(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Keep that the patient agreed, to which wording and when; what keeps the conversation makes the copy for the desk."""
    before = tracker.get_slot(SENT) or {}
    record = {**consent_record(sentence(CONSENT), datetime.datetime.now(datetime.UTC)), **_known(before)}
    # Inside another form its own question follows.
    if tracker.active_loop.get("name") or _known(before):
        say(dispatcher, Reply("utter_sheet_sent"))
        return [SlotSet(SENT, record)]
    return [SlotSet(SENT, record), FollowupAction(FORM)]


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in ("name", "day") if record.get(name)}


class ActionTakeBackSheet(Action):
    """Takes the copy away from the front desk."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_take_back_sheet"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter that nothing is there any more; so it is even where the conversation forgot that something was."""
        say(dispatcher, Reply("utter_sheet_taken_back"))
        return [SlotSet(SENT, None)]
