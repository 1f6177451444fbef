"""The list of questions in the tracker: what it holds, what it grows from, how it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import intent_of, questions_of, say, values_of, worded
from bot.consult.answers import Reply
from bot.consult.list_commands import Do
from bot.consult.question_growth import Heard, left_open, shortened, sprouts
from bot.consult.question_state import Open, State, Wanted, changed, fresh, grown
from bot.consult.questions import Change, Question, add, id_of, ranked, why
from bot.guide.load import guide
from bot.sentences import sentence

# The intent that does each to a question that was pointed at.
INTENT_OF = {
    Do.REMOVE: "remove_question",
    Do.MARK: "mark_question",
    Do.UNMARK: "mark_question",
    Do.MOVE: "reorder_questions",
    Do.REWORD: "reword_question",
}

TOP, MOST_BUBBLES = 3, 3
# A bubble has about 60 words, of which its own sentence takes some; the sheet has every question whole.
WORDS_A_BUBBLE, WORDS_A_LINE = 48, 14
STATE = "list_state"
MOST_BUTTONS = 3
LONGEST_TITLE = 24


def state_of(tracker: Tracker) -> State:
    """What is remembered beside the list."""
    kept: State = {**fresh(), **(tracker.get_slot(STATE) or {})}
    return kept


def keep(questions: Sequence[Question], state: State, pending: str | None = None) -> list[EventType]:
    """Events that keep the list and what is remembered beside it; what is ``pending`` was offered and waits for a yes."""
    return [SlotSet("questions", list(questions)), SlotSet(STATE, state), SlotSet("pending_question", pending)]


def kept_change(tracker: Tracker, change: Change, touched: str | None = None) -> list[EventType]:
    """Events after a change that the patient made."""
    return keep(change.questions, changed(state_of(tracker), questions_of(tracker), change.questions, touched))


def waiting(tracker: Tracker, open: Open) -> EventType:
    """The event that leaves a change open until the patient says more."""
    return SlotSet(STATE, {**state_of(tracker), "open": open})


def heard(tracker: Tracker) -> list[Heard]:
    """The conversation since it last began anew, a message at a time."""
    turns: list[tuple[Mapping[str, Any], list[str]]] = []
    for event in tracker.events:
        if event.get("event") == "restart":
            turns.clear()
        elif event.get("event") == "user" and event.get("parse_data"):
            turns.append((event["parse_data"], []))
        elif event.get("event") == "bot" and turns:
            turns[-1][1].append(str((event.get("metadata") or {}).get("utter_action", "")))
    return [_heard(message, responses) for message, responses in turns]


def _heard(message: Mapping[str, Any], responses: Sequence[str]) -> Heard:
    return Heard(
        intent=intent_of(message),
        text=str(message.get("text") or ""),
        asked=tuple((intent_of(part), str(part["text"])) for part in message.get("questions") or ()),
        areas=tuple(values_of(message, "area")),
        treatments=tuple(values_of(message, "treatment")),
        responses=tuple(responses),
    )


def grown_list(tracker: Tracker, dropped: Sequence[str], questions: Sequence[Question] | None = None) -> list[Question]:
    """The patient's list, or these ``questions``, with the guide's and what the conversation gave rise to."""
    resistant = tracker.get_slot("earlier_treatment") == "stopped_working"
    wanted = [Wanted(asked.text, "guide", asked.id) for asked in guide().consultation_questions.questions]
    found = (tracker.get_slot("quote") or {}).get("findings", ())
    quoted = [each["area"] for each in found if each["what"] == "dose" and each["verdict"] != "inside" and each["area"]]
    for each in sprouts(heard(tracker), guide(), resistant, quoted):
        wanted.append(Wanted(sentence(each.response, **each.values), each.origin, each.id))
    return grown(questions_of(tracker) if questions is None else questions, wanted, dropped)


def count_of(tracker: Tracker, questions: Sequence[Question]) -> str:
    """How many questions there are once the list is shown, with those that the conversation gives rise to."""
    return str(len(grown_list(tracker, state_of(tracker)["dropped"], questions)))


def suggested(tracker: Tracker, questions: Sequence[Question], dropped: Sequence[str]) -> str | None:
    """The last question that stayed open and is not on the list; none inside a form, which would take the yes."""
    if tracker.active_loop.get("name"):
        return None
    # What a tap asked has no words of the patient's.
    spoken = [(text, response) for text, response in left_open(heard(tracker)) if not text.startswith("/")]
    for text, response in reversed(spoken):
        wording = worded(shortened(text), response)
        if id_of(wording) not in dropped and add(questions, wording, "uncovered").problem is None:
            return wording
    return None


def show(dispatcher: CollectingDispatcher, questions: Sequence[Question], suggestion: str | None = None) -> None:
    """Utter what to ask first and how many more there are; then what could be added."""
    if not questions:
        say(dispatcher, Reply("utter_question_none"))
        return
    lines = _lines(questions)
    counted = {"question_count": str(len(lines)), "rest_count": str(len(lines) - TOP)}
    name = "utter_question_list_top" if len(lines) > TOP else "utter_question_list"
    say(dispatcher, Reply(name, {"question_list": "\n".join(lines[:TOP]), **counted}))
    if suggestion:
        say(dispatcher, Reply("utter_question_suggested", {"question_text": suggestion}))


def show_all(dispatcher: CollectingDispatcher, questions: Sequence[Question], begin: int = 0) -> None:
    """Utter the list from line `begin` (from 0) on, as far as three bubbles hold it."""
    lines = _lines(questions)
    if len(lines) <= max(begin, TOP):
        show(dispatcher, questions)
        return
    bubbles: list[list[str]] = []
    for each in lines[begin:]:
        if not bubbles or sum(len(kept.split()) for kept in [*bubbles[-1], each]) > WORDS_A_BUBBLE:
            bubbles.append([])
        bubbles[-1].append(each)
    shown = bubbles[:MOST_BUBBLES]
    hidden = sum(len(bubble) for bubble in bubbles[MOST_BUBBLES:])
    for place, bubble in enumerate(shown):
        name = "utter_question_list_further" if place else "utter_question_list_rest"
        if hidden and place == len(shown) - 1:
            name = "utter_question_list_hidden"
        say(dispatcher, Reply(name, {"question_list": "\n".join(bubble), "question_count": str(hidden)}))


def _lines(questions: Sequence[Question]) -> list[str]:
    return [line(place, question) for place, question in enumerate(ranked(questions), start=1)]


def line(place: int, question: Question) -> str:
    """One line of the list, with its place as the patient counts."""
    words = question["text"].split(" ")
    text = question["text"] if len(words) <= WORDS_A_LINE else " ".join(words[: WORDS_A_LINE - 1]) + "\u2026"
    if question["done"]:
        text = sentence("utter_question_line_asked", question_text=text)
    return f"{place}. {text}"


def reason(question: Question) -> str:
    """Why a question stands where it stands, as a phrase."""
    return sentence(f"utter_rank_{why(question).value}")


def pointing(questions: Sequence[Question], ids: Sequence[str], intent: str) -> list[dict[str, str]]:
    """A button for each of these questions that does to it what ``intent`` does."""
    chosen = [question for question in ranked(questions) if question["id"] in ids][:MOST_BUTTONS]
    return [
        {"title": _short(each["text"]), "payload": f'/{intent}{{"question_id": "{each["id"]}"}}'} for each in chosen
    ]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def ask_which(dispatcher: CollectingDispatcher, questions: Sequence[Question], open: Open) -> None:
    """Ask which question is meant, with buttons for those that it could be."""
    ids = open.get("ids") or [question["id"] for question in ranked(questions)]
    say(dispatcher, Reply("utter_question_which"), buttons=pointing(questions, ids, INTENT_OF[Do(open["do"])]))
