"""Changes of the whole list, or of a question's words."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.question_state import count_of, kept_change, show, state_of
from actions.tracker import questions_of, say, text_of
from bot.consult.answers import Reply
from bot.consult.list_commands import read_reword
from bot.consult.question_places import read_missing
from bot.consult.questions import MOST_CHARACTERS, Change, mark, ranked, reword, shorten


def mark_all(dispatcher: CollectingDispatcher, tracker: Tracker, done: bool) -> list[EventType]:
    """Mark every question as asked, or as open again."""
    change = Change(questions_of(tracker))
    for question in change.questions:
        change = mark(change.questions, question["id"], done)
    if done:
        say(dispatcher, Reply("utter_question_all_asked"))
    else:
        show(dispatcher, change.questions)
    return kept_change(tracker, change)


def cut(dispatcher: CollectingDispatcher, tracker: Tracker, length: int) -> list[EventType]:
    """Keep the first few questions; an undo brings the others back."""
    change = shorten(questions_of(tracker), length)
    say(dispatcher, Reply("utter_question_shortened", {"question_count": str(len(change.questions))}))
    show(dispatcher, change.questions)
    return kept_change(tracker, change)


def rephrase(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Give one question the words that the message tells."""
    questions, text = questions_of(tracker), text_of(tracker)
    reference, words = read_reword(text, questions, state_of(tracker)["touched"])
    if len(reference.ids) != 1 or not words:
        missing = None if reference.ids or reference.candidates else read_missing(text, len(questions))
        if missing is not None:
            return tell_missing(dispatcher, tracker, missing)
        say(dispatcher, Reply("utter_question_reword_how"))
        return []
    change = reword(questions, reference.ids[0], words)
    if change.problem:
        names = {"too_long": "utter_question_too_long", "duplicate": "utter_question_known"}
        name = names.get(change.problem, "utter_question_reword_how")
        say(dispatcher, Reply(name, {"most_characters": str(MOST_CHARACTERS)}))
        return []
    known = {question["id"] for question in questions}
    place, new = next((at, each) for at, each in enumerate(change.questions, start=1) if each["id"] not in known)
    say(dispatcher, Reply("utter_question_reworded", {"place": str(place), "question_text": new["text"]}))
    return kept_change(tracker, change, new["id"])


def tell_missing(dispatcher: CollectingDispatcher, tracker: Tracker, place: int) -> list[EventType]:
    """Say that there is no question with this number, and how many there are."""
    count = count_of(tracker, ranked(questions_of(tracker)))
    say(dispatcher, Reply("utter_question_no_such", {"place": str(place), "question_count": count}))
    return []
