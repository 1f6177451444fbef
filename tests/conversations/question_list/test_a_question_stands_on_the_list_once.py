from __future__ import annotations

import pytest


@pytest.mark.parametrize("again", ["Does it hurt?", "does it hurt", "DOES IT HURT???", "  Does it   hurt ? "])
def test_the_same_words_in_another_dress(talk, again):
    talk.says("Does it hurt?").says("yes").says(again).says("yes")
    assert talk.responses == ["utter_question_known"]
    assert talk.questions == ["Does it hurt?"]


def test_other_words_are_another_question(talk):
    talk.says("Does it hurt?").says("yes").says("Is it painful around the eyes?").says("yes")
    assert len(talk.questions) == 2


def test_it_can_come_back_after_it_was_taken_off(talk):
    talk.says("Does it hurt?").says("yes").says("Remove the last one").says("Does it hurt?").says("yes")
    assert talk.questions == ["Does it hurt?"]


def test_the_check_gone_through_twice_doubts_once(check):
    talk = check(goal="not_sure", motive="not_sure")
    before = talk.questions
    assert len(before) == 2
    assert talk.says("Can you check whether it suits me?").questions == before
