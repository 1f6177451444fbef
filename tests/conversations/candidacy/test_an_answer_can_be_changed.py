from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["No wait, I'm 42", "I made a mistake, I'm 42, not 24"])
def test_the_age_is_replaced(check, words):
    talk = check("pregnancy", age=24).says(words)
    assert talk.answers["age"] == 42
    assert talk.asked == "pregnancy"


def test_an_answer_that_was_tapped_is_replaced(check):
    talk = check("goal", line_stage="movement").says("Sorry, my lines are there at rest too")
    assert talk.answers["line_stage"] == "rest"
    assert talk.asked == "goal"
