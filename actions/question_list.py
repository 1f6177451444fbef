"""The patient's list of questions: build, show, add, remove."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.tracker import first_of, intent_of, questions_of, say, text_of, values_of
from bot.consult.answers import Reply
from bot.consult.question_words import spoken_question
from bot.consult.questions import MOST_CHARACTERS, Question, add, ranked, read_position, remove
from bot.guide.load import guide
from bot.sentences import sentence

# A chat shows the first ones; all stand on the sheet.
MOST_SHOWN = 10


def areas_talked_about(tracker: Tracker) -> list[str]:
    """Every area that the patient named or tapped, in order."""
    said = [event["parse_data"] for event in tracker.events if event.get("event") == "user" and event.get("parse_data")]
    return list(dict.fromkeys(area for message in said for area in values_of(message, "area")))


def grown(questions: Sequence[Question], areas: Sequence[str]) -> list[Question]:
    """The list with the guide's own questions and one for each area that was talked about."""
    kept = list(questions)
    for asked in guide().consultation_questions.questions:
        kept = add(kept, asked.text, "guide", asked.id).questions
    for area in areas:
        text = sentence("utter_question_area", area_name=guide().area(area).name)
        kept = add(kept, text, "conversation", f"dose_{area}").questions
    return kept


def show(dispatcher: CollectingDispatcher, questions: Sequence[Question]) -> None:
    """Utter the list in rank order."""
    if not questions:
        say(dispatcher, Reply("utter_question_none"))
        return
    shown = ranked(questions)[:MOST_SHOWN]
    lines = "\n".join(f"{place}. {question['text']}" for place, question in enumerate(shown, start=1))
    say(dispatcher, Reply("utter_question_list", {"question_list": lines, "question_count": str(len(questions))}))


class ActionBuildQuestions(Action):
    """Makes the list from the guide's questions and the conversation."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_build_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the list and keep it."""
        questions = grown(questions_of(tracker), areas_talked_about(tracker))
        say(dispatcher, Reply("utter_list_built"))
        show(dispatcher, questions)
        return [SlotSet("questions", questions)]


class ActionShowQuestions(Action):
    """Shows the list as it is."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_show_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the list."""
        show(dispatcher, questions_of(tracker))
        return []


class ActionAddQuestion(Action):
    """Puts the open question, or the one told after "add:", on the list in the patient's words."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_add_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter what was added, or why nothing was."""
        spoken = spoken_question(text_of(tracker))
        pending = tracker.get_slot("pending_question")
        if not spoken and not pending:
            yes = intent_of(tracker.latest_message) == "affirm"
            say(dispatcher, Reply("utter_affirm_nothing" if yes else "utter_ask_question_text"))
            return []
        text, origin = (spoken, "own") if spoken else (pending, "uncovered")
        change = add(questions_of(tracker), text, origin)
        count = str(len(change.questions))
        if change.problem is None:
            say(dispatcher, Reply("utter_question_added", {"question_text": text, "question_count": count}))
        elif change.problem == "duplicate":
            say(dispatcher, Reply("utter_question_known", {"question_count": count}))
        elif change.problem == "too_long":
            say(dispatcher, Reply("utter_question_too_long", {"most_characters": str(MOST_CHARACTERS)}))
            return []
        elif change.problem == "full":
            say(dispatcher, Reply("utter_question_list_full", {"question_count": count}))
        else:
            say(dispatcher, Reply("utter_ask_question_text"))
        return [SlotSet("questions", change.questions), SlotSet("pending_question", None)]


class ActionLeaveQuestion(Action):
    """A no to the offer: the open question is forgotten."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_leave_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Ask what else there is."""
        say(dispatcher, Reply("utter_anything_else"))
        return [SlotSet("pending_question", None)]


class ActionRemoveQuestion(Action):
    """Takes a question off the list, by its place or by a tapped button."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_remove_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter what was removed, or ask which one is meant."""
        questions = questions_of(tracker)
        which = first_of(tracker, "question_id") or read_position(text_of(tracker), len(questions))
        change = remove(questions, which) if which is not None else None
        if change is None or change.problem:
            say(dispatcher, Reply("utter_question_which" if questions else "utter_question_none"))
            return []
        kept = {question["id"] for question in change.questions}
        gone = next(question["text"] for question in questions if question["id"] not in kept)
        say(dispatcher, Reply("utter_question_removed", {"question_text": gone}))
        return [SlotSet("questions", change.questions)]
