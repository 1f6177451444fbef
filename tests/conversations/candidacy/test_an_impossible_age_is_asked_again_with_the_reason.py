from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("7", "utter_age_impossible"),
        ("300", "utter_age_impossible"),
        ("-3", "utter_age_impossible"),
        ("999999999999", "utter_age_impossible"),
        ("12.5", "utter_age_unclear"),
        ("27.5", "utter_age_unclear"),
        ("old enough", "utter_age_unclear"),
        ("mid twenties", "utter_age_unclear"),
        ("26 or 27", "utter_age_unclear"),
        ("born in 1998", "utter_age_unclear"),
        ("none of your business", None),
    ],
)
def test_the_reason_is_told(check, words, reason):
    talk = check("age").says(words)
    assert talk.answers == {}
    assert talk.asked == "age"
    assert talk.responses[-1] == "utter_ask_age"
    if reason:
        assert reason in talk.responses


def test_one_after_another_brings_a_person_and_still_the_reason(check):
    talk = check("age").says("7").says("300")
    assert "utter_age_impossible" in talk.responses
    assert "contact_staff" in talk.topics
    assert talk.says("29").asked == "pregnancy"


def test_the_age_may_be_kept_back(check):
    talk = check("age").chooses("not_sure")
    assert talk.answers == {"age": "not_sure"}
    assert talk.asked == "pregnancy"
