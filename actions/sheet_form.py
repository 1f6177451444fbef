"""After a sheet was sent: the next message may name the patient and the day of the visit, unless it is about something else."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions.sheet import FORM
from actions.tracker import answers_form, decided, intent_of, is_tap, say, typed
from bot.consult.answers import Reply
from bot.consult.consent import NO, read_consent
from bot.consult.question_words import leaves
from bot.consult.sheet_request import SENT
from bot.consult.subjects import STANDALONE
from bot.consult.visit import Visit, read_visit
from bot.sentences import clinic

SLOT = "sheet_visit"


class ValidateSheetForm(Action):
    """Reads name and day; steps aside, so that the ordinary rules answer, where the message is about something else."""

    def name(self) -> str:
        """Name that Rasa derives from the form's."""
        return "validate_sheet_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """What was told, or an end of the form."""
        if not answers_form(tracker, FORM):
            return [SlotSet(SLOT, None), SlotSet(REQUESTED_SLOT, SLOT)]
        if decided(tracker):
            return _aside()
        text = typed(tracker)
        if not is_tap(tracker) and (leaves(text) or read_consent(text) == NO):
            return [SlotSet(SLOT, {}), SlotSet(REQUESTED_SLOT, None)]
        told = _told(tracker)
        if told != Visit():
            day = told.day.isoformat() if told.day else None
            return [SlotSet(SLOT, {"name": told.name, "day": day}), SlotSet(REQUESTED_SLOT, None)]
        return _aside()


def _aside() -> list[EventType]:
    return [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None), ActionExecutionRejected(FORM)]


def _told(tracker: Tracker) -> Visit:
    if is_tap(tracker) or typed(tracker).rstrip().endswith("?"):
        return Visit()
    found = [each for each in tracker.latest_message.get("entities") or () if each["entity"] == "date"]
    spans = [(str(each["value"]), int(each.get("start", 0)), int(each.get("end", 0))) for each in found]
    told = read_visit(typed(tracker), spans, datetime.datetime.now(ZoneInfo(clinic().timezone)).date())
    # A question about the treatment is no name, whatever words are left of it.
    return told if told.day or intent_of(tracker.latest_message) not in STANDALONE else Visit()


class ActionSheetTold(Action):
    """Keeps name and day with the sheet that was sent."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_sheet_told"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter that the sheet can be found by it."""
        told, record = tracker.get_slot(SLOT) or {}, tracker.get_slot(SENT)
        say(dispatcher, Reply("utter_sheet_found_by" if told and record else "utter_sheet_sent"))
        if not told or not record:
            return [SlotSet(SLOT, None)]
        kept = {name: value for name, value in told.items() if value}
        return [SlotSet(SLOT, None), SlotSet(SENT, {**record, **kept})]
