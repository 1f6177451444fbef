"""What is told after an offer was looked at: additions and corrections, and what is neither."""

from __future__ import annotations

import pytest

from bot.consult.quote_changes import asks_about_clinic, carries_on, merged
from bot.consult.quote_types import Dose, Offer, Price, Span

BROW, FOREHEAD = "area_glabella", "area_forehead"
TOLD = Offer(areas=(BROW,), doses=(Dose(BROW, Span(10, 10)),), prices=(Price(Span(180, 180)),))
UNITS = Offer(total=Span(18, 18))
PRICED = Offer(prices=(Price(Span(280, 280)),))


def test_units_without_an_area_replace_those_of_the_area() -> None:
    now = merged(TOLD, UNITS, "no sorry 18 units")
    assert (now.doses, now.total, now.prices) == ((Dose(BROW, Span(18, 18)),), None, TOLD.prices)


def test_of_several_areas_the_figure_that_is_taken_back_says_which() -> None:
    both = Offer(areas=(BROW, FOREHEAD), doses=(*TOLD.doses, Dose(FOREHEAD, Span(8, 8))))
    assert merged(both, UNITS, "18 units, not 10").doses[0] == Dose(BROW, Span(18, 18))
    assert merged(both, UNITS, "sorry, 18 units").doses[1] == Dose(FOREHEAD, Span(18, 18))


def test_a_new_price_leaves_the_units() -> None:
    now = merged(TOLD, PRICED)
    assert (now.doses, now.prices) == (TOLD.doses, PRICED.prices)


def test_a_corrected_price_is_for_the_same_thing() -> None:
    year = Offer(areas=(BROW,), prices=(Price(Span(900, 900), per="year"),))
    assert merged(year, PRICED).prices == (Price(Span(280, 280), per="year"),)


def test_a_price_for_a_year_stands_beside_that_of_a_session() -> None:
    year = Price(Span(1500, 1500), per="year")
    assert merged(TOLD, Offer(prices=(year,))).prices == (*TOLD.prices, year)


def test_sessions_told_later_make_the_price_that_of_a_package() -> None:
    now = merged(TOLD, Offer(sessions=4, products=("botulax",)))
    assert (now.prices[0].per, now.products) == ("package", ("botulax",))


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("no sorry 18 units", UNITS),
        ("and it's 280 dollars, not 180", PRICED),
        ("and for a year they want 1500", Offer(prices=(Price(Span(1500, 1500), per="year"),))),
        ("botulax, and they gave it as a package of 4", Offer(sessions=4, products=("botulax",))),
        ("they want me to decide today", Offer(flags=("ongoing_pressure",))),
        ("my forehead would be 10", Offer(areas=(FOREHEAD,), doses=(Dose(FOREHEAD, Span(10, 10)),))),
    ],
)
def test_more_of_an_offer(text: str, more: Offer) -> None:
    assert carries_on(TOLD, more, text)
    assert not carries_on(Offer(), more, text)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("are 18 units a lot", UNITS),
        ("18 units?", UNITS),
        ("another clinic wants $280", PRICED),
        ("check this offer: $280", PRICED),
        ("18 units for $280", Offer(total=Span(18, 18), prices=PRICED.prices)),
        ("no thanks", Offer()),
    ],
)
def test_a_question_or_another_offer_is_no_more_of_it(text: str, more: Offer) -> None:
    assert not carries_on(TOLD, more, text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("so is it a bad clinic?", True),
        ("are they dodgy", True),
        ("should I trust them", True),
        ("is this clinic a scam", True),
        ("what is a bad sign", False),
        ("is that price bad", False),
    ],
)
def test_whether_the_clinic_is_judged(text: str, asked: bool) -> None:
    assert asks_about_clinic(text) == asked
