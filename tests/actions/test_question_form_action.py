from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.question_form import ActionListTold, ValidateListForm
from bot.consult.question_state import fresh
from bot.consult.questions import add


def listed(*texts):
    questions = []
    for text in texts:
        questions = add(questions, text, "own").questions
    return questions


@pytest.fixture
def waiting(tracker):
    """The form waits for a question, or for which one is meant."""

    def build(text, intent, do="add", title=None):
        open = {"do": do}
        slots = {"questions": listed("Can I swim?", "Does it hurt?"), "list_state": {**fresh(), "open": open}}
        here = tracker(text, intent, title=title, slots={**slots, "requested_slot": "question_text"})
        here.active_loop = {"name": "list_form"}
        here.events = [{"event": "user"}]
        return here

    return build


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("which product do you use", "ask_products"),
        ("can I talk to somebody if one brow hangs?", "contact_human"),
        ("whatever", "nlu_fallback"),
        ("is it legal?", "out_of_scope"),
    ],
)
async def test_the_next_message_is_the_question(run, waiting, text, intent):
    assert (await run(ValidateListForm(), waiting(text, intent))).slots["question_text"] == text


@pytest.mark.parametrize("text", ["never mind", "no", "nothing, thanks", "forget it", "cancel"])
async def test_or_none_after_all(run, waiting, text):
    done = await run(ValidateListForm(), waiting(text, "stop"))
    assert done.responses == ["utter_list_left"]
    assert not done.slots["question_text"]


@pytest.mark.parametrize(
    ("text", "intent", "title"),
    [
        ("show my list", "show_question_list", None),
        ("i want to talk to a person", "contact_human", None),
        ("", "check_candidacy", "See if it suits me"),
        ("", "remove_question", "Does it hurt?"),
        ("", "inform", "never mind"),
        ("", "report_urgent_symptom", None),
        ("thanks", "thank", None),
    ],
)
async def test_or_something_else(waiting, text, intent, title):
    events = await ValidateListForm().run(CollectingDispatcher(), waiting(text, intent, title=title), {})
    assert {"active_loop", "action_execution_rejected"} <= {event["event"] for event in events}


async def test_which_one_is_told_by_words_or_place(run, waiting):
    for text in ("the second", "the one about pain"):
        done = await run(ValidateListForm(), waiting(text, "inform", "remove"))
        assert done.slots["which_question"] == [listed("Does it hurt?")[0]["id"]]


async def test_what_was_told_is_done(run, tracker):
    slots = {"questions": listed("One?", "Two?"), "list_state": {**fresh(), "open": {"do": "mark"}}}
    id = slots["questions"][1]["id"]
    done = await run(ActionListTold(), tracker(slots={**slots, "which_question": [id]}))
    assert [each["id"] for each in done.slots["questions"] if each["done"]] == [id]
    assert done.slots["which_question"] is None
    added = await run(ActionListTold(), tracker(slots={**slots, "question_text": "Three?"}))
    assert [each["text"] for each in added.slots["questions"]] == ["One?", "Two?", "Three?"]
