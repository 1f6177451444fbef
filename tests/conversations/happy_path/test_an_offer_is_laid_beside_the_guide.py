from __future__ import annotations


def test_units_and_price_above_the_range(talk):
    talk.says("They offered me 40 units for the forehead for $350. Is that a fair offer?")
    assert talk.intent == "check_quote"
    assert {"utter_units_above", "utter_quote_price_above", "utter_quote_flags"} <= set(talk.responses)
    assert {"dose", "area_forehead", "price", "red_flags"} <= set(talk.topics)


def test_an_offer_within_the_range(talk):
    talk.says("I was quoted $150 for 10 units in my forehead, can you check that offer?")
    assert {"utter_units_inside_baby", "utter_quote_price_inside"} <= set(talk.responses)


def test_another_currency_is_not_judged(talk):
    talk.says("I was quoted 200,000 won for the forehead, can you check that quote?")
    assert "utter_quote_unknown" in talk.responses


def test_an_offer_without_numbers_is_asked_for(talk):
    talk.says("Can you check an offer I got from a clinic?")
    assert "utter_quote_intro" in talk.responses


def test_a_doubt_about_an_offer_is_one_tap_from_the_list(talk):
    offer = "They offered me 40 units for the forehead for $350. Is that a fair offer?"
    talk.says(offer)
    assert "/add_question" in talk.payloads
    assert talk.says("Yes").questions == [offer]
