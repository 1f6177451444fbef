from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["sure, I'm 31", "yes 31", "ok, I am 31"])
def test_a_yes_with_an_age_is_both(talk, words):
    talk.says("check if it suits me").says(words)
    assert talk.answers == {"age": 31}
    assert talk.asked == "pregnancy"


def test_an_age_alone_is_kept_only_after_a_yes(talk):
    talk.says("check if it suits me").says("31")
    assert talk.responses == ["utter_consent_before_age", "utter_ask_health_consent"]
    assert talk.answers == {}
    assert talk.says("yes").answers == {"age": 31}


def test_after_a_no_nothing_is_kept(talk):
    talk.says("check if it suits me").says("31").says("no")
    assert talk.responses == ["utter_no_consent"]
    assert talk.answers == {}


def test_a_minor_is_not_asked_for_consent_again(talk):
    talk.says("check if it suits me").says("16")
    assert talk.outcome == "minor"
    assert talk.answers == {}
    assert talk.asked is None


@pytest.mark.parametrize("words", ["sure, but why?", "yes, but don't keep it"])
def test_a_yes_with_something_else_is_no_consent(talk, words):
    talk.says("check if it suits me").says(words)
    assert talk.asked == "health_consent"
