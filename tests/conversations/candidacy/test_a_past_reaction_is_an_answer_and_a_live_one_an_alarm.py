from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "I had an allergic reaction to Dysport",
        "I've had a severe allergic reaction to Botox in the past",
        "i had an allergic reaction to botox last year",
        "yes, an allergic reaction to xeomin years ago",
    ],
)
@pytest.mark.parametrize("question", ["age", "health_stop", "goal"])
def test_history_is_a_stop(check, words, question):
    talk = check(question).says(words)
    assert talk.answers["health_stop"] == "allergy"
    assert talk.outcome == "not_now"
    # Should it be there after all, the way to help stands in the answer.
    assert "call_clinic" in talk.topics
    assert len(talk.texts) <= 3


@pytest.mark.parametrize("question", ["health_consent", "age", "health_stop", "goal"])
@pytest.mark.parametrize(
    "words",
    [
        "my lips are swelling now",
        "I had an allergic reaction to Dysport and my lips are swelling",
        "I had an allergic reaction to Dysport, my throat is closing up",
    ],
)
def test_what_is_there_now_is_an_emergency(check, question, words):
    talk = check(question)
    before = talk.answers
    assert talk.says(words).topics == ["urgent_now"]
    assert talk.answers == before


@pytest.mark.parametrize(
    "words",
    [
        "I had an allergic reaction to Dysport yesterday",
        "I'm having an allergic reaction to Dysport",
        "I had an allergic reaction to Dysport and it is still there",
    ],
)
def test_what_is_recent_is_for_the_clinic_today(check, words):
    talk = check("health_stop")
    assert talk.says(words).topics == ["call_clinic"]
    assert "health_stop" not in talk.answers


@pytest.mark.parametrize("question", [None, "health_consent"])
def test_outside_the_questions_it_stays_an_alarm(conversation, check, question):
    talk = check(question) if question else conversation()
    assert talk.says("I had an allergic reaction to Dysport").topics == ["call_clinic"]


def test_after_the_check_it_is_an_alarm_again(check):
    assert check().says("I had an allergic reaction to Dysport").topics == ["call_clinic"]
