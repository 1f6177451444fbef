from __future__ import annotations


def test_a_session(talk):
    assert "price" in talk.says("How much does a session cost?").topics


def test_several_areas_have_a_range_of_their_own(talk):
    assert talk.says("What do the forehead and crow's feet cost together?").responses == ["utter_price_multi"]


def test_micro_botox_has_a_price_of_its_own(talk):
    talk.says("How much is micro-Botox?")
    assert {"price", "micro_botox"} <= set(talk.topics)


def test_micro_botox_has_its_price_one_tap_on(talk):
    talk.says("What is micro-Botox?").taps("What does it cost?")
    assert talk.responses == ["utter_price_micro"]


def test_a_year_leads_to_the_cost_over_the_years(talk):
    talk.says("How much does a session cost?").taps("What does a year cost?")
    assert talk.topics == ["cost_over_time", "price"]


def test_a_plan_for_a_year_has_costs_and_visits(talk):
    talk.says("Can you plan a year of treatments for me, with the costs?")
    assert {"cost_over_time", "maintenance"} <= set(talk.topics)
