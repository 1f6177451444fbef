from __future__ import annotations

import pytest

from actions.question_list import (
    MOST_SHOWN,
    ActionAddQuestion,
    ActionBuildQuestions,
    ActionRemoveQuestion,
    ActionShowQuestions,
)
from bot.consult.questions import MOST_QUESTIONS, add
from bot.guide.load import guide

GUIDES_OWN = [question.id for question in guide().consultation_questions.questions]


def listed(*texts, origin="own"):
    questions = []
    for text in texts:
        questions = add(questions, text, origin).questions
    return questions


def ids(done):
    return [question["id"] for question in done.slots["questions"]]


def texts(done):
    return [question["text"] for question in done.slots["questions"]]


async def test_a_new_list_has_the_guides_questions(run, tracker):
    done = await run(ActionBuildQuestions(), tracker(intent="build_question_list"))
    assert ids(done) == GUIDES_OWN
    assert done.responses == ["utter_list_built", "utter_question_list"]


async def test_areas_talked_about_add_one_each(run, tracker):
    here = tracker(intent="build_question_list")
    named = [[{"entity": "area", "value": area}] for area in ("area_forehead", "area_lip_flip", "area_forehead")]
    here.events = [{"event": "user", "parse_data": {"entities": entities}} for entities in named]
    done = await run(ActionBuildQuestions(), here)
    assert set(ids(done)) - set(GUIDES_OWN) == {"dose_area_forehead", "dose_area_lip_flip"}


async def test_making_a_list_keeps_what_is_there(run, tracker):
    slots = {"questions": listed("Can I swim?")}
    done = await run(ActionBuildQuestions(), tracker(intent="build_question_list", slots=slots))
    assert texts(done)[0] == "Can I swim?"
    again = await run(ActionBuildQuestions(), tracker(intent="build_question_list", slots=done.slots))
    assert ids(again) == ids(done)


async def test_the_list_that_was_handed_in_is_not_changed(run, tracker):
    before = listed("Can I swim?")
    await run(ActionBuildQuestions(), tracker(intent="build_question_list", slots={"questions": before}))
    assert before == listed("Can I swim?")


async def test_nothing_to_show(run, tracker):
    assert (await run(ActionShowQuestions(), tracker())).responses == ["utter_question_none"]


async def test_a_long_list_is_shown_in_part_and_counted_whole(run, tracker):
    slots = {"questions": listed(*(f"Question number {number}?" for number in range(MOST_SHOWN + 5)))}
    done = await run(ActionShowQuestions(), tracker(slots=slots))
    assert len(done.said[0]["question_list"].splitlines()) == MOST_SHOWN
    assert done.said[0]["question_count"] == str(MOST_SHOWN + 5)


async def test_the_open_question_is_added_in_its_own_words(run, tracker):
    done = await run(ActionAddQuestion(), tracker("yes", "affirm", slots={"pending_question": "Can I swim?"}))
    assert [(each["text"], each["origin"]) for each in done.slots["questions"]] == [("Can I swim?", "uncovered")]
    assert done.slots["pending_question"] is None
    assert done.responses == ["utter_question_added"]


async def test_words_told_with_the_wish_come_before_the_open_question(run, tracker):
    slots = {"pending_question": "Does it hurt?"}
    done = await run(ActionAddQuestion(), tracker("add: can I swim after it?", "add_question", slots=slots))
    assert [(each["text"], each["origin"]) for each in done.slots["questions"]] == [("can I swim after it?", "own")]


@pytest.mark.parametrize(
    ("intent", "response"), [("affirm", "utter_affirm_nothing"), ("add_question", "utter_ask_question_text")]
)
async def test_nothing_open_and_nothing_told(run, tracker, intent, response):
    done = await run(ActionAddQuestion(), tracker("yes", intent))
    assert done.responses == [response]
    assert not done.slots.get("questions")


async def test_a_duplicate_is_named_as_one(run, tracker):
    slots = {"questions": listed("Can I swim?"), "pending_question": "can i swim"}
    done = await run(ActionAddQuestion(), tracker("yes", "affirm", slots=slots))
    assert done.responses == ["utter_question_known"]
    assert texts(done) == ["Can I swim?"]


async def test_a_full_list_is_named_as_one(run, tracker):
    slots = {
        "questions": listed(*(f"Question number {number}?" for number in range(MOST_QUESTIONS))),
        "pending_question": "Can I swim?",
    }
    done = await run(ActionAddQuestion(), tracker("yes", "affirm", slots=slots))
    assert done.responses == ["utter_question_list_full"]
    assert len(texts(done)) == MOST_QUESTIONS


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("drop the second", ["One?", "Three?"]),
        ("remove the last one", ["One?", "Two?"]),
        ("delete number 1", ["Two?", "Three?"]),
    ],
)
async def test_one_is_removed_by_its_place(run, tracker, words, left):
    slots = {"questions": listed("One?", "Two?", "Three?")}
    done = await run(ActionRemoveQuestion(), tracker(words, "remove_question", slots=slots))
    assert texts(done) == left
    assert done.responses == ["utter_question_removed"]


async def test_one_is_removed_by_its_button(run, tracker):
    questions = listed("One?", "Two?")
    wanted = tracker(
        intent="remove_question", title="Two?", slots={"questions": questions}, question_id=questions[1]["id"]
    )
    assert texts(await run(ActionRemoveQuestion(), wanted)) == ["One?"]


@pytest.mark.parametrize("words", ["remove one", "drop the ninth", "the first and the second"])
async def test_no_place_or_several_remove_nothing(run, tracker, words):
    slots = {"questions": listed("One?", "Two?")}
    done = await run(ActionRemoveQuestion(), tracker(words, "remove_question", slots=slots))
    assert done.responses == ["utter_question_which"]
    assert "questions" not in done.slots


async def test_a_button_of_a_question_that_is_gone_removes_nothing(run, tracker):
    wanted = tracker(intent="remove_question", title="x", slots={"questions": listed("One?")}, question_id="q_gone")
    assert (await run(ActionRemoveQuestion(), wanted)).responses == ["utter_question_which"]


async def test_an_empty_list_has_nothing_to_remove(run, tracker):
    assert (await run(ActionRemoveQuestion(), tracker("the first"))).responses == ["utter_question_none"]
