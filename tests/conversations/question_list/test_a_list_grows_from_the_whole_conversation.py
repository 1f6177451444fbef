from __future__ import annotations

import pytest


def ids(talk):
    return {question["id"] for question in talk.says("Show my list").listed}


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Can I become resistant to it?", "antibodies"),
        ("What would it cost me over ten years?", "cost_over_years"),
        ("Do the muscles get thinner over the years?", "atrophy"),
        ("Can I combine it with Rejuran?", "combination"),
    ],
)
def test_a_subject_that_was_talked_about(talk, words, id):
    assert id in ids(talk.says(words))


@pytest.mark.parametrize("words", ["Make my question list", "Show my list"])
@pytest.mark.parametrize("then", ["yes", "put it on my list"])
def test_a_question_that_stayed_open_is_suggested_and_added_with_a_yes_alone(talk, words, then):
    talk.says("Does it hurt?").says("What does it cost?").says(words)
    assert talk.responses[-1] == "utter_question_suggested"
    assert "Does it hurt?" not in talk.questions
    assert "Does it hurt?" in talk.says(then).questions


def test_a_suggestion_that_is_refused_is_not_made_again(talk):
    talk.says("Does it hurt?").says("What does it cost?").says("Show my list").says("no").says("Show my list")
    assert "utter_question_suggested" not in talk.responses
    assert "Does it hurt?" not in talk.questions


def test_a_reaction_of_the_past_is_no_question_about_units(talk):
    talk.says("years ago my lips swelled up from a cream").says("Make my question list")
    assert not any("lip flip" in text for text in talk.questions)


def test_the_count_is_that_of_the_list(talk):
    added = talk.says("Does it hurt?").says("yes").texts[-1]
    talk.says("Show my list")
    assert f"({len(talk.questions)} in all)" in added
    assert f": {len(talk.questions)}." in talk.texts[0]


def test_a_question_that_was_left_stays_out(talk):
    talk.says("Does it hurt?").says("no").says("Make my question list")
    assert "Does it hurt?" not in talk.questions


def test_the_guides_disagreement(talk):
    assert "dose_conflict" in ids(talk.says("By how many percent is a baby dose smaller?"))


def test_it_goes_on_growing_once_it_is_made(talk):
    talk.says("Make my question list").says("Can I become resistant to it?")
    assert "antibodies" in ids(talk)


def test_how_many_units_is_one_question(talk):
    talk.says("How many units for the forehead?").says("How many units for the crow's feet?").says(
        "Make my question list"
    )
    assert len([text for text in talk.questions if "units" in text]) == 1
    assert "dose" in ids(talk)


def test_a_treatment_that_stopped_working(check):
    talk = check(earlier_treatment="stopped_working")
    assert "antibodies" in ids(talk)


def test_what_the_check_left_open_stands_before_the_guides_own(check):
    talk = check(goal="not_sure", health_stop="not_sure").says("Show my list")
    assert "Could one of my conditions" in talk.texts[0].partition("1. ")[2].partition("\n")[0]
