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


def test_a_question_that_stayed_open_without_a_tap(talk):
    talk.says("Does it hurt?").says("What does it cost?").says("Make my question list")
    assert "Does it hurt?" in talk.questions


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
