"""What Maru's spaCy pipeline finds in a text, with values."""

from __future__ import annotations

from typing import Any

import pytest
from tables import amount, found, krw, language, months, usd

from bot.guide.names import AREAS
from bot.nlu.vocabulary import vocabulary

FOREHEAD, GLABELLA, FEET = "area_forehead", "area_glabella", "area_crows_feet"
BUNNY, LIP, JAW = "area_bunny_lines", "area_lip_flip", "area_masseter"

TEXTS: dict[str, dict[str, list[Any]]] = {
    # areas, by their many names
    "forehead": {"area": [FOREHEAD]},
    "FOREHEAD LINES": {"area": [FOREHEAD]},
    "my frontalis is strong": {"area": [FOREHEAD]},
    "how many for the 11s": {"area": [GLABELLA]},
    "the 11's between my brows": {"area": [GLABELLA, GLABELLA]},
    "eleven lines": {"area": [GLABELLA]},
    "lines between my eyebrows": {"area": [GLABELLA]},
    "crow's feet": {"area": [FEET]},
    "crows feet": {"area": [FEET]},
    "wrinkles around my eyes": {"area": [FEET]},
    "nose lines": {"area": [BUNNY]},
    "lip flip": {"area": [LIP]},
    "upper lip": {"area": [LIP]},
    "masseter": {"area": [JAW]},
    "square jaw": {"area": [JAW]},
    "forehead and crows feet and lip": {"area": [FOREHEAD, FEET, LIP]},
    "between my brows": {"area": [GLABELLA]},
    "in between the eyebrows": {"area": [GLABELLA]},
    "my elevens": {"area": [GLABELLA]},
    "frown lines": {"area": [GLABELLA]},
    "crow’s feet": {"area": [FEET]},
    "crow&#39;s feet": {"area": [FEET]},
    "crow's-feet": {"area": [FEET]},
    "CROW‘S FEET": {"area": [FEET]},
    "round the eyes": {"area": [FEET]},
    "lines by my eyes": {"area": [FEET]},
    "the corners of the eyes": {"area": [FEET]},
    "under my eyes": {},
    "bunny lines": {"area": [BUNNY]},
    "lines on the nose": {"area": [BUNNY]},
    "lip-flip": {"area": [LIP]},
    "jaw": {"area": [JAW]},
    "jawline/forehead": {"area": [JAW, FOREHEAD]},
    "chewing muscles": {"area": [JAW]},
    "11s, bunny lines + jaw": {"area": [GLABELLA, BUNNY, JAW]},
    "<b>fore\u200bhead</b>": {"area": [FOREHEAD]},
    # typos
    "forhead": {"area": [FOREHEAD]},
    "foreheed": {"area": [FOREHEAD]},
    "glabela": {"area": [GLABELLA]},
    "massetter": {"area": [JAW]},
    "dysportt": {"product": ["dysport"]},
    "foreheaaad": {"area": [FOREHEAD]},
    "jawww": {"area": [JAW]},
    "frwon lines": {"area": [GLABELLA]},
    "crows feat": {"area": [FEET]},
    "botx or bottox": {"product": ["botox", "botox"]},
    "dysprt": {"product": ["dysport"]},
    "zeomin": {"product": ["xeomin"]},
    "nabotta": {"product": ["nabota"]},
    "juveau": {"product": ["jeuveau"]},
    "daxify": {"product": ["daxxify"]},
    "medytoxin": {"product": ["meditoxin"]},
    # a slip is no lip, a fillet no filler, an allergy no brand, a detox no botox
    "allergic, an allergy": {},
    "a detox, botched both": {},
    "a master injector": {},
    "on 20mg of something, 50 mg": {},
    "im a nurse": {},
    "slip of paper": {},
    "a fillet of fish": {},
    # products, treatments, conditions
    "nabota or botulax": {"product": ["nabota", "botulax"]},
    "xeomin vs dysport": {"product": ["xeomin", "dysport"]},
    "rejuran and hifu": {"treatment": ["rejuran", "hifu"]},
    "micro botox": {"treatment": ["micro_botox"]},
    "baby botox": {"treatment": ["baby_botox"]},
    "lip filler": {"treatment": ["filler"]},
    "tretinoin and spf": {"treatment": ["retinoid", "sunscreen"]},
    "i am breastfeeding": {"condition": ["pregnancy"]},
    "i have myasthenia gravis": {"condition": ["neuromuscular"]},
    # ages
    "im 24": {"age": [24]},
    "i'm 24": {"age": [24]},
    "I am 24": {"age": [24]},
    "24yo": {"age": [24]},
    "24 yo": {"age": [24]},
    "24 years old": {"age": [24]},
    "a 24-year-old": {"age": [24]},
    "im twenty four": {"age": [24]},
    "twenty-four years old": {"age": [24]},
    "age 24": {"age": [24]},
    "just turned 30": {"age": [30]},
    "is 22 too young": {"age": [22]},
    "she is 19": {"age": [19]},
    "im 24 and want my 11s done": {"age": [24], "area": [GLABELLA]},
    # numbers that are no age
    "12 weeks pregnant": {"duration": [amount(12, unit="weeks")], "condition": ["pregnancy"]},
    "im 14 weeks along": {"condition": ["pregnancy"]},
    "im 12 weeks pregnant": {"duration": [amount(12, unit="weeks")], "condition": ["pregnancy"]},
    "i am 5": {},
    "i am 170": {},
    "only 20 minutes": {"duration": [amount(20, unit="minutes")]},
    "only 15 percent": {},
    "im 50 percent sure": {},
    # units
    "20 units": {"units": [amount(20)]},
    "20u": {"units": [amount(20)]},
    "20 u": {"units": [amount(20)]},
    "20iu": {"units": [amount(20)]},
    "20 untis": {"units": [amount(20)]},
    "20 Units": {"units": [amount(20)]},
    "2.5 units": {"units": [amount(2.5)]},
    "twenty five units": {"units": [amount(25)]},
    "twenty-five units": {"units": [amount(25)]},
    "one hundred units": {"units": [amount(100)]},
    "8 to 10 units": {"units": [amount(8, 10)]},
    "8-10 units": {"units": [amount(8, 10)]},
    "8 - 10 units": {"units": [amount(8, 10)]},
    "8 units to 10 units": {"units": [amount(8, 10)]},
    "8-10u": {"units": [amount(8, 10)]},
    "eight to ten units": {"units": [amount(8, 10)]},
    "25 units for the forehead at 24": {"units": [amount(25)], "area": [FOREHEAD], "age": [24]},
    "11s 20 units": {"area": [GLABELLA], "units": [amount(20)]},
    "the 11s": {"area": [GLABELLA]},
    # money
    "$300": {"money": [usd(300)]},
    "$ 300": {"money": [usd(300)]},
    "300$": {"money": [usd(300)]},
    "300 dollars": {"money": [usd(300)]},
    "300 usd": {"money": [usd(300)]},
    "300 bucks": {"money": [usd(300)]},
    "USD 300": {"money": [usd(300)]},
    "three hundred dollars": {"money": [usd(300)]},
    "$1,200": {"money": [usd(1200)]},
    "$1.5k": {"money": [usd(1500)]},
    "$300-350": {"money": [usd(300, 350)]},
    "$300 - $350": {"money": [usd(300, 350)]},
    "300 to 350 dollars": {"money": [usd(300, 350)]},
    "$300ish": {"money": [usd(300)]},
    "350,000 won": {"money": [krw(350_000)]},
    "₩350,000": {"money": [krw(350_000)]},
    "350000 krw": {"money": [krw(350_000)]},
    "350k won": {"money": [krw(350_000)]},
    "35만원": {"money": [krw(350_000)]},
    "35만 원": {"money": [krw(350_000)]},
    "200 euros": {"money": [amount(200, unit="EUR")]},
    "£150": {"money": [amount(150, unit="GBP")]},
    # durations
    "2 years ago": {"duration": [amount(2, unit="years")]},
    "two weeks ago": {"duration": [amount(2, unit="weeks")]},
    "every 3-4 months": {"duration": [months(3, 4)]},
    "every 3 to 4 months": {"duration": [months(3, 4)]},
    "3mo": {"duration": [months(3)]},
    "48 hours": {"duration": [amount(48, unit="hours")]},
    # an offer
    "25 units for the forehead, $350, every 3 months": {
        "units": [amount(25)], "area": [FOREHEAD], "money": [usd(350)], "duration": [months(3)],
    },
    "they want 400 for forehead": {"area": [FOREHEAD]},
    # nothing
    "hello": {},
    "does it hurt": {},
    "one of these": {},
    "": {},
    "?!": {},
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_entities(text: str) -> None:
    assert found(text) == TEXTS[text]


def test_the_longer_name_wins() -> None:
    (span,) = language()("lip filler").ents
    assert (span.text, span._.value) == ("lip filler", "filler")


@pytest.mark.parametrize("kind", vocabulary().kinds())
def test_every_name_of_the_vocabulary_is_found(kind: str) -> None:
    missed = {
        name: found(f"about {name} please")
        for meaning, names in vocabulary().kinds()[kind].items() for name in names
        if found(f"about {name} please") != {kind: [meaning]}
    }  # fmt: skip
    assert missed == {}


def test_areas_are_those_of_the_guide() -> None:
    assert set(vocabulary().area) == set(AREAS)
