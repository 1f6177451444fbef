from __future__ import annotations

import pytest


def beginning(question):
    """What a list in the chat surely shows of a long question."""
    return " ".join(question.split()[:8])


def verdicts(talk):
    return {finding["code"]: finding["verdict"] for finding in talk.slots["quote"]["findings"]}


def test_units_price_age_and_pressure_in_one_message(talk):
    talk.says("They offered me 25 units for the forehead at 24, $350, and I should pay for a year today.")
    assert verdicts(talk) == {
        "dose_above_baby": "above", "aggressive_dose": "flag", "price_above": "above", "ongoing_pressure": "flag",
        "age_inside": "inside",
    }  # fmt: skip
    assert {"dose", "area_forehead", "price", "red_flags"} <= set(talk.topics)
    assert len(talk.texts) <= 3


def test_its_doubts_stand_on_the_list(talk):
    talk.says("They offered me 40 units for the forehead for $350. Is that a fair offer?")
    assert [question["origin"] for question in talk.listed] == ["quote", "quote"]
    talk.says("Show my list")
    assert all(beginning(question) in talk.texts[0] for question in talk.questions[:2])


def test_an_offer_within_the_range_raises_no_doubt(talk):
    talk.says("I was quoted $150 for 10 units in my forehead, can you check that offer?")
    assert set(verdicts(talk).values()) == {"inside"}
    assert talk.questions == []
    assert "utter_quote_no_doubt" in talk.responses


@pytest.mark.parametrize("price", ["200,000 won", "€250", "£180"])
def test_another_currency_is_not_judged(talk, price):
    talk.says(f"I was quoted {price} for 10 units in the forehead, can you check that quote?")
    assert verdicts(talk) == {"dose_inside": "inside", "price_currency": "unknown"}


def test_several_areas_each_with_its_units(talk):
    talk.says("My offer: glabella 14 units, forehead 20 units, crow's feet 6 units each side, $480. Fair?")
    found = {(each["area"], each["verdict"]) for each in talk.slots["quote"]["findings"] if each["what"] == "dose"}
    assert found == {("area_glabella", "inside"), ("area_forehead", "above"), ("area_crows_feet", "inside")}


def test_a_dose_without_a_side_is_said_to_be_read(talk):
    talk.says("Check this offer: 24 units crow's feet for $150")
    assert "side_read_as_both" in verdicts(talk)


def test_micro_botox_is_laid_beside_its_own_figures(talk):
    talk.says("Check my quote: micro botox full face, 60 units, $650")
    assert verdicts(talk) == {"micro_above": "above", "price_above": "above"}


def test_a_package_is_reckoned_by_the_session(talk):
    talk.says("I was offered four sessions for $1400 for my forehead and 11s, fair offer?").says("they didn't say")
    (price,) = [each for each in talk.slots["quote"]["findings"] if each["what"] == "price"]
    assert (price["verdict"], price["amount"]) == ("inside", {"low": 350, "high": 350})


def test_a_minor_is_not_given_figures(talk):
    talk.says("I'm 16 and they offered me 10 units in the forehead for $100, is this a good offer?")
    assert talk.responses == ["utter_start_timing_minor"]
    assert "quote" not in talk.slots


def test_another_offer_replaces_the_first(talk):
    talk.says("Check this offer: 40 units for the forehead, $350")
    talk.says("Check another offer: 10 units for the forehead, $150")
    assert set(verdicts(talk).values()) == {"inside"}
    assert talk.questions == []


def test_two_offers_are_laid_side_by_side(talk):
    talk.says("Check this offer: 40 units for the forehead, $350")
    talk.says("Another clinic offers 10 units for the forehead at $150, which one is better?")
    assert talk.responses == ["utter_quote_before", "utter_quote_after", "utter_quote_compared"]


def test_an_offer_in_the_middle_of_the_check_leads_back(check):
    talk = check("goal").says("They quoted me 40 units for the forehead for $350, is that a fair offer?")
    assert "utter_quote_findings" in talk.responses
    assert talk.asked == "goal"
