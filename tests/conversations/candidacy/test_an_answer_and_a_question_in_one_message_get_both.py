from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "words", "answer", "topic"),
    [
        ("age", "I'm 29, and what does it cost?", 29, "price"),
        ("age", "29. what are the risks?", 29, "risks"),
        ("pregnancy", "no, but how often would I have to come back?", "no", "maintenance"),
        ("line_stage", "only when i frown. how many units would that be?", "movement", "dose"),
        ("goal", "I want to soften them. Who should not have it?", "soften", "reconsider"),
        ("upkeep", "yes that's fine, and what does it add up to over ten years?", "yes", "cost_over_time"),
    ],
)
def test_the_answer_is_kept_and_the_question_answered(check, question, words, answer, topic):
    talk = check(question).says(words)
    assert talk.answers[question] == answer
    assert topic in talk.topics
    assert talk.asked not in (None, question)
    assert talk.responses[-1] == f"utter_ask_{talk.asked}"


def test_what_the_guide_leaves_open_is_put_on_the_list_without_the_answer(check):
    talk = check("age").says("I'm 29, and does it hurt?")
    assert talk.answers == {"age": 29}
    assert talk.questions == ["does it hurt?"]
    assert talk.asked == "pregnancy"


def test_at_the_last_question(check):
    talk = check("earlier_treatment").says("I had it at another clinic two months ago, how do I go on from there?")
    assert talk.answers["earlier_treatment"] == "yes"
    assert talk.outcome == "discuss"
    assert len(talk.questions) == 1
    assert len(talk.texts) <= 3


def test_two_questions_beside_an_answer(check):
    talk = check("age").says("I'm 29. What does it cost? And what are the risks?")
    assert talk.answers == {"age": 29}
    assert {"price", "risks"} <= set(talk.topics)
    assert talk.asked == "pregnancy"


def test_a_person_is_asked_for_beside_an_answer(check):
    talk = check("pregnancy").says("no, can I talk to someone?")
    assert talk.answers["pregnancy"] == "no"
    assert "contact_staff" in talk.topics
    assert talk.asked == "health_stop"


def test_why_beside_an_answer(check):
    talk = check("age").says("29, why do you ask?")
    assert talk.answers == {"age": 29}
    assert talk.responses == ["utter_why_age", "utter_ask_pregnancy"]


def test_consent_beside_a_question(talk):
    talk.says("Can you check whether it suits me?").says("yes, does it hurt?")
    assert talk.asked == "age"
    assert talk.questions == ["does it hurt?"]


def test_a_stop_and_a_question(check):
    talk = check("health_stop").says("I have myasthenia gravis, is that a problem?")
    assert talk.outcome == "not_now"
    assert talk.asked is None
    assert len(talk.texts) <= 3
