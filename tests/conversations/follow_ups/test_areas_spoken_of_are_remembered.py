from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["both together how many units", "both", "all together?", "in total"])
def test_both_are_added_up(talk, words):
    talk.says("How many units for the forehead?").says("And crow's feet?").says(words)
    assert "utter_dose_sum" in talk.responses
    assert set(talk.slots["areas"]) == {"area_forehead", "area_crows_feet"}


def test_an_area_is_taken_out(talk):
    talk.says("How many units for the forehead, the glabella and a lip flip?").says("and without the glabella")
    assert set(talk.slots["areas"]) == {"area_forehead", "area_lip_flip"}
    assert "dose" in talk.topics


def test_an_area_in_other_words(talk):
    talk.says("how many unit is need for my eyes two side and my front head?")
    assert set(talk.slots["areas"]) == {"area_forehead", "area_crows_feet"}
    assert "utter_dose_sum" in talk.responses


def test_a_number_is_laid_beside_the_area(talk):
    talk.says("How many units for the forehead?").says("is 14 too much for that")
    assert talk.responses == ["utter_units_between"]


def test_without_a_number_the_two_doses_are_told(talk):
    talk.says("How many units for the forehead?").says("is that a lot")
    assert talk.responses == ["utter_dose_beside"]
