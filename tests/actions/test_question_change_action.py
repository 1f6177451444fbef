"""How much of a list is shown, and the changes of all of it or of a question's words."""

from __future__ import annotations

import pytest

from actions.question_edit import (
    ActionAddQuestion,
    ActionMarkQuestion,
    ActionRemoveQuestion,
    ActionRewordQuestion,
    ActionUndoListChange,
)
from actions.question_list import ActionShowQuestions
from actions.question_state import MOST_BUBBLES, TOP
from actions.sheet import ActionGetSheet
from bot.consult.questions import add
from bot.guide.load import guide

GUIDES_OWN = [question.id for question in guide().consultation_questions.questions]


def listed(*texts):
    questions = []
    for text in texts:
        questions = add(questions, text, "own").questions
    return questions


def texts(done):
    return [question["text"] for question in done.slots["questions"]]


def tapped(tracker, title, intent, button, slots):
    here = tracker(title, intent, slots=slots)
    here.latest_message["entities"] = [{"entity": "question_id", "value": button}]
    return here


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("how do I get this as a pdf", "utter_get_sheet_file"),
        ("email me the list", "utter_get_sheet_send"),
        ("send it to the clinic", "utter_ask_send_sheet"),
        ("put the dates in my calendar", "utter_get_sheet_calendar"),
    ],
)
async def test_asking_for_the_sheet_fills_it(run, tracker, words, response):
    done = await run(ActionGetSheet(), tracker(words, "get_sheet"))
    assert done.responses == [response]
    assert [question["id"] for question in done.slots["questions"]] == GUIDES_OWN


MANY = [f"Question number {number} with quite a few words in it, as patients write them?" for number in range(20)]


def words(message):
    return sum(len(str(value).split()) for value in message["question_list"].splitlines())


async def test_a_list_shows_three_and_how_many_more(run, tracker):
    done = await run(ActionShowQuestions(), tracker(slots={"questions": listed(*MANY)}))
    (message,) = done.said
    assert len(message["question_list"].splitlines()) == TOP
    assert int(message["rest_count"]) + TOP == int(message["question_count"]) == len(done.slots["questions"])
    assert words(message) <= 48


async def test_the_rest_comes_in_short_bubbles_and_is_counted_whole(run, tracker):
    here = tapped(tracker, "Show the rest", "show_question_list", "rest", {"questions": listed(*MANY)})
    done = await run(ActionShowQuestions(), here)
    assert len(done.said) == MOST_BUBBLES
    shown = [line for message in done.said for line in message["question_list"].splitlines()]
    assert shown[0].startswith(f"{TOP + 1}. ")
    assert all(words(message) <= 48 for message in done.said)
    assert TOP + len(shown) + int(done.said[-1]["question_count"]) == len(done.slots["questions"])


async def test_a_very_long_question_is_cut_in_the_bubble_and_kept_whole(run, tracker):
    long = "will it " * 20 + "show?"
    done = await run(ActionShowQuestions(), tracker(slots={"questions": listed(long)}))
    assert words(done.said[0]) < 48
    assert long in texts(done)


async def test_everything_is_marked_as_asked_at_once(run, tracker):
    slots = {"questions": listed("Can I swim?", "Can I run?")}
    done = await run(ActionMarkQuestion(), tracker("I've asked all of them", "mark_question", slots=slots))
    assert all(question["done"] for question in done.slots["questions"])
    assert done.responses == ["utter_question_all_asked"]


@pytest.mark.parametrize(("wish", "kept"), [("make it shorter, only three", 3), ("keep only the top two", 2)])
async def test_a_list_is_cut_to_its_first_questions_and_comes_back(run, tracker, wish, kept):
    slots = {"questions": listed("Can I swim?", "Can I run?", "Can I fly?", "Can I drive?")}
    done = await run(ActionRemoveQuestion(), tracker(wish, "remove_question", slots=slots))
    assert texts(done) == ["Can I swim?", "Can I run?", "Can I fly?", "Can I drive?"][:kept]
    back = await run(ActionUndoListChange(), tracker("undo", "undo_list_change", slots=done.slots))
    assert len(back.slots["questions"]) == 4


async def test_a_number_that_is_not_there_is_told_with_how_many_there_are(run, tracker):
    slots = {"questions": listed("Can I swim?")}
    done = await run(ActionRemoveQuestion(), tracker("remove number 15", "remove_question", slots=slots))
    assert done.responses == ["utter_question_no_such"]
    assert (done.said[0]["place"], done.said[0]["question_count"]) == ("15", str(1 + len(GUIDES_OWN)))
    assert "questions" not in done.slots or texts(done) == ["Can I swim?"]


async def test_a_question_gets_other_words_and_stays_where_it_is(run, tracker):
    slots = {"questions": listed("Can I swim?", "Can I run?", "Can I fly?")}
    done = await run(
        ActionRewordQuestion(), tracker("change number 2 to: does it hurt a lot?", "reword_question", slots=slots)
    )
    assert texts(done) == ["Can I swim?", "does it hurt a lot?", "Can I fly?"]
    assert done.said[0]["place"] == "2"
    shown = await run(ActionShowQuestions(), tracker(slots=done.slots))
    assert "Can I run?" not in texts(shown)


@pytest.mark.parametrize("wish", ["reword number 2", "change it"])
async def test_words_that_are_missing_are_asked_for(run, tracker, wish):
    slots = {"questions": listed("Can I swim?", "Can I run?")}
    done = await run(ActionRewordQuestion(), tracker(wish, "reword_question", slots=slots))
    assert done.responses == ["utter_question_reword_how"]


async def test_the_count_after_an_addition_is_that_of_the_list_when_it_is_shown(run, tracker):
    added = await run(ActionAddQuestion(), tracker("add: can I swim after it?", "add_question"))
    shown = await run(ActionShowQuestions(), tracker(slots=added.slots))
    assert added.said[0]["question_count"] == shown.said[0]["question_count"]


async def test_the_button_for_another_question_asks_for_it_even_with_an_offer_open(run, tracker):
    here = tapped(tracker, "Add a question", "add_question", "new", {"pending_question": "Does it hurt?"})
    done = await run(ActionAddQuestion(), here)
    assert not done.slots.get("questions")
    assert done.slots["list_state"]["open"] == {"do": "add"}
