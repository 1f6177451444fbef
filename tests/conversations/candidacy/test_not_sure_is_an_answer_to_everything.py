from __future__ import annotations

import pytest

from bot.consult.candidacy import NOT_SURE, QUESTIONS
from bot.consult.questions import ranked


def test_every_doubt_becomes_a_question_for_the_doctor(check):
    talk = check(**dict.fromkeys(QUESTIONS, NOT_SURE))
    assert talk.outcome == "discuss"
    assert talk.answers == dict.fromkeys(QUESTIONS, NOT_SURE)
    assert [question["id"] for question in talk.listed] == [f"doubt_{question}" for question in QUESTIONS]
    assert {question["origin"] for question in talk.listed} == {"candidacy"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_said_in_words(check, question):
    talk = check(question).says("I'm not sure")
    assert talk.answers[question] == NOT_SURE
    assert talk.asked != question


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("words", ["skip", "I don't want to answer this"])
def test_a_question_may_be_left_out(check, question, words):
    talk = check(question).says(words)
    assert talk.answers[question] == NOT_SURE
    assert talk.asked != question


def test_doubts_come_before_the_guides_own_questions(check):
    talk = check(goal=NOT_SURE).taps("Make my question list")
    order = [question["id"] for question in ranked(talk.listed)]
    guides = [question["id"] for question in talk.listed if question["origin"] == "guide"]
    assert guides
    assert all(order.index("doubt_goal") < order.index(each) for each in guides)
