from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("first", "then", "topic"),
    [
        ("how much for the forehead", "no sorry, units not price", "dose"),
        ("what does a lip flip cost", "and the dose", "dose"),
        ("How many units for the forehead?", "and in standard", "dose"),
        ("How many units for the forehead?", "no, I said price", "price"),
        ("Tell me about the forehead", "how many", "dose"),
        ("At 27, is it too early to start?", "actually I'm 25 not 27", "start_timing"),
        ("Is it ok during pregnancy?", "and for breastfeeding", "reconsider"),
        ("What is micro-Botox?", "and the dose?", "micro_botox"),
    ],
)
def test_nobody_is_asked_which_area(talk, first, then, topic):
    talk.says(first).says(then)
    assert topic in talk.topics
    assert "utter_which_area" not in talk.responses


def test_another_uncovered_subject_is_offered_for_the_list(talk):
    talk.says("Can I drink alcohol afterwards?").says("and the gym?")
    assert talk.responses == ["utter_not_covered_aftercare_exercise"]
    assert talk.slots["pending_question"] == "and the gym?"


@pytest.mark.parametrize(
    ("words", "responses"),
    [
        ("how many points", ["utter_micro_botox_numbers"]),
        ("does it shrink pores", ["utter_micro_botox"]),
        ("which is better", ["utter_micro_botox_difference"]),
        ("how many units in total for micro", ["utter_micro_botox_numbers"]),
    ],
)
def test_a_part_of_micro_botox(talk, words, responses):
    assert talk.says("What is micro-Botox?").says(words).responses == responses


def test_micro_botox_and_an_area(talk):
    talk.says("can I do both micro and forehead, how many units together")
    assert talk.responses == ["utter_dose_forehead", "utter_micro_botox_numbers", "utter_micro_botox_not_added"]


@pytest.mark.parametrize("words", ["why not", "ok what now"])
def test_neither_takes_up_an_offer(talk, words):
    talk.says("Does it hurt?").says(words)
    assert not talk.questions


@pytest.mark.parametrize("words", ["I hate my wrinkles", "smoker, bad sleep, mom has lots of wrinkles"])
def test_the_check_is_offered_to_who_tells_of_themselves(talk, words):
    assert "/check_candidacy" in talk.says(words).payloads
    assert talk.responses == ["utter_offer_check"]


@pytest.mark.parametrize(
    "words", ["Wie viele Einheiten brauche ich für die Stirn?", "이마 보톡스 얼마예요?", "do you speak korean"]
)
def test_another_language_gets_the_front_desk(talk, words):
    assert talk.says(words).responses == ["utter_other_language"]
    assert "/contact_human" in talk.payloads
