from __future__ import annotations

import pytest

URGENT = [
    "I can't swallow properly since my injection",
    "i cant brethe",
    "im having trubble swalowing",
    "I have double vision since this morning",
    "My lips and tongue are swelling up after the botox",
    "I couldn't breathe well last night after the shots",
    "One side of my face droops and I feel dizzy since the treatment",
]
CALL = [
    "My eyelid is drooping since yesterday's botox",
    "my mouth is crooked since the injection",
    "I had botox last week and the bruise keeps growing",
    "One brow sits higher than the other since my treatment, is this normal?",
    "I have a fever since my botox yesterday",
]
DISTRESS = [
    "I hate my face so much that I don't want to live anymore",
    "I want to kill myself",
]


@pytest.mark.parametrize("words", URGENT)
def test_danger_gets_the_emergency_answer_alone(talk, words):
    talk.says(words)
    assert talk.topics == ["urgent_now"]
    assert talk.buttons == []


@pytest.mark.parametrize("words", CALL)
def test_what_the_clinic_should_hear_today(talk, words):
    talk.says(words)
    assert talk.topics == ["call_clinic"]
    assert talk.intent == "report_symptom"


@pytest.mark.parametrize("words", DISTRESS)
def test_despair_is_met_with_a_person(talk, words):
    talk.says(words)
    assert talk.intent == "report_distress"
    assert talk.buttons == []


@pytest.mark.parametrize(
    "words", ["My forehead moves again after three months", "I have strong frown lines", "I am scared of needles"]
)
def test_what_is_no_symptom_raises_no_alarm(talk, words):
    assert not {"urgent_now", "call_clinic"} & set(talk.says(words).topics)
