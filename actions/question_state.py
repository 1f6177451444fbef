"""The list of questions in the tracker: what it holds, what it grows from, how it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import intent_of, questions_of, say, values_of
from bot.consult.answers import Reply
from bot.consult.question_growth import Heard, sprouts
from bot.consult.question_state import Open, State, Wanted, changed, fresh, grown
from bot.consult.questions import Change, Question, ranked, why
from bot.guide.load import guide
from bot.sentences import sentence

TOP, IN_A_BUBBLE, MOST_SHOWN = 3, 7, 20
STATE = "list_state"
MOST_BUTTONS = 3
LONGEST_TITLE = 24


def state_of(tracker: Tracker) -> State:
    """What is remembered beside the list."""
    kept: State = {**fresh(), **(tracker.get_slot(STATE) or {})}
    return kept


def keep(questions: Sequence[Question], state: State) -> list[EventType]:
    """Events that keep the list and what is remembered beside it; an open question of the patient's is settled."""
    return [SlotSet("questions", list(questions)), SlotSet(STATE, state), SlotSet("pending_question", None)]


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


def grown_list(tracker: Tracker, dropped: Sequence[str]) -> list[Question]:
    """The patient's list with the guide's questions and what the conversation gave rise to."""
    resistant = tracker.get_slot("earlier_treatment") == "stopped_working"
    wanted = [Wanted(asked.text, "guide", asked.id) for asked in guide().consultation_questions.questions]
    found = (tracker.get_slot("quote") or {}).get("findings", ())
    quoted = [each["area"] for each in found if each["what"] == "dose" and each["verdict"] != "inside" and each["area"]]
    for each in sprouts(heard(tracker), guide(), resistant, quoted):
        # What a tap asked has no words of the patient's.
        if each.text and not each.text.startswith("/"):
            wanted.append(Wanted(each.text, each.origin))
        elif each.response:
            wanted.append(Wanted(sentence(each.response, **each.values), each.origin, each.id))
    return grown(questions_of(tracker), wanted, dropped)


def show(dispatcher: CollectingDispatcher, questions: Sequence[Question]) -> None:
    """Utter the list in rank order: the first three, then the rest, in at most three bubbles."""
    if not questions:
        say(dispatcher, Reply("utter_question_none"))
        return
    lines = [line(place, question) for place, question in enumerate(ranked(questions), start=1)]
    say(
        dispatcher,
        Reply("utter_question_list", {"question_list": "\n".join(lines[:TOP]), "question_count": str(len(lines))}),
    )
    rest, further = lines[TOP : TOP + IN_A_BUBBLE], lines[TOP + IN_A_BUBBLE : MOST_SHOWN]
    if rest:
        say(dispatcher, Reply("utter_question_list_rest", {"question_list": "\n".join(rest)}))
    if further:
        hidden = len(lines) - MOST_SHOWN
        name = "utter_question_list_hidden" if hidden > 0 else "utter_question_list_further"
        say(dispatcher, Reply(name, {"question_list": "\n".join(further), "question_count": str(max(hidden, 0))}))


def line(place: int, question: Question) -> str:
    """One line of the list, with its place as the patient counts."""
    text = (
        sentence("utter_question_line_asked", question_text=question["text"]) if question["done"] else question["text"]
    )
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
