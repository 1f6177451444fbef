"""Offers as people tell them, read with the entities that the pipeline finds."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.consult.quote_changes import is_another, merged
from bot.consult.quote_reading import Mention, read_offer
from bot.consult.quote_types import Dose, Offer, Price, Span
from bot.guide.load import guide
from bot.nlu.language import build_language

GLABELLA, FOREHEAD, EYES = "area_glabella", "area_forehead", "area_crows_feet"


@lru_cache(maxsize=1)
def language() -> Any:
    return build_language()


def read(text: str, asked: str | None = None) -> Offer:
    found = [Mention(span.label_, span._.value, span.start_char, span.end_char) for span in language()(text).ents]
    return read_offer(text, found, guide(), asked)


def units(offer: Offer) -> dict[str, tuple[float, float, str]]:
    return {dose.area: (dose.units.low, dose.units.high, dose.side) for dose in offer.doses}


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("25 units for the forehead", {FOREHEAD: (25, 25, "")}),
        ("forehead 25 units", {FOREHEAD: (25, 25, "")}),
        ("glabella 20u, forehead 18u, crow's feet 12u each side", {GLABELLA: (20, 20, ""), FOREHEAD: (18, 18, ""), EYES: (12, 12, "each")}),
        ("glabella 20u forehead 18u", {GLABELLA: (20, 20, ""), FOREHEAD: (18, 18, "")}),
        ("10 units for the forehead and 8 units for the 11s", {FOREHEAD: (10, 10, ""), GLABELLA: (8, 8, "")}),
        ("8 to 10 units in my forehead", {FOREHEAD: (8, 10, "")}),
        ("crow's feet 24 units in total", {EYES: (24, 24, "both")}),
        ("24 units for both sides of my crow's feet", {EYES: (24, 24, "both")}),
        ("6 units per side for crow's feet", {EYES: (6, 6, "each")}),
        ("crow's feet 12 units", {EYES: (12, 12, "unclear")}),
        ("forehead 10 and crows feet 6 per side for 250 dollars", {FOREHEAD: (10, 10, ""), EYES: (6, 6, "each")}),
        ("forehead 10 crow's feet 6 units each side", {FOREHEAD: (10, 10, ""), EYES: (6, 6, "each")}),
        ("my forehead would be 10", {FOREHEAD: (10, 10, "")}),
        ("forehead 9, glabella 12, all for 365", {FOREHEAD: (9, 9, ""), GLABELLA: (12, 12, "")}),
    ],
)  # fmt: skip
def test_units_belong_to_their_area(text: str, doses: dict[str, tuple[float, float, str]]) -> None:
    assert units(read(text)) == doses


def test_units_for_several_areas_are_a_total() -> None:
    offer = read("32 units for forehead and glabella")
    assert (offer.doses, offer.total) == ((), Span(32, 32))


def test_micro_botox_units_are_never_an_areas() -> None:
    offer = read("micro botox on the forehead with 40 units")
    assert (offer.micro, offer.doses, offer.total) == (True, (), Span(40, 40))


@pytest.mark.parametrize(
    ("text", "amount", "currency", "per"),
    [
        ("$350", 350, "USD", "session"),
        ("350 dollars for the forehead", 350, "USD", "session"),
        ("$12 a unit", 12, "USD", "unit"),
        ("$12 per unit", 12, "USD", "unit"),
        ("$12/unit", 12, "USD", "unit"),
        ("$95 an area if i take three", 95, "USD", "area"),
        ("$1600 a year", 1600, "USD", "year"),
        ("a year for $1800", 1800, "USD", "year"),
        ("four sessions for $1400", 1400, "USD", "package"),
        ("€250 for the forehead", 250, "EUR", "session"),
        ("200,000 won for the forehead", 200_000, "KRW", "session"),
        ("30만원 for the forehead", 300_000, "KRW", "session"),
        ("$450, yearly package", 450, "USD", "year"),
        ("$900, it's a package of 4", 900, "USD", "package"),
        ("it's $280, not $180", 280, "USD", "session"),
        ("quoted 500 for a single area", 500, "USD", "session"),
    ],
)
def test_a_price_and_what_it_is_for(text: str, amount: float, currency: str, per: str) -> None:
    assert read(text).prices == (Price(Span(amount, amount), currency, per),)  # type: ignore[arg-type]


def test_a_session_beside_a_year_that_has_no_price() -> None:
    offer = read("They offered me 25 units for the forehead at 24, $350, and I should pay for a year today.")
    assert units(offer) == {FOREHEAD: (25, 25, "")}
    assert offer.prices == (Price(Span(350, 350)),)
    assert (offer.age, offer.flags) == (24, ("ongoing_pressure",))
    assert offer.missing() == []


def test_of_an_old_and_a_new_price_the_new_one_counts() -> None:
    assert read("they went down from $400 to $250 for the 11s").prices == (Price(Span(250, 250)),)


def test_prices_of_single_areas_are_added_up() -> None:
    offer = read("$120 for the forehead, $150 for the glabella")
    assert offer.prices == (Price(Span(270, 270)),)


def test_a_deposit_is_no_price() -> None:
    assert read("$50 deposit, and $150 for the forehead").prices == (Price(Span(150, 150)),)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("i must sign up for a package today", {"ongoing_pressure"}),
        ("they pressured me", {"ongoing_pressure"}),
        ("the price is only valid today", {"ongoing_pressure"}),
        ("they promised that it stops ageing", {"stops_ageing"}),
        ("you will never age", {"stops_ageing"}),
        ("they want me to decide today, same for everyone", {"ongoing_pressure", "same_dose"}),
        ("everyone gets 20 units", {"same_dose"}),
        ("the same dose for everybody", {"same_dose"}),
        ("they did not tell me what to expect", {"no_expectations"}),
        ("nobody talked about realistic results", {"no_expectations"}),
        ("it lasts forever", {"permanent"}),
        ("they didn't say it stops ageing", set()),
        ("they were not pushy at all, took their time and explained what to expect", set()),
        ("10 units for the forehead, $150", set()),
        ("is today a good day", set()),
    ],
)
def test_warning_signs_are_heard(text: str, flags: set[str]) -> None:
    assert set(read(text).flags) == flags


@pytest.mark.parametrize(
    ("text", "count"), [("three areas", 3), ("a single area", 1), ("full face", 3), ("2 areas", 2), ("the area", None)]
)
def test_areas_are_counted_without_their_names(text: str, count: int | None) -> None:
    assert read(text).area_count == count


@pytest.mark.parametrize(
    ("text", "every"),
    [("every 2 months", Span(2, 2)), ("every 3-4 months", Span(3, 4)), ("every six weeks", Span(1.5, 1.5)),
     ("monthly", Span(1, 1)), ("quarterly", Span(3, 3)), ("once", None)],
)  # fmt: skip
def test_the_interval(text: str, every: Span | None) -> None:
    assert read(text).every == every


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("300 for brow and forehead", 2),
        ("300 for between the brows and forehead", 2),
        ("$350 for my brows", None),
        ("300 for a brow lift and forehead", 2),
        ("forehead $150", 1),
    ],
)
def test_a_bare_brow_is_one_more_area_beside_another_and_by_itself_none(text: str, count: int | None) -> None:
    assert read(text).count() == count


def test_areas_that_the_guide_does_not_know() -> None:
    assert read("10 units in my chin and neck").others == ("chin", "neck")


def test_products() -> None:
    assert read("12 units of Dysport").products == ("dysport",)
    assert read("the brand is called Zyntox").strange_product == "zyntox"
    assert read("which brand is that").strange_product is None


@pytest.mark.parametrize("text", ["don't know", "they didn't say", "no idea", "not sure", "no"])
def test_what_is_not_known_is_an_answer(text: str) -> None:
    assert read(text, "units").unknown == ("units",)


def test_a_bare_number_answers_what_was_asked() -> None:
    assert read("18", "units").total == Span(18, 18)
    assert read("350", "price").prices == (Price(Span(350, 350)),)
    assert read("65", "price").prices == (Price(Span(65, 65)),)
    assert read("18", "units").prices == ()
    assert read("1,200", "price").prices == (Price(Span(1200, 1200)),)


def test_a_number_beside_an_area_is_units_even_where_a_price_is_asked_for() -> None:
    offer = read("my forehead would be 10", "price")
    assert (units(offer), offer.prices) == ({FOREHEAD: (10, 10, "")}, ())


def test_an_offer_is_told_piece_by_piece() -> None:
    offer = merged(read("the forehead"), read("18", "units"))
    assert units(offer) == {FOREHEAD: (18, 18, "unclear")}
    offer = merged(offer, read("$350", "price"))
    assert offer.missing() == []
    assert merged(offer, read("sorry, 10 units for the forehead")).doses == (Dose(FOREHEAD, Span(10, 10)),)


def test_another_offer_is_known_by_its_figures() -> None:
    offer = read("10 units for the forehead, $150")
    assert is_another(offer, read("and another clinic has 12 units for the forehead for $180"))
    assert not is_another(read("the forehead"), read("10 units"))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from("25 units forehead crow's feet $350 a year each side 300 for 11s , and . 6+6 € 2 ~".split()),
        max_size=12,
    )
)
def test_any_mixture_is_read_without_harm(words: list[str]) -> None:
    offer = read(" ".join(words))
    assert all(dose.units.low <= dose.units.high for dose in offer.doses)
    assert len(offer.prices) <= 3
