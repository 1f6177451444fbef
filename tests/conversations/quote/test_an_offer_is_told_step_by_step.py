from __future__ import annotations

import pytest


@pytest.fixture
def telling(talk):
    return talk.says("Can you check an offer I got from a clinic?")


def waits_for(talk):
    return talk.slots.get("requested_slot")


def test_areas_units_and_price_are_asked_for(telling):
    assert {"utter_quote_intro", "utter_ask_quote_areas"} <= set(telling.responses)
    assert waits_for(telling.taps("Forehead")) == "quote_units"
    assert waits_for(telling.says("18 units")) == "quote_price"
    telling.says("350 dollars")
    assert waits_for(telling) is None
    assert {each["code"] for each in telling.slots["quote"]["findings"]} == {"dose_above_baby", "price_above"}


def test_figures_alone_are_answers(telling):
    telling.says("forehead").says("18").says("350")
    assert {each["verdict"] for each in telling.slots["quote"]["findings"]} == {"above"}


def test_what_is_told_is_looked_at_before_the_rest_is_asked_for(talk):
    talk.says("Is $350 for the forehead a fair offer?")
    assert "price" in talk.topics
    assert waits_for(talk) == "quote_units"


@pytest.mark.parametrize("words", ["I don't know", "they didn't say", "no idea"])
def test_not_knowing_is_an_answer(telling, words):
    telling.taps("Forehead").says(words)
    assert waits_for(telling) == "quote_price"
    telling.says("$150")
    assert [each["verdict"] for each in telling.slots["quote"]["findings"]] == ["inside"]


def test_by_a_tap_as_well(telling):
    telling.taps("Forehead").taps("They did not say").taps("They did not say")
    assert waits_for(telling) is None
    assert telling.responses == ["utter_quote_nothing"]


def test_a_question_in_between_is_answered_and_leads_back(telling):
    telling.taps("Forehead").says("What is micro-Botox?")
    assert "micro_botox" in telling.topics
    assert waits_for(telling) == "quote_units"


def test_an_open_question_in_between_is_kept(telling):
    telling.taps("Forehead").says("Does it hurt?")
    assert "Does it hurt?" in telling.questions
    assert waits_for(telling) == "quote_units"


@pytest.mark.parametrize("words", ["stop", "never mind", "I want to talk to a person", "show my list"])
def test_it_can_be_left(telling, words):
    telling.taps("Forehead").says(words)
    assert waits_for(telling) is None
    assert "price" in telling.says("What does it cost?").topics


def test_a_symptom_ends_it(telling):
    telling.taps("Forehead").says("I can't breathe properly since the injection")
    assert telling.intent == "report_urgent_symptom"
    assert telling.says("18").slots.get("quote") is None


def test_what_cannot_be_read_is_asked_once_more(telling):
    telling.taps("Forehead").says("a dash of it")
    assert waits_for(telling) in ("quote_units", None)


def test_one_question_in_between_leads_back_and_a_second_one_leaves_the_offer(talk):
    talk.says("Is $350 for the forehead a fair offer?")
    assert waits_for(talk.says("how old should I be for this?")) == "quote_units"
    talk.says("what are the risks?")
    assert "risks" in talk.topics
    assert waits_for(talk) is None
    assert "utter_ask_quote_units" not in talk.responses


def test_an_offer_that_was_left_is_taken_up_again_with_its_figures(talk):
    talk.says("Is $350 for the forehead a fair offer?").says("how old should I be for this?").says(
        "what are the risks?"
    )
    talk.says("they offered 18 units by the way")
    assert {each["code"] for each in talk.slots["quote"]["findings"]} == {"dose_above_baby", "price_above"}


def test_answers_between_questions_keep_the_offer_open(telling):
    telling.says("what are the risks?").taps("Forehead").says("does it hurt?")
    assert waits_for(telling) == "quote_units"
