from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["No wait, I'm 42", "I made a mistake, I'm 42, not 24", "change my age to 42"])
def test_the_age_is_replaced(check, words):
    talk = check("pregnancy", age=24).says(words)
    assert talk.answers["age"] == 42
    assert talk.asked == "pregnancy"


def test_an_answer_that_was_tapped_is_replaced(check):
    talk = check("goal", line_stage="movement").says("Sorry, my lines are there at rest too")
    assert talk.answers["line_stage"] == "rest"
    assert talk.asked == "goal"


def test_a_change_is_told(check):
    assert check("goal").says("actually I'm 31").responses == ["utter_answer_changed", "utter_ask_goal"]


@pytest.mark.parametrize("words", ["I tapped the wrong one", "oops, wrong button", "can I change my last answer?"])
def test_a_slip_without_a_new_answer_asks_again(check, words):
    talk = check("goal", accelerators="habits").says(words)
    assert talk.asked == "accelerators"
    assert talk.chooses("neither").asked == "goal"


def test_what_was_meant_is_the_answer_before(check):
    talk = check("health_stop").says("sorry, I meant yes")
    assert talk.answers["pregnancy"] == "yes"
    assert talk.outcome == "not_now"


@pytest.mark.parametrize(
    "words", ["I tapped the wrong one, I'm not pregnant", "wait, I'm not pregnant", "change my answer to no"]
)
def test_after_a_stop_the_check_goes_on(check, words):
    talk = check(pregnancy="yes")
    assert talk.outcome == "not_now"
    talk.says(words)
    assert talk.answers == {"age": 29, "pregnancy": "no"}
    assert talk.asked == "health_stop"
    assert talk.chooses("none").asked == "line_stage"


def test_after_a_stop_a_slip_asks_that_question_again(check):
    talk = check(health_stop="allergy").says("I tapped the wrong one")
    assert talk.asked == "health_stop"
    assert "health_stop" not in talk.answers


@pytest.mark.parametrize(
    ("words", "question", "answer", "outcome"),
    [
        ("change my age to 22", "age", 22, "wait"),
        ("actually I'm 45", "age", 45, "discuss"),
        ("I made a mistake, I am pregnant", "pregnancy", "yes", "not_now"),
        ("change my goal to a frozen face", "goal", "freeze", "rethink"),
    ],
)
def test_a_finished_check_comes_to_a_new_outcome(check, words, question, answer, outcome):
    talk = check(age=33)
    assert talk.outcome == "discuss"
    talk.says(words)
    assert talk.answers[question] == answer
    assert talk.outcome == outcome
    assert talk.asked is None


def test_a_correction_before_any_check_begins_none(talk):
    talk.says("Actually I'm 31")
    assert talk.answers == {}
    assert "start_timing" in talk.topics
    assert talk.asked is None


def test_a_correction_of_an_area_is_none_of_an_answer(check):
    told = check("goal").says("How many units for the forehead?")
    before = told.answers
    told.says("No, I meant the lip")
    assert told.answers == before
    assert "area_lip_flip" in told.topics


def test_a_no_in_front_of_it_is_no_answer_to_the_question_that_waits(check):
    talk = check("accelerators", line_stage="rest").says("actually no, only when I move")
    assert talk.answers["line_stage"] == "movement"
    assert talk.asked == "accelerators"


def test_right_after_the_outcome_something_wrong_is_the_last_answer(check):
    talk = check(health_stop="neuromuscular").says("wait, that was wrong")
    assert talk.asked == "health_stop"
    assert talk.says("none of them").asked == "line_stage"


def test_a_figure_that_is_corrected_is_no_answer_of_the_check(check):
    talk = check()
    before = talk.answers
    talk.says("How many units for the forehead?").says("typo, 20 units not 200")
    assert talk.answers == before
    assert talk.asked is None
