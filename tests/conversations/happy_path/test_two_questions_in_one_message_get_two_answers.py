from __future__ import annotations

import pytest


def test_both_are_in_the_guide(talk):
    talk.says("How many units for crow's feet? And what does a session cost?")
    assert {"dose", "area_crows_feet", "price"} <= set(talk.topics)


def test_one_of_them_is_not(talk):
    talk.says("How many units for the forehead, and does it hurt?")
    assert {"dose", "area_forehead", "not_covered"} <= set(talk.topics)


@pytest.mark.parametrize(
    "words",
    ["What does it cost, and is it OK to fly to Bali after?", "Is it OK to fly to Bali after? What does it cost?"],
)
def test_what_the_guide_leaves_open_can_be_kept_in_either_order(talk, words):
    talk.says(words).taps("Put it on my list")
    assert [text.casefold() for text in talk.questions] == ["is it ok to fly to bali after?"]
    assert talk.questions[0] in words, "as it was typed"


def test_two_that_the_guide_leaves_open_are_both_kept(talk):
    talk.says("Does it hurt, and can I drink Soju after?").taps("Put it on my list")
    assert talk.questions == ["Does it hurt, and can I drink Soju after?"]
