"""How to take the list along: as a file, on paper, or written out here."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.question_state import grown_list, keep, state_of
from actions.tracker import say, text_of
from bot.consult.answers import Reply
from bot.consult.sheet_request import read_way


class ActionGetSheet(Action):
    """Says where the sheet is, and what cannot be done from here."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_get_sheet"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter it; the list is made, so that the sheet is not empty when it is opened."""
        say(dispatcher, Reply(f"utter_get_sheet_{read_way(text_of(tracker)).value}"))
        state = state_of(tracker)
        return keep(grown_list(tracker, state["dropped"]), {**state, "open": None})
