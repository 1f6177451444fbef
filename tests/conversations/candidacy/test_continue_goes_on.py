from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["continue", "go on", "Ok, let's continue"])
def test_inside_the_check_the_question_stays_open(check, words):
    talk = check("goal")
    told = talk.answers
    assert talk.says(words).asked == "goal"
    assert talk.answers == told


@pytest.mark.parametrize("words", ["continue", "go on", "keep going please"])
def test_after_stopping_the_check_resumes(check, words):
    assert check("goal").says("stop").says(words).asked == "goal"


def test_not_to_continue_is_a_stop(check):
    assert check("goal").says("i dont want to continue").asked is None
