from __future__ import annotations

import pytest

from bot.sentences import sentence


@pytest.mark.parametrize(("word", "subject"), [("pain?", "pain"), ("painful?", "pain")])
def test_a_word_is_asked_as_the_question_of_its_subject(talk, word, subject):
    talk.says(word).says("yes")
    assert talk.questions == [sentence(f"utter_question_about_{subject}")]


def test_a_worry_in_ones_own_words_stays_as_it_is(talk):
    worry = "I just keep thinking what if it hurts more than I can take"
    talk.says("Make my question list").taps("Add a question").says(worry)
    assert worry in talk.questions


@pytest.mark.parametrize(
    "words", ["change number 2 to: will it hurt to laugh?", "reword the second one to: will it hurt to laugh?"]
)
def test_a_question_gets_other_words(talk, words):
    talk.says("Make my question list").says(words)
    assert talk.responses == ["utter_question_reworded"]
    assert "2. will it hurt to laugh?" in talk.says("Show my list").texts[0]
    assert len(talk.questions) == 6
