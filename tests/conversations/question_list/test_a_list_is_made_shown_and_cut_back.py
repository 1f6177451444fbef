from __future__ import annotations

import pytest

from bot.guide.load import guide


def guides_own() -> set[str]:
    return {question.id for question in guide().consultation_questions.questions}


@pytest.mark.parametrize("words", ["Make my question list", "can you make me a list of questions for the doctor?"])
def test_it_starts_from_the_guides_questions(talk, words):
    talk.says(words)
    assert {question["id"] for question in talk.listed} == guides_own()
    assert sum(text in "".join(talk.texts) for text in talk.questions) == 3
    shown = "".join([*talk.texts, *talk.taps("Show the rest").texts])
    assert all(text in shown for text in talk.questions)


def test_it_grows_from_the_areas_talked_about(talk):
    talk.says("How many units for the forehead?").says("And crow's feet?").says("Make my question list")
    assert {question["id"] for question in talk.listed} == guides_own()
    (dose,) = [question["text"] for question in talk.listed if question["id"] == "dose"]
    assert "forehead" in dose
    assert "crow's feet" in dose


def test_the_patients_own_stand_first(talk):
    talk.says("Make my question list").says("Does it hurt?").says("yes").says("Show my list")
    assert "1. Does it hurt?" in talk.texts[0]


def test_making_it_again_adds_nothing_twice(talk):
    once = talk.says("Make my question list").questions
    assert talk.says("Make my question list").questions == once


def test_nothing_of_ones_own_still_gives_the_guides_questions(talk):
    talk.says("Show me my list")
    assert {question["id"] for question in talk.listed} == guides_own()


def test_showing_changes_nothing(talk):
    talk.says("Make my question list")
    before = talk.listed
    assert talk.says("Show me my list").listed == before
    assert talk.responses == ["utter_question_list_top"]


@pytest.mark.parametrize(
    ("words", "place"),
    [("Drop the second one", 2), ("remove the last one", 6), ("delete number 3", 3), ("take the first off my list", 1)],
)
def test_one_is_taken_off_by_its_place(talk, words, place):
    before = talk.says("Make my question list").questions
    talk.says(words)
    assert talk.responses == ["utter_question_removed"]
    assert talk.questions == [text for number, text in enumerate(before, start=1) if number != place]


def test_a_place_is_counted_as_shown(talk):
    talk.says("Make my question list").says("Does it hurt?").says("yes").says("Drop the first one")
    assert "Does it hurt?" not in talk.questions
    assert len(talk.questions) == 6


def test_a_tap_is_followed_by_a_place(talk):
    before = talk.says("Make my question list").questions
    talk.taps("Take one off")
    assert talk.questions == before
    assert len(talk.buttons) == 3
    talk.says("the second")
    assert talk.questions == [before[0], *before[2:]]


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("remove the ninth one", "utter_question_no_such"),
        ("remove number 15", "utter_question_no_such"),
        ("remove a question from my list", "utter_question_which"),
    ],
)
def test_a_place_that_is_none_takes_nothing_off(talk, words, response):
    before = talk.says("Make my question list").questions
    assert talk.says(words).questions == before
    assert response in talk.responses


@pytest.mark.parametrize("words", ["make it shorter, only three", "keep only the first three"])
def test_it_is_cut_to_three_and_comes_back(talk, words):
    before = talk.says("Make my question list").questions
    assert talk.says(words).questions == before[:3]
    assert talk.says("undo").questions == before


def test_all_of_them_are_asked(talk):
    talk.says("Make my question list").says("I've asked all of them")
    assert all(question["done"] for question in talk.listed)


def test_nothing_can_be_taken_off_an_empty_list(talk):
    assert talk.says("Remove the last one").responses == ["utter_question_none"]


def test_it_is_there_after_a_goodbye(talk):
    talk.says("Does it hurt?").says("yes").says("Bye").says("Hello").says("Show my list")
    assert talk.questions[0] == "Does it hurt?"
