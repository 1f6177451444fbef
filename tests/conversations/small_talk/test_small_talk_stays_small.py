from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Hello", "utter_greet"),
        ("hi there!!", "utter_greet"),
        ("Good morning", "utter_greet"),
        ("Thank you so much", "utter_thank"),
        ("bye", "utter_goodbye"),
        ("How are you?", "utter_chitchat"),
        ("Tell me a joke", "utter_chitchat"),
        ("What can you do?", "utter_capabilities"),
        ("What happens with my data?", "utter_privacy"),
    ],
)
def test_a_short_answer_back_to_the_point(talk, words, response):
    talk.says(words)
    assert talk.responses[0] == response
    assert talk.topics == ["small_talk"]
    assert talk.kept == {}


@pytest.mark.parametrize("words", ["Are you a robot?", "am i talking to a real person", "Are you a doctor?"])
def test_maru_says_that_it_is_a_machine(talk, words):
    assert talk.says(words).responses == ["utter_bot"]


def test_the_first_words_say_so_too(talk, asker):
    shown = [bubble.text for bubble in asker.greet().bubbles]
    assert talk.says("Hello").texts == shown


def test_a_greeting_before_a_question_does_not_hide_it(talk):
    assert "dose" in talk.says("Hi! How are you? How many units for the forehead?").topics


def test_a_joke_does_not_lose_the_thread(talk):
    talk.says("How many units for the forehead?").says("Tell me a joke").says("What does that cost?")
    assert "price" in talk.topics
    assert talk.slots["areas"] == ["area_forehead"]
