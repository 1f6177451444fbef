from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "Can it cause a droopy eyelid?",
        "Is a drooping brow a side effect?",
        "How likely is it that my smile becomes crooked?",
        "My friend's eyelid drooped after hers, how often does that happen?",
    ],
)
def test_risks_are_answered_and_nobody_is_sent_to_a_hospital(talk, words):
    talk.says(words)
    assert "risks" in talk.topics
    assert not {"urgent_now", "call_clinic"} & set(talk.topics)


def test_what_to_do_if_something_goes_wrong_is_told_without_an_alarm(talk):
    talk.says("What should I do if something goes wrong afterwards?")
    assert talk.responses == ["utter_if_problem", "utter_if_problem_more"]
