from __future__ import annotations

import pytest


@pytest.fixture
def adding(talk):
    return talk.says("Make my question list").taps("Add a question")


@pytest.mark.parametrize(
    "question",
    [
        "Which product do you use?",
        "can my sister come with me",
        "How many units would you give me in the forehead?",
        "What happens to my insurance if something goes wrong?",
        "Is there parking?",
    ],
)
def test_a_question_of_any_kind(adding, question):
    adding.says(question)
    assert adding.responses == ["utter_question_added"]
    assert adding.questions[-1] == question
    assert adding.listed[-1]["origin"] == "own"


def test_one_after_the_other(adding):
    adding.says("Is there parking?").taps("Add another").says("Do you speak English?")
    assert adding.questions[-2:] == ["Is there parking?", "Do you speak English?"]


@pytest.mark.parametrize("words", ["never mind", "no", "forget it", "cancel"])
def test_nothing_after_all(adding, words):
    before = adding.questions
    adding.says(words)
    assert adding.responses == ["utter_list_left"]
    assert adding.questions == before
    assert "ask_pain" in adding.says("Does it hurt?").intent


def test_a_symptom_is_no_question(adding):
    before = adding.questions
    adding.says("I have trouble swallowing since my injection")
    assert adding.topics == ["urgent_now"] or adding.intent == "report_urgent_symptom"
    assert adding.questions == before
    adding.says("What does it cost?")
    assert "price" in adding.topics
    assert adding.questions == before


@pytest.mark.parametrize(
    ("words", "response"),
    [("show my list", "utter_question_list_top"), ("I want to talk to a person", "utter_contact_human")],
)
def test_a_command_is_no_question(adding, words, response):
    before = adding.questions
    adding.says(words)
    assert response in adding.responses
    assert adding.questions == before


def test_a_tap_elsewhere_is_no_question(talk):
    talk.says("Does it hurt?").taps("Put it on my list").taps("Add another").says("Show my list")
    talk.taps("Show the rest").taps("Why this order?")
    assert talk.responses == ["utter_question_first"]
    assert "Does it hurt?" in talk.questions


def test_one_that_is_too_long_is_asked_for_again(adding):
    before = adding.questions
    adding.says("Can you tell me whether it is a good idea " * 8)
    assert "utter_question_too_long" in adding.responses
    assert adding.questions == before
    assert adding.says("Is it a good idea?").questions[-1] == "Is it a good idea?"


def test_the_last_button_of_the_list_works_in_the_check_too(check):
    talk = check("goal").says("I want to add a question")
    assert talk.asked == "goal"
    talk.says("add: which product do you use?")
    assert "which product do you use?" in talk.questions
    assert talk.asked == "goal"
