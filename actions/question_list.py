"""The patient's list of questions: make it, show it, say why it stands in this order."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.question_state import TOP, grown_list, keep, reason, show, show_all, state_of, suggested
from actions.tracker import first_of, questions_of, say, text_of
from bot.consult.answers import Reply
from bot.consult.list_commands import Do, read_do
from bot.consult.question_references import refer
from bot.consult.questions import Question, ranked, top

# What a button carries in place of a question's id.
_PAGES = {"rest": Do.REST, "all": Do.WHOLE}


class ActionBuildQuestions(Action):
    """Makes the list from the guide's questions and the conversation."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_build_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the list and keep it; one that was cleared begins anew."""
        state = state_of(tracker)
        if not questions_of(tracker):
            state = {**state, "dropped": []}
        questions = grown_list(tracker, state["dropped"])
        # Inside the check its own question follows, and three bubbles are enough.
        if tracker.active_loop.get("name") is None:
            say(dispatcher, Reply("utter_list_built"))
        suggestion = suggested(tracker, questions, state["dropped"])
        show(dispatcher, questions, suggestion)
        return keep(questions, {**state, "open": None}, suggestion)


class ActionShowQuestions(Action):
    """Shows the list, with what has come up since; or only what to ask first, with the reasons."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_show_questions"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the list."""
        state = state_of(tracker)
        questions = grown_list(tracker, state["dropped"])
        do = _PAGES.get(str(first_of(tracker, "question_id"))) or read_do(text_of(tracker), "show_question_list")
        suggestion = None
        if do is Do.SHOW or not questions:
            suggestion = suggested(tracker, questions, state["dropped"])
            show(dispatcher, questions, suggestion)
        elif do in (Do.REST, Do.WHOLE):
            show_all(dispatcher, questions, TOP if do is Do.REST else 0)
        else:
            explain(dispatcher, questions, do, text_of(tracker))
        return keep(questions, {**state, "open": None}, suggestion)


class ActionExplainOrder(Action):
    """Says why a question, or the first three, stand where they stand."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_explain_order"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the reasons."""
        questions = questions_of(tracker)
        if questions:
            explain(dispatcher, questions, Do.EXPLAIN, text_of(tracker))
        else:
            show(dispatcher, questions)
        return []


def explain(dispatcher: CollectingDispatcher, questions: Sequence[Question], do: Do, text: str) -> None:
    """Utter what comes first and why; for one question that is named, why it stands there."""
    shown = ranked(questions)
    meant = refer(text, shown).ids if do is Do.EXPLAIN else ()
    if len(meant) == 1:
        question = next(each for each in shown if each["id"] == meant[0])
        say(dispatcher, Reply("utter_question_why", {"question_text": question["text"], "reason": reason(question)}))
        return
    first = [f"{place}. {each['text']} ({reason(each)})" for place, each in enumerate(top(shown, TOP), start=1)]
    name = "utter_question_first" if first else "utter_question_all_asked"
    say(dispatcher, Reply(name, {"question_list": "\n".join(first)} if first else {}))
