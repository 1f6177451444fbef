from __future__ import annotations

import itertools

import pytest

from bot.consult.candidacy import QUESTIONS


@pytest.mark.parametrize(("before", "question"), list(itertools.pairwise(QUESTIONS)))
def test_from_every_question(check, before, question):
    talk = check(question).says("go back")
    assert talk.asked == before
    assert before not in talk.answers


def test_step_by_step(check):
    talk = check("goal")
    asked = [talk.says(words).asked for words in ("back", "previous question", "one step back")]
    assert asked == ["accelerators", "line_stage", "health_stop"]


def test_at_the_first_question_there_is_nothing_before(check):
    talk = check("age").says("go back")
    assert talk.asked == "age"
    assert talk.responses == ["utter_candidacy_first", "utter_ask_age"]


def test_after_the_outcome_the_last_question_is_asked_again(check):
    talk = check(pregnancy="yes").says("go back")
    assert talk.asked == "pregnancy"
    assert talk.chooses("no").asked == "health_stop"
