from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words", ["No, I meant the lip", "sorry, i mean the lip flip", "not the forehead, the lip flip"]
)
def test_an_area_is_replaced(talk, words):
    talk.says("How many units for the forehead?").says(words)
    assert set(talk.topics) == {"dose", "area_lip_flip"}
    assert talk.slots["areas"] == ["area_lip_flip"]


def test_a_corrected_price_stays_a_price(talk):
    talk.says("What does the forehead cost?").says("No, I meant the glabella")
    assert {"price", "area_glabella"} <= set(talk.topics)


def test_a_correction_can_be_corrected(talk):
    talk.says("How many units for the forehead?").says("No, I meant the lip").says("No, I meant crow's feet")
    assert set(talk.topics) == {"dose", "area_crows_feet"}
