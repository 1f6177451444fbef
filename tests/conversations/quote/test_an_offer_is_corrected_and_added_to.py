"""What is told after an offer was looked at changes it; nothing has to be told over again."""

from __future__ import annotations

import pytest


@pytest.fixture
def offered(talk):
    return talk.says("check this offer: glabella 10 units, 180 dollars")


def offer(talk):
    return talk.slots["quote"]["offer"]


def codes(talk):
    return {each["code"] for each in talk.slots["quote"]["findings"]}


def test_units_are_corrected_and_the_price_stays(offered):
    offered.says("no sorry 18 units")
    assert codes(offered) == {"dose_above_baby", "price_inside"}


def test_a_price_is_corrected_and_the_units_stay(offered):
    offered.says("and it's 280 dollars, not 180")
    assert codes(offered) == {"dose_inside", "price_above"}


def test_product_and_package_are_added(offered):
    offered.says("botulax, and they gave it as a package of 4")
    assert (offer(offered)["products"], offer(offered)["sessions"]) == (["botulax"], 4)
    assert offer(offered)["prices"][0]["per"] == "package"


def test_a_year_is_added(offered):
    offered.says("and for a year they want 1500")
    assert [price["per"] for price in offer(offered)["prices"]] == ["session", "year"]


def test_warning_signs_are_added_and_say_nothing_of_the_clinic(offered):
    offered.says("they want me to decide today, same for everyone")
    assert {"ongoing_pressure", "same_dose", "dose_inside"} <= codes(offered)
    assert offered.says("so is it a bad clinic?").responses == ["utter_quote_signs"]


def test_without_warning_signs_none_is_named(offered):
    assert offered.says("so is it a bad clinic?").responses == ["utter_quote_no_signs"]


def test_a_yearly_package_is_judged_as_a_year(talk):
    talk.says("check this offer: forehead, 10 units, $450, yearly package")
    assert "price_inside" in codes(talk)


def test_two_areas_one_of_them_without_the_word(talk):
    talk.says("they offered me forehead 10 and crows feet 6 per side for 250 dollars, fair?")
    assert codes(talk) == {"dose_inside", "price_inside"}


def test_units_told_where_the_price_is_asked_for(talk):
    talk.says("can you check my offer").says("6 units per side crows feet").says("my forehead would be 10")
    assert talk.slots.get("requested_slot") == "quote_price"
    talk.says("250")
    assert codes(talk) == {"dose_inside", "price_inside"}
