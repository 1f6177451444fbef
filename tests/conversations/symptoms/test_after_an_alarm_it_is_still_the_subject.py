from __future__ import annotations

import pytest

EYELID = "my eyelid has been hanging since tuesday's botox"


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("only the eyelid, no dizziness", "utter_after_alarm_detail"),
        ("so is that normal?", "utter_after_alarm_judge"),
        ("how long does it last", "utter_after_alarm_how_long"),
        ("what should I do", "utter_call_clinic"),
        ("ok", "utter_after_alarm_done"),
    ],
)
def test_what_follows_belongs_to_it(talk, words, response):
    talk.says(EYELID).says(words)
    assert talk.responses[0] == response
    assert talk.buttons == []
    assert set(talk.topics) == {"call_clinic"}


def test_several_sentences_stay_with_it(talk):
    talk.says(EYELID).says("only the eyelid").says("so is that normal?").says("ok")
    assert talk.responses == ["utter_after_alarm_done"]


def test_an_emergency_is_not_answered_with_opening_hours(talk):
    talk.says("i cant swallow since the botox").says("ok calling")
    assert talk.responses == ["utter_after_urgent_done"]


def test_another_subject_is_answered(talk):
    talk.says(EYELID).says("How much is a session for the forehead?")
    assert "price" in talk.topics
