from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("I'm 17, can I get it?", "minor"),
        ("I'm 22, should I start?", "early"),
        ("I'm 25, is it time to start?", "mid"),
        ("I am 28, should I start?", "late"),
        ("I'm 33, when should I start?", "thirties"),
        ("I'm 45, is it too late to start?", "over"),
    ],
)
def test_each_age_has_its_answer(talk, words, stage):
    talk.says(words)
    assert talk.responses == [f"utter_start_timing_{stage}"]
    assert "start_timing" in talk.topics


def test_without_an_age_all_of_them_are_told(talk):
    assert talk.says("When do people start?").topics == ["start_timing"]


def test_an_age_told_outside_the_check_is_not_kept(talk):
    assert talk.says("I'm 28, should I start?").answers == {}
