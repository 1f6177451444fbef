from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("How many units for the glabella?", "area_glabella"),
        ("how many units do i need between my eyebrows", "area_glabella"),
        ("How many units for the forehead?", "area_forehead"),
        ("units for crows feet pls", "area_crows_feet"),
        ("What is the dose for bunny lines?", "area_bunny_lines"),
        ("how much botox goes in a lip flip", "area_lip_flip"),
    ],
)
def test_a_dose_cites_the_dose_and_the_area(talk, question, area):
    talk.says(question)
    assert set(talk.topics) == {"dose", area}


def test_no_area_named_asks_for_one(talk):
    talk.says("How many units would I need?")
    assert talk.topics == ["dose"]
    talk.taps("Forehead")
    assert set(talk.topics) == {"dose", "area_forehead"}


def test_several_areas_are_added_up(talk):
    talk.says("How many units for the glabella and both crow's feet?")
    assert "utter_dose_sum" in talk.responses
    assert set(talk.topics) == {"dose", "area_glabella", "area_crows_feet"}


def test_an_area_without_a_row_in_the_table_gets_no_number(talk):
    talk.says("How many units for the masseter?")
    assert "not_covered" in talk.topics
    assert "dose" not in talk.topics
    assert not any(char.isdigit() for char in " ".join(talk.texts))


def test_micro_botox_has_numbers_of_its_own(talk):
    talk.says("How many units are used in micro-Botox?")
    assert "micro_botox" in talk.topics
    assert "dose" not in talk.topics


def test_units_that_somebody_named_are_laid_beside_the_table(talk):
    assert talk.says("Is 30 units for my glabella too much?").responses == ["utter_units_above"]
    assert talk.says("And is 10 units for the glabella a lot?").responses == ["utter_units_inside_baby"]
