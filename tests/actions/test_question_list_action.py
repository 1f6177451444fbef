from __future__ import annotations

import pytest

from actions.question_edit import (
    ActionAddQuestion,
    ActionMarkQuestion,
    ActionRemoveQuestion,
    ActionReorderQuestions,
    ActionUndoListChange,
)
from actions.question_list import ActionBuildQuestions, ActionExplainOrder, ActionShowQuestions
from bot.consult.question_state import fresh
from bot.consult.questions import MOST_CHARACTERS, MOST_QUESTIONS, add, mark
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
    assert done.responses == ["utter_list_built", "utter_question_list_top"]


async def test_areas_talked_about_make_the_question_about_units_personal(run, tracker):
    here = tracker(intent="build_question_list")
    named = [[{"entity": "area", "value": area}] for area in ("area_forehead", "area_lip_flip", "area_forehead")]
    asked = {"intent": {"name": "ask_dose"}, "text": "how much"}
    here.events = [{"event": "user", "parse_data": {**asked, "entities": entities}} for entities in named]
    done = await run(ActionBuildQuestions(), here)
    # Two questions about units would be one too many.
    assert ids(done) == GUIDES_OWN
    (dose,) = [each for each in done.slots["questions"] if each["id"] == "dose"]
    assert dose["origin"] == "conversation"
    assert "forehead and lip flip" in dose["text"]


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


async def test_nothing_of_ones_own_still_gives_the_guides_questions(run, tracker):
    done = await run(ActionShowQuestions(), tracker())
    assert ids(done) == GUIDES_OWN


async def test_a_list_that_was_cleared_stays_empty_until_it_is_made_anew(run, tracker):
    slots = {"list_state": {**fresh(), "dropped": GUIDES_OWN}}
    assert (await run(ActionShowQuestions(), tracker(slots=slots))).responses == ["utter_question_none"]
    assert ids(await run(ActionBuildQuestions(), tracker(slots=slots))) == GUIDES_OWN


async def test_the_open_question_is_added_in_its_own_words(run, tracker):
    done = await run(ActionAddQuestion(), tracker("yes", "affirm", slots={"pending_question": "Can I swim?"}))
    assert [(each["text"], each["origin"]) for each in done.slots["questions"]] == [("Can I swim?", "uncovered")]
    assert done.slots["pending_question"] is None
    assert done.responses == ["utter_question_added"]


async def test_words_told_with_the_wish_come_before_the_open_question(run, tracker):
    slots = {"pending_question": "Does it hurt?"}
    done = await run(ActionAddQuestion(), tracker("add: can I swim after it?", "add_question", slots=slots))
    assert [(each["text"], each["origin"]) for each in done.slots["questions"]] == [("can I swim after it?", "own")]


@pytest.mark.parametrize(("intent", "response"), [("affirm", ["utter_affirm_nothing"]), ("add_question", [])])
async def test_nothing_open_and_nothing_told(run, tracker, intent, response):
    done = await run(ActionAddQuestion(), tracker("add it", intent))
    # The form asks, unless nothing was offered that a yes could mean.
    assert done.responses == response
    assert not done.slots.get("questions")
    assert (done.slots.get("list_state") or {}).get("open") == (None if response else {"do": "add"})


async def test_inside_the_check_the_question_is_to_be_told_with_the_word_for_it(run, tracker):
    here = tracker("add a question", "add_question")
    here.active_loop = {"name": "candidacy_form"}
    assert (await run(ActionAddQuestion(), here)).responses == ["utter_ask_question_text_meanwhile"]


async def test_one_that_asks_nearly_the_same_is_offered_to_be_kept_as_well(run, tracker):
    slots = {"questions": listed("Can I swim after it?")}
    asked = await run(
        ActionAddQuestion(), tracker("add: please can I really swim after it", "add_question", slots=slots)
    )
    assert asked.responses == ["utter_question_alike"]
    both = await run(
        ActionAddQuestion(),
        tracker(title="Keep both", intent="add_question", slots={**slots, **asked.slots}, question_id="both"),
    )
    assert len(texts(both)) == 2


async def test_a_question_that_is_too_long_is_told_so(run, tracker):
    long = "add: " + "why " * MOST_CHARACTERS
    done = await run(ActionAddQuestion(), tracker(long, "add_question"))
    assert done.responses == ["utter_question_too_long"]
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


async def test_several_that_are_named_are_removed_together(run, tracker):
    slots = {"questions": listed("One?", "Two?", "Three?")}
    done = await run(ActionRemoveQuestion(), tracker("drop the first and the last", "remove_question", slots=slots))
    assert texts(done) == ["Two?"]


@pytest.mark.parametrize("words", ["remove one", "drop it"])
async def test_no_place_removes_nothing_and_is_asked_for(run, tracker, words):
    slots = {"questions": listed("One?", "Two?")}
    done = await run(ActionRemoveQuestion(), tracker(words, "remove_question", slots=slots))
    assert done.slots["list_state"]["open"]["do"] == "remove"
    assert "questions" not in done.slots


async def test_a_button_of_a_question_that_is_gone_removes_nothing(run, tracker):
    wanted = tracker(intent="remove_question", title="x", slots={"questions": listed("One?")}, question_id="q_gone")
    assert "questions" not in (await run(ActionRemoveQuestion(), wanted)).slots


async def test_everything_goes_only_when_that_is_confirmed(run, tracker):
    slots = {"questions": listed("One?", "Two?")}
    asked = await run(ActionRemoveQuestion(), tracker("clear my list", "remove_question", slots=slots))
    assert asked.responses == ["utter_question_clear_sure"]
    assert "questions" not in asked.slots
    sure = tracker(title="Clear my list", intent="remove_question", slots=slots, question_id="all")
    gone = await run(ActionRemoveQuestion(), sure)
    assert gone.slots["questions"] == []
    back = await run(ActionUndoListChange(), tracker("bring it back", "undo_list_change", slots=gone.slots))
    assert texts(back) == ["One?", "Two?"]


async def test_one_is_moved_marked_and_brought_back(run, tracker):
    slots = {"questions": listed("One?", "Two?", "Three?")}
    moved = await run(ActionReorderQuestions(), tracker("put the last first", "reorder_questions", slots=slots))
    assert texts(moved) == ["Three?", "One?", "Two?"]
    asked = await run(ActionMarkQuestion(), tracker("i asked the first", "mark_question", slots=moved.slots))
    assert [each["done"] for each in asked.slots["questions"]] == [False, False, True]
    back = await run(ActionUndoListChange(), tracker("undo", "undo_list_change", slots=asked.slots))
    assert texts(back) == ["Three?", "One?", "Two?"]
    assert not any(each["done"] for each in back.slots["questions"])


async def test_without_a_change_there_is_nothing_to_undo(run, tracker):
    done = await run(ActionUndoListChange(), tracker("undo", "undo_list_change"))
    assert done.responses == ["utter_question_nothing_to_undo"]


async def test_the_reason_for_a_place_is_told(run, tracker):
    slots = {"questions": listed("One?", "Two?")}
    one = await run(ActionExplainOrder(), tracker("why is the first first", "explain_order", slots=slots))
    assert one.responses == ["utter_question_why"]
    assert one.said[0]["question_text"] == "One?"
    every = await run(ActionExplainOrder(), tracker("why this order", "explain_order", slots=slots))
    assert every.responses == ["utter_question_first"]


async def test_when_everything_is_asked_nothing_comes_first(run, tracker):
    slots = {"questions": mark(listed("One?"), 1).questions}
    assert (await run(ActionExplainOrder(), tracker("why", "explain_order", slots=slots))).responses == [
        "utter_question_all_asked"
    ]


async def test_an_empty_list_has_nothing_to_remove(run, tracker):
    assert (await run(ActionRemoveQuestion(), tracker("the first"))).responses == ["utter_question_none"]
