"""The form of the list: after "add a question" or "which one?" the next message is the answer, unless it is none."""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions.question_edit import FORM, apply, put_on
from actions.question_state import STATE, ask_which, state_of
from actions.tracker import answers_form, decided, intent_of, is_tap, questions_of, say, text_of
from bot.consult.answers import Reply
from bot.consult.list_commands import Do, commands
from bot.consult.question_references import Reference, refer
from bot.consult.question_words import MOST_WORDS_STEERING, STEERING, leaves, told_question
from bot.consult.questions import Question

TEXT, WHICH = "question_text", "which_question"
# Intents that point at a question of the list.
POINTING = ("remove_question", "reorder_questions", "mark_question", "inform", "follow_up", "correct")


class ValidateListForm(Action):
    """Reads the answer; steps aside, so that the ordinary rules answer, where the message is about something else."""

    def name(self) -> str:
        """Name that Rasa derives from the form's."""
        return "validate_list_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """The slot that was asked for, or an end of the form."""
        adding = (state_of(tracker)["open"] or {"do": ""})["do"] == Do.ADD
        requested = TEXT if adding else WHICH
        if not answers_form(tracker, FORM):
            return [SlotSet(TEXT, None), SlotSet(WHICH, None), SlotSet(REQUESTED_SLOT, requested)]
        if decided(tracker):
            return _aside()
        intent, text = intent_of(tracker.latest_message), text_of(tracker)
        tapped = is_tap(tracker)
        if adding:
            told = None if tapped else told_question(text, intent)
            if told is not None:
                return [SlotSet(TEXT, told), SlotSet(REQUESTED_SLOT, None)]
        else:
            meant = Reference() if tapped else _meant(text, intent, questions_of(tracker))
            if meant.ids:
                return [SlotSet(WHICH, list(meant.ids)), SlotSet(REQUESTED_SLOT, None)]
            if meant.candidates:
                open = {**(state_of(tracker)["open"] or {}), "ids": list(meant.candidates)}
                return [SlotSet(STATE, {**state_of(tracker), "open": open}), SlotSet(REQUESTED_SLOT, WHICH)]
        if not tapped and leaves(text):
            say(dispatcher, Reply("utter_list_left"))
            return [SlotSet(requested, ""), SlotSet(REQUESTED_SLOT, None)]
        return _aside()


def _aside() -> list[EventType]:
    return [ActiveLoop(None), SlotSet(REQUESTED_SLOT, None), ActionExecutionRejected(FORM)]


def _meant(text: str, intent: str, questions: list[Question]) -> Reference:
    """What a reply to "which one?" points at; nothing where it is about something else."""
    if leaves(text) or text.rstrip().endswith("?") or commands(text, intent):
        return Reference()
    if intent not in POINTING and (intent in STEERING or len(text.split()) > MOST_WORDS_STEERING):
        return Reference()
    return refer(text, questions)


class ActionAskWhichQuestion(Action):
    """Asks which question is meant; Rasa calls it by the name of the slot."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_ask_which_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the question with buttons."""
        open = state_of(tracker)["open"]
        if open:
            ask_which(dispatcher, questions_of(tracker), open)
        return []


class ActionListTold(Action):
    """Does what the answer completes."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_list_told"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Add the question, or make the change to the one that was meant."""
        told, ids, open = tracker.get_slot(TEXT), tracker.get_slot(WHICH), state_of(tracker)["open"]
        empty: list[EventType] = [SlotSet(TEXT, None), SlotSet(WHICH, None)]
        if told:
            return [*put_on(dispatcher, tracker, str(told), "own"), *empty]
        if ids and open:
            return [*apply(dispatcher, tracker, Do(open["do"]), ids, open.get("to")), *empty]
        return [*empty, SlotSet("list_state", {**state_of(tracker), "open": None})]
