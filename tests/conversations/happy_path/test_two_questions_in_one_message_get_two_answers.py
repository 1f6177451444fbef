from __future__ import annotations


def test_both_are_in_the_guide(talk):
    talk.says("How many units for crow's feet? And what does a session cost?")
    assert {"dose", "area_crows_feet", "price"} <= set(talk.topics)


def test_one_of_them_is_not(talk):
    talk.says("How many units for the forehead, and does it hurt?")
    assert {"dose", "area_forehead", "not_covered"} <= set(talk.topics)
