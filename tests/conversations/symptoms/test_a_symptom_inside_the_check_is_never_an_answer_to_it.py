from __future__ import annotations

import pytest

from bot.consult.candidacy import QUESTIONS

URGENT = "I have trouble swallowing since my injection"
CALL = "My eyelid has been drooping since the injection, is that normal?"


@pytest.mark.parametrize("question", ["health_consent", *QUESTIONS])
def test_danger_at_any_question(check, question):
    talk = check(question)
    before = talk.answers
    assert talk.says(URGENT).topics == ["urgent_now"]
    assert talk.answers == before


@pytest.mark.parametrize("question", ["pregnancy", "health_stop", "goal"])
def test_something_for_the_clinic_at_a_question(check, question):
    talk = check(question)
    before = talk.answers
    assert talk.says(CALL).topics == ["call_clinic"]
    assert talk.answers == before


def test_an_answer_and_a_symptom_in_one_message(check):
    talk = check("pregnancy").says("No. But I can't breathe well since the last injection")
    assert talk.topics == ["urgent_now"]


@pytest.mark.parametrize("words", ["ok thank you", "ok", "I will, thanks"])
def test_the_check_does_not_go_on_as_if_nothing_had_happened(check, words):
    """Whoever thanks for the emergency number has not said that she is pregnant."""
    talk = check("pregnancy").says(URGENT).says(words)
    assert "pregnancy" not in talk.answers
    assert talk.asked is None


def test_the_check_can_be_taken_up_again_later(check):
    talk = check("goal").says(CALL).says("Can you check whether it suits me?")
    assert talk.asked == "goal"
    assert talk.answers["line_stage"] == "movement"
