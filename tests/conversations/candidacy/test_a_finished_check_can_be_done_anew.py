from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["can I do it again", "I'd like to do the check again", "redo the quiz please"])
def test_it_begins_at_the_first_question_without_asking_for_consent_again(check, words):
    talk = check(pregnancy="yes").says(words)
    assert talk.asked == "age"
    assert talk.answers == {}


def test_in_the_middle_too(check):
    talk = check("goal").says("can we do the check again from the start")
    assert talk.asked == "age"
    assert talk.answers == {}


def test_the_list_and_its_own_questions_stay(check):
    talk = check(goal="not_sure").says("add: will it show on photos")
    talk.says("can I do it again")
    assert "will it show on photos" in talk.questions


def test_what_was_a_doubt_and_is_none_now_leaves_the_list(check):
    talk = check(goal="not_sure")
    assert [each["id"] for each in talk.listed] == ["doubt_goal"]
    talk.says("change my goal to prevention")
    assert talk.outcome == "discuss"
    assert talk.listed == []


def test_asking_for_a_finished_check_tells_its_outcome(check):
    talk = check(motive="trend").says("Can you check whether it suits me?")
    assert talk.outcome == "rethink"
    assert talk.asked is None


def test_somebody_under_age_is_not_asked_again(check):
    talk = check(age=16).says("can I do it again")
    assert talk.asked is None
    assert talk.outcome == "minor"
