from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["And crow's feet?", "what about the crows feet", "how about crow's feet then?"])
def test_another_area_gets_the_same_answer(talk, words):
    talk.says("How many units for the forehead?").says(words)
    assert set(talk.topics) == {"dose", "area_crows_feet"}
    assert talk.slots["areas"] == ["area_crows_feet"]


def test_the_price_of_what_was_spoken_of(talk):
    talk.says("How many units for the forehead?").says("What does that cost?")
    assert "price" in talk.topics
    assert talk.slots["areas"] == ["area_forehead"]


def test_the_dose_of_the_area_that_was_spoken_of(talk):
    talk.says("Tell me about bunny lines").says("And how many units is that?")
    assert set(talk.topics) == {"dose", "area_bunny_lines"}


def test_both_together_are_added_up(talk):
    talk.says("How many units for the forehead?").says("And the glabella as well?")
    assert "utter_dose_sum" in talk.responses
    assert set(talk.slots["areas"]) == {"area_forehead", "area_glabella"}


def test_whether_it_is_a_lot_is_measured_by_what_was_spoken_of(talk):
    talk.says("How many units for the forehead?").says("Is that a lot?")
    assert {"dose", "definition_baby"} & set(talk.topics)


def test_whether_it_is_a_lot_needs_something_to_compare(talk):
    assert talk.says("Is that a lot?").responses == ["utter_nothing_to_compare"]


def test_where_an_answer_comes_from(talk):
    talk.says("How many units for the forehead?").says("Where do you have that from?")
    assert talk.responses == ["utter_source"]


def test_a_follow_up_on_nothing_asks_which_area(talk):
    talk.says("And that one?")
    assert "dose" not in talk.topics


def test_the_thread_survives_a_thank_you(talk):
    talk.says("How many units for the forehead?").says("Thanks").says("And crow's feet?")
    assert set(talk.topics) == {"dose", "area_crows_feet"}


def test_the_thread_survives_a_question_that_the_guide_does_not_answer(talk):
    talk.says("How many units for the forehead?").says("Does it hurt?").says("What does it cost?")
    assert "price" in talk.topics
    assert talk.slots["areas"] == ["area_forehead"]


def test_two_patients_do_not_share_a_thread(conversation):
    one, other = conversation(), conversation()
    one.says("How many units for the forehead?")
    other.says("How many units for a lip flip?")
    assert one.says("What does that cost?").slots["areas"] == ["area_forehead"]
    assert other.says("What does that cost?").slots["areas"] == ["area_lip_flip"]
