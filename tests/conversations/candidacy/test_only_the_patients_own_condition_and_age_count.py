from __future__ import annotations

import pytest

WARNING = "utter_reconsider_pregnancy"


@pytest.mark.parametrize(
    "words",
    [
        "I am not pregnant",
        "27, and no I'm not pregnant",
        "my mom is pregnant, can I come with her",
        "I had botox when I was breastfeeding 2 years ago, is 31 fine to start again?",
    ],
)
def test_no_warning_of_a_pregnancy_that_is_none(talk, words):
    assert WARNING not in talk.says(words).responses


def test_the_warning_stays_where_it_is_meant(talk):
    assert WARNING in talk.says("I'm pregnant, is it safe for me?").responses


def test_the_age_counts(talk):
    assert talk.says("27, and no I'm not pregnant").responses[0] == "utter_start_timing_late"
    assert talk.says("I was 16 when I first saw lines, now 26").responses[0] == "utter_start_timing_mid"


@pytest.mark.parametrize(
    "question", ["how many units for the forehead?", "what does it cost?", "which areas are there?"]
)
def test_a_minor_is_told_first_that_it_is_not_for_minors(talk, question):
    talk.says("hi im 16")
    assert talk.says(question).responses[0] == "utter_not_for_minors"


def test_a_daughter_of_sixteen_is_a_minor(talk):
    assert talk.says("my daughter is 16 can she get it").responses[0] == "utter_start_timing_minor"
