from __future__ import annotations

import pytest

SEVERAL = "I'm 27, not pregnant, just want to soften my 11s"
READ = {"age": 27, "pregnancy": "no", "goal": "soften"}


@pytest.mark.parametrize("question", ["age", "pregnancy"])
def test_at_a_question(check, question):
    talk = check(question, age=27).says(SEVERAL)
    assert talk.answers == READ
    assert talk.asked == "health_stop"


def test_they_are_not_asked_later(check):
    talk = check("age").says(SEVERAL)
    asked = []
    for answer in ("none", "movement", "neither", "own", "yes", "none"):
        asked.append(talk.asked)
        talk.chooses(answer)
    assert asked == ["health_stop", "line_stage", "accelerators", "motive", "upkeep", "earlier_treatment"]
    assert talk.outcome == "discuss"


def test_what_the_check_was_begun_with_counts_after_the_consent(talk):
    talk.says("I am 26 and not pregnant, can you check whether it suits me?")
    assert talk.answers == {}
    talk.chooses("yes")
    assert talk.answers == {"age": 26, "pregnancy": "no"}
    assert talk.asked == "health_stop"


def test_it_is_dropped_after_a_no(talk):
    talk.says("I am 26 and not pregnant, can you check whether it suits me?").chooses("no")
    assert talk.kept == {}


def test_a_stop_told_later_than_asked_ends_it(check):
    talk = check("age").says("I'm 33 and breastfeeding, my goal is to prevent lines")
    assert talk.outcome == "not_now"
    assert talk.asked is None
