from __future__ import annotations

import pytest

from bot.consult.candidacy import QUESTIONS


@pytest.mark.parametrize("words", ["Stop", "I want to stop here", "cancel this", "bye"])
def test_nothing_is_lost(check, words):
    talk = check("goal")
    told = talk.answers
    talk.says(words)
    assert talk.asked is None
    assert talk.answers == told
    talk.says("Can you check whether it suits me?")
    assert talk.asked == "goal"
    assert talk.answers == told


@pytest.mark.parametrize("words", ["go on with the check", "let's continue the check", "resume the check"])
def test_in_other_words(check, words):
    talk = check("goal").says("stop").says("What does it cost?").says(words)
    assert talk.asked == "goal"
    assert talk.responses[0] == "utter_candidacy_resumed"


def test_by_the_button(check):
    assert check("goal").says("stop").taps("Go on with the check").asked == "goal"


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_can_be_stopped_at_any_question(check, question):
    talk = check(question).says("stop")
    assert talk.asked is None
    assert talk.outcome is None
    assert question not in talk.answers


def test_what_comes_between_changes_nothing(check):
    talk = check("upkeep")
    told = talk.answers
    talk.says("stop").says("How many units for the forehead?").says("I'm 40, is it too late?").says("no")
    assert talk.answers == told
    assert talk.says("Can you check whether it suits me?").asked == "upkeep"


def test_after_stopping_a_yes_answers_no_question_of_the_check(check):
    talk = check("pregnancy").says("stop").says("yes")
    assert "pregnancy" not in talk.answers


def test_the_list_survives_the_check(talk):
    talk.says("Does it hurt?").says("yes")
    talk.says("Can you check whether it suits me?").chooses("yes").says("16")
    assert talk.questions == ["Does it hurt?"]
