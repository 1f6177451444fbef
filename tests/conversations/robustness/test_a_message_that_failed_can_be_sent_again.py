"""Nothing that was acknowledged is lost, and nothing that was refused has had an effect."""

from __future__ import annotations

import re

import pytest

from bot.conversation.messages import TurnError


def broken_for_one_message(talk, house, words):
    """The patient sends a message while something is broken; then it is repaired."""
    whole = talk._asker
    talk._asker = house
    try:
        with pytest.raises(TurnError) as told:
            house.ask(words, talk._id)
    finally:
        talk._asker = whole
    assert told.value.status == 503


@pytest.mark.parametrize("part", ["tracker_store", "lock_store"])
def test_the_answer_to_a_question_of_the_check(check, breaking, part):
    """ "No" is sent, refused, and sent again: it must not become the answer to two questions."""
    talk = check("pregnancy")
    broken_for_one_message(talk, breaking(part), "No")
    talk.says("No")
    assert talk.answers == {"age": 29, "pregnancy": "no"}
    assert talk.asked == "health_stop"


def test_without_actions_no_answer_is_lost_and_the_check_stays(check, breaking):
    talk = check("age")
    broken_for_one_message(talk, breaking("actions"), "29")
    assert talk.asked == "age"
    assert talk.answers == {}
    assert talk.says("29").answers == {"age": 29}


def test_an_action_that_fails_is_no_misunderstanding(talk, monkeypatch):
    """The patient is told that something failed, not that the question was not understood."""

    def fail(*_):
        raise ValueError("a bug")

    with monkeypatch.context() as bug:
        bug.setattr("actions.answer.answer", fail)
        with pytest.raises(TurnError) as told:
            talk.says("How many units for the forehead?")
        assert told.value.status == 503
        assert re.search(r"\([0-9a-f]{8}\)", told.value.message)
    assert "dose" in talk.says("How many units for the forehead?").topics
