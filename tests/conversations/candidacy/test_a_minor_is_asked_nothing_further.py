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
