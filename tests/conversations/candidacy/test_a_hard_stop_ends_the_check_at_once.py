from __future__ import annotations

import pytest

from bot.consult.candidacy import QUESTIONS


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("pregnancy", "yes"),
        ("health_stop", "neuromuscular"),
        ("health_stop", "allergy"),
        ("health_stop", "infection"),
    ],
)
def test_nothing_more_is_asked(check, question, answer):
    talk = check(**{question: answer})
    assert talk.outcome == "not_now"
    assert talk.asked is None
    assert set(talk.answers) == set(QUESTIONS[: QUESTIONS.index(question) + 1])


@pytest.mark.parametrize(
    ("question", "words", "answer"),
    [
        ("pregnancy", "I'm breastfeeding", "yes"),
        ("pregnancy", "we are trying for a baby", "yes"),
        ("health_stop", "I have myasthenia gravis", "neuromuscular"),
        ("health_stop", "they think it might be ALS", "neuromuscular"),
        ("health_stop", "there is a cold sore on my lip", "infection"),
    ],
)
def test_in_words(check, question, words, answer):
    talk = check(question).says(words)
    assert talk.answers[question] == answer
    assert talk.outcome == "not_now"
    assert talk.asked is None


@pytest.mark.parametrize("words", ["I'm pregnant", "I have myasthenia gravis, is that a problem?"])
def test_told_before_it_is_asked(check, words):
    talk = check("age").says(words)
    assert talk.outcome == "not_now"
    assert talk.asked is None


def test_told_after_it_was_denied(check):
    talk = check("line_stage").says("Actually, I am pregnant")
    assert talk.answers["pregnancy"] == "yes"
    assert talk.outcome == "not_now"


def test_a_question_about_a_stop_is_no_stop(check):
    talk = check("pregnancy").says("Can pregnant women have it?")
    assert talk.asked == "pregnancy"
    assert "pregnancy" not in talk.answers
