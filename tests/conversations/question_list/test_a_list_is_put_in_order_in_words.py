from __future__ import annotations

import pytest

from bot.consult.questions import ranked


@pytest.fixture
def listed(talk):
    return (
        talk.says("What does it cost over the years?").says("Does it hurt?").says("yes").says("Make my question list")
    )


def order(talk):
    return [question["id"] for question in ranked(talk.listed)]


def test_it_begins_with_the_patients_own_and_what_was_talked_about(listed):
    assert listed.listed[0]["text"] == "Does it hurt?"
    assert order(listed)[1] == "cost_over_years"


@pytest.mark.parametrize("words", ["put the cost one first", "move the cost question to the top", "move 2 up"])
def test_one_is_put_first(listed, words):
    listed.says(words)
    assert listed.responses == ["utter_question_moved"]
    assert order(listed)[0] == "cost_over_years"


def test_two_change_places(listed):
    before = order(listed)
    assert order(listed.says("swap 1 and 3")) == [before[2], before[1], before[0], *before[3:]]


@pytest.mark.parametrize("words", ["I asked number 2", "done with the second", "mark the cost one as asked"])
def test_one_is_marked_as_asked(listed, words):
    listed.says(words)
    assert listed.responses == ["utter_question_marked"]
    assert order(listed)[-1] == "cost_over_years"
    assert [question["id"] for question in listed.listed if question["done"]] == ["cost_over_years"]


def test_a_mark_is_taken_back(listed):
    listed.says("I asked number 2").says("I have not asked the last one after all")
    assert not any(question["done"] for question in listed.listed)


@pytest.mark.parametrize("words", ["undo", "bring it back", "put it back"])
def test_what_was_taken_off_comes_back(listed, words):
    before = order(listed)
    listed.says("drop the second")
    assert len(listed.listed) == len(before) - 1
    assert order(listed.says(words)) == before


def test_what_was_taken_off_does_not_come_back_by_itself(listed):
    listed.says("drop the brand question").says("Show my list")
    assert "brand" not in order(listed)
    assert "brand" not in order(listed.says("Make my question list"))


def test_everything_goes_when_that_is_confirmed(listed):
    before = order(listed)
    listed.says("clear my list")
    assert order(listed) == before
    listed.taps("Clear my list")
    assert listed.listed == []
    assert order(listed.says("bring it back")) == before


def test_nothing_goes_when_it_is_not(listed):
    before = order(listed)
    assert order(listed.says("clear my list").says("no")) == before
    assert order(listed.says("yes")) == before


def test_the_reason_for_the_order_is_told(listed):
    listed.says("why is this first?")
    assert listed.responses == ["utter_question_why"]
    assert "Does it hurt?" in listed.texts[0]
    assert listed.says("why this order?").responses == ["utter_question_first"]


def test_what_to_ask_first_is_told(listed):
    listed.says("what should I ask first?")
    assert listed.responses == ["utter_question_first"]
    assert "Does it hurt?" in listed.texts[0]


def test_which_one_is_asked_where_it_is_not_clear(listed):
    before = order(listed)
    listed.says("remove a question")
    assert "utter_question_which" in listed.responses
    assert 0 < len(listed.buttons) <= 3
    listed.taps(listed.buttons[1])
    assert len(order(listed)) == len(before) - 1
    assert order(listed) == [before[0], *before[2:]]


@pytest.mark.parametrize("words", ["the one about cost", "the second", "number 2"])
def test_which_one_is_told_in_words(listed, words):
    listed.says("remove a question").says(words)
    assert "cost_over_years" not in order(listed)


def test_a_question_in_between_is_answered(listed):
    before = order(listed)
    listed.says("remove a question").says("What is micro-Botox?")
    assert "micro_botox" in listed.topics
    assert order(listed) == before


def test_nearly_the_same_question_is_offered_to_be_kept(listed):
    before = listed.questions
    listed.says("add: does it really hurt a lot?")
    assert listed.responses == ["utter_question_alike"]
    assert listed.questions == before
    assert listed.taps("Keep both").questions == [*before, "does it really hurt a lot?"]
