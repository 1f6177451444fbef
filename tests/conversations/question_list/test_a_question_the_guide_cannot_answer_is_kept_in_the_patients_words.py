from __future__ import annotations

import pytest

PAIN = "Does it hurt a lot around the eyes?"


def test_by_a_tap(talk):
    talk.says(PAIN).taps("Put it on my list")
    assert talk.questions == [PAIN]
    assert talk.listed[0]["origin"] == "uncovered"
    assert "pending_question" not in talk.slots


@pytest.mark.parametrize("words", ["yes", "Yes please", "sure", "put it on my list", "add it"])
def test_by_a_yes(talk, words):
    assert talk.says(PAIN).says(words).questions == [PAIN]


@pytest.mark.parametrize("words", ["no", "no thanks", "not needed"])
def test_a_no_leaves_it(talk, words):
    assert talk.says(PAIN).says(words).questions == []


def test_a_no_stays_a_no(talk):
    talk.says(PAIN).says("no").says("yes")
    assert talk.questions == []


@pytest.mark.parametrize("words", ["...", "!!!", "🤷"])
def test_punctuation_is_no_yes(talk, words):
    assert talk.says(PAIN).says(words).questions == []


def test_a_yes_to_nothing_adds_nothing(talk):
    assert talk.says("yes").questions == []


def test_a_yes_counts_once(talk):
    talk.says(PAIN).says("yes").says("yes")
    assert talk.questions == [PAIN]


def test_a_newer_question_takes_the_place_of_the_open_one(talk):
    talk.says(PAIN).says("Can I drink wine the same evening?").says("yes")
    assert talk.questions == ["Can I drink wine the same evening?"]


def test_an_answered_question_closes_the_offer(talk):
    talk.says(PAIN).says("What does it cost?").says("yes")
    assert talk.questions == []


def test_several_questions_stand_in_the_order_of_asking(talk):
    talk.says(PAIN).says("yes").says("Can I fly home the next day?").says("yes")
    assert talk.questions == [PAIN, "Can I fly home the next day?"]
