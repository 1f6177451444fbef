from __future__ import annotations

import pytest


@pytest.mark.parametrize("asked_between", ["", "how many units for the forehead?"])
@pytest.mark.parametrize(
    ("words", "before", "outcome"),
    [
        ("I changed my mind, I'm 22 not 31", {"age": 31}, "wait"),
        ("actually I do have an allergy", {}, "not_now"),
        ("turns out I'm pregnant", {}, "not_now"),
        ("I checked, I'm not pregnant", {"pregnancy": "not_sure"}, "discuss"),
        ("on second thought I can't come back every three months", {}, "rethink"),
        ("wait, I meant 10 weeks ago", {}, "discuss"),
    ],
)
def test_the_outcome_is_told_anew(check, words, before, outcome, asked_between):
    talk = check(**before)
    if asked_between:
        talk.says(asked_between)
    assert talk.says(words).outcome == outcome


def test_the_list_follows(check):
    talk = check(pregnancy="not_sure")
    assert "doubt_pregnancy" in [each["id"] for each in talk.listed]
    talk.says("I checked, I'm not pregnant")
    assert "doubt_pregnancy" not in [each["id"] for each in talk.listed]


def test_a_stop_that_was_a_mistake_lets_the_check_go_on(check):
    talk = check(pregnancy="yes").says("I was mistaken, I'm not pregnant")
    assert talk.asked == "health_stop"


def test_a_condition_that_is_denied_is_asked_anew(check):
    talk = check(health_stop="neuromuscular").says("I do not have myasthenia, I misread the question")
    assert talk.asked == "health_stop"
    assert "health_stop" not in talk.answers


def test_a_time_made_exact_changes_nothing(check):
    talk = check(earlier_treatment="yes").says("wait, I meant 10 weeks ago")
    assert talk.responses == ["utter_answer_same"]
    assert talk.answers["earlier_treatment"] == "yes"


def test_what_is_said_in_passing_is_answered_as_ever(check):
    talk = check(age=31).says("In two years I'll be 33")
    assert talk.answers["age"] == 31
    assert talk.outcome is None
