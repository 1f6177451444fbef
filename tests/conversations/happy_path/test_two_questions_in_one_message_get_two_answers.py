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


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("price for the jaw and how long is the appointment", {"price", "area_masseter", "not_covered"}),
        ("What are the risks? My aunt said to sleep sitting up, do I really have to?", {"risks", "not_covered"}),
        ("how many points in micro botox, and is there numbing cream before", {"micro_botox", "not_covered"}),
        ("masseter units each side, and after how many weeks is my face slimmer", {"area_masseter", "not_covered"}),
        ("I'm breastfeeding, is that a problem? And how long does it last normally?", {"reconsider", "maintenance"}),
    ],
)
def test_neither_is_lost(talk, words, topics):
    talk.says(words)
    assert topics <= set(talk.topics)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("Will I look frozen? I'm an actor and my brows have to move, do you get what I mean?", "aesthetic_preference"),
        ("So they were nice and all, and then they said buy five get one free. Is that dodgy?", "red_flags"),
    ],
)
def test_a_story_gets_one(talk, words, topic):
    talk.says(words)
    assert topic in talk.topics
    assert "not_covered" not in talk.topics


def test_what_the_guide_is_silent_on_is_kept_as_it_was_typed(talk):
    talk.says("What does one area cost? I have an Irish passport, do I pay VAT on top?")
    assert "price" in talk.topics
    assert talk.slots["pending_question"] == "I have an Irish passport, do I pay VAT on top?"
