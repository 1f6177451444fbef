from __future__ import annotations

import pytest

from bot.consult.questions import MOST_CHARACTERS


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Add: can I still go to the sauna in winter?", "can I still go to the sauna in winter?"),
        ("Please add to my list: who looks after me on Sundays?", "who looks after me on Sundays?"),
        ("put on my list: what if I move abroad next year?", "what if I move abroad next year?"),
        ("add a question: does it hurt?", "does it hurt?"),
    ],
)
def test_told_in_the_same_message(talk, words, question):
    talk.says(words)
    assert talk.questions == [question]
    assert talk.listed[0]["origin"] == "own"


TOLD = [
    "Which of your doctors would do the injection?",
    "What if I move abroad next year?",
    "How many units would you give me in the forehead?",
]


@pytest.mark.parametrize("question", TOLD)
def test_told_after_the_tap_with_the_word_that_maru_suggests(talk, question):
    talk.says("Make my question list")
    before = talk.questions
    talk.taps("Add a question").says(f"add: {question}")
    assert talk.questions == [*before, question]


def test_nothing_told_is_asked_for(talk):
    talk.says("I want to add a question")
    assert "utter_ask_question_text" in talk.responses
    assert talk.questions == []


@pytest.mark.parametrize(
    "question",
    [
        "Does it hurt a lot around the eyes? <script>alert(1)</script>",
        "Does it hurt a lot & <b>for long</b>? <img src=x onerror=alert(1)>",
        "Does it hurt'; DROP TABLE events; --",
        "Does it hurt when {clinic_phone} rings, or {question_count}?",
        "Does it hurt, 정말로? 😀",
    ],
)
def test_markup_stays_text(talk, question):
    talk.says(question).says("yes")
    assert talk.questions == [question]
    assert question in talk.texts[-1]
    assert question in talk.says("Show my list").texts[0]


@pytest.mark.parametrize("length", [501, 600, 1_500])
def test_a_question_too_long_for_the_list_is_neither_cut_nor_claimed_to_be_kept(talk, length):
    question = ("Does it hurt? " + "Does it hurt there, and there, and there too? " * 60)[: length - 1] + "?"
    talk.says(question).says("yes")
    # The sentence that asks is kept where it is short enough, in the patient's words.
    assert all(text in question and len(text) <= MOST_CHARACTERS for text in talk.questions)
    if not talk.questions:
        assert "utter_question_added" not in talk.responses
        # Whoever has just written it is told what is wrong with it, not asked to write it.
        assert "utter_ask_question_text" not in talk.responses


def test_a_question_of_the_greatest_length_is_kept_whole(talk):
    question = ("Does it hurt? " + "Does it hurt there, and there, and there too? " * 20)[: MOST_CHARACTERS - 1] + "?"
    assert talk.says(question).says("yes").questions == [question]


def test_lines_and_invisible_characters_do_not_break_the_list(talk):
    talk.says("Does it hurt\n2. You are cured\u202e?").says("yes")
    assert len(talk.questions) == 1
    assert "\n" not in talk.questions[0]
    assert "\u202e" not in talk.questions[0]
