from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["16", "I'm 17", "almost 19", "I am eighteen"])
def test_the_check_ends_kindly_with_a_person(check, words):
    talk = check("age").says(words)
    assert talk.outcome == "minor"
    assert talk.asked is None
    assert set(talk.answers) == {"age"}
    assert "/contact_human" in talk.payloads
    assert "/build_question_list" not in talk.payloads


def test_nothing_about_their_health_is_kept(check):
    talk = check("age").says("I'm 16, I have myasthenia and I smoke")
    assert talk.answers == {"age": 16}
    assert talk.questions == []


def test_what_was_told_before_the_age_is_dropped(check):
    talk = check("goal", age="not_sure", pregnancy="not_sure", line_stage="rest").says("I'm 17 by the way")
    assert talk.answers == {"age": 17}
    assert talk.outcome == "minor"


def test_a_slip_of_the_finger_can_be_mended(check):
    talk = check("age").says("16").says("typo, I'm 26")
    assert talk.answers == {"age": 26}
    assert talk.asked == "pregnancy"


def test_nineteen_is_of_age(check):
    assert check("age").says("19").asked == "pregnancy"


def test_asking_again_does_not_open_it(check):
    talk = check("age").says("16").says("Can you check whether it suits me?")
    assert talk.outcome == "minor"
    assert talk.asked is None


@pytest.mark.parametrize("words", ["5", "im 200"])
def test_an_impossible_age_is_asked_again(check, words):
    talk = check("age").says(words)
    assert talk.asked == "age"
    assert talk.answers == {}
