"""Money and units, as people write them, and what is neither."""

from __future__ import annotations

from typing import Any

import pytest
from tables import amount, found, krw, role, usd

UNITS: dict[str, dict[str, Any]] = {
    "8 to 10u": amount(8, 10), "8–10 units": amount(8, 10), "8—10 units": amount(8, 10), "8 ~ 10 units": amount(8, 10),
    "between 8 and 10 units": amount(8, 10), "8 or 10 units": amount(8, 10), "8 up to 10 units": amount(8, 10),
    "8 units to 10 units": amount(8, 10), "eight to ten units": amount(8, 10), "a hundred units": amount(100),
    "one hundred units": amount(100), "two hundred and fifty units": amount(250), "20 iu": amount(20), "20IU": amount(20),
    "20u.": amount(20), "20+ units": amount(20), "20ish units": amount(20), "about 20 units": amount(20),
    "100-unit vial": amount(100), "20 botox units": amount(20), "20 units of botox": amount(20), "2.5 units": amount(2.5),
    "1,000 units": amount(1000), "20유닛": amount(20), "20&nbsp;units": amount(20), "２０ units": amount(20),
    "2\u200b0 units": amount(20), "<b>20</b> units": amount(20), "20 uints": amount(20), "fourty units": amount(40),
}  # fmt: skip

SIDES = [
    "10 each side",
    "10 units each side",
    "10u per side",
    "10 a side",
    "10 units on each side",
    "10 units either side",
]

MONEY: dict[str, dict[str, Any]] = {
    "$300ish": usd(300), "300~350 dollars": usd(300, 350), "350 usd": usd(350), "US$300": usd(300), "$1,200.50": usd(1200.5),
    "$1-1.5k": usd(1000, 1500), "$900-1k": usd(900, 1000), "between $300 and $350": usd(300, 350), "$300 - $350": usd(300, 350),
    "a hundred and sixty dollars": usd(160), "two hundred bucks": usd(200), "30만원": krw(300_000), "30만원에서": krw(300_000),
    "30~50만원": krw(300_000, 500_000), "30만~50만원": krw(300_000, 500_000), "35만": krw(350_000), "300,000원": krw(300_000),
    "5천원": krw(5000), "300k won": krw(300_000), "300-350k won": krw(300_000, 350_000), "2 million won": krw(2_000_000),
    "1.5 million won": krw(1_500_000), "2m won": krw(2_000_000), "30 man won": krw(300_000), "￦300,000": krw(300_000),
    "12만 5천원": krw(125_000), "500-ish dollars": usd(500), "450 total": amount(450, unit=""), "350/area": amount(350, unit=""),
    "£200": amount(200, unit="GBP"), "200 quid": amount(200, unit="GBP"), "200 pounds for it": amount(200, unit="GBP"),
    "€250": amount(250, unit="EUR"), "250€": amount(250, unit="EUR"), "AUD 300": amount(300, unit="AUD"),
    "350 for both": amount(350, unit=""), "350 for everything": amount(350, unit=""), "they charged me 350": amount(350, unit=""),
    "it costs 400 for one": amount(400, unit=""), "i paid about 350": amount(350, unit=""), "＄300": usd(300),
}  # fmt: skip

ROLES = {
    "$12 a unit": "per_unit", "12 dollars per unit": "per_unit", "$10/unit": "per_unit", "$300 per area": "per_area",
    "$300 a session": "per_session", "$1200 a year": "per_year", "$100 a month": "per_month", "$300": None,
    "1-2 units a droplet": "per_droplet", "2 units per injection point": "per_droplet", "20 units": None,
}  # fmt: skip

NEITHER = [
    "11s", "the 11's", "only 10 injections", "20 areas", "1½ units", "25/30 units", "1e999 units", "1_000 units",
    "9999999999999999999 units", "20 thousand thousand dollars", "are 20 u think", "at 25 u should wait", "does one unit hurt",
    "i lost 20 pounds", "they want 400 for it", "size 10 needle", "5 stars", "2 years ago", "call 010-1234-5678", "20 cc",
    "30g needle", "24k gold", "20 for both", "#300", "version 2.0.1", "12:30", "120/80", "٪", "½", "²",
]  # fmt: skip


@pytest.mark.parametrize("text", UNITS)
def test_units_are_read(text: str) -> None:
    assert found(text, "units", "money", "age") == {"units": [UNITS[text]]}


@pytest.mark.parametrize("text", SIDES)
def test_units_of_one_side_are_known_as_such(text: str) -> None:
    assert found(text) == {"units": [amount(10)]}
    assert role(text) == "each_side"


@pytest.mark.parametrize("text", MONEY)
def test_money_is_read_with_its_currency(text: str) -> None:
    assert found(text, "units", "money", "age") == {"money": [MONEY[text]]}


@pytest.mark.parametrize("text", ROLES)
def test_what_an_amount_is_for_is_known(text: str) -> None:
    assert role(text) == ROLES[text]


@pytest.mark.parametrize("text", NEITHER)
def test_not_every_number_is_an_amount(text: str) -> None:
    assert found(text, "units", "money", "age") == {}


def test_an_offer_is_read_as_a_whole() -> None:
    text = "They offered me 25u for the forehead and 10 each side for crow’s feet at 24, $350, pay for a year today"
    assert found(text, "units", "money", "age", "area") == {
        "units": [amount(25), amount(10)],
        "area": ["area_forehead", "area_crows_feet"],
        "age": [24],
        "money": [usd(350)],
    }
