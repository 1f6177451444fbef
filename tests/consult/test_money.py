"""Amounts of money: exact, in one currency, and written as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.money import Money
from bot.guide.quantity import Range

CENTS = st.integers(min_value=0, max_value=10**9).map(lambda cents: cents / 100)


def test_a_price_of_the_guide_becomes_money() -> None:
    assert Money.of(Range(80, 200, "USD")) == Money(Decimal(80), Decimal(200), "USD")


@given(CENTS, st.integers(min_value=1, max_value=240))
def test_many_times_an_amount_loses_no_cent(amount: float, count: int) -> None:
    total = Money.told(amount, amount, "USD").times(count)
    assert total.low == Decimal(round(amount * 100)) * count / 100


def test_what_somebody_names_keeps_its_digits() -> None:
    assert Money.told(0.1, 0.1, "USD").times(3).low == Decimal("0.3")
    assert Money.told(19.995, 19.995, "USD").low == Decimal("20.00")
    assert Money.told(150_000.4, 150_000.4, "KRW").low == 150_000


def test_ends_that_are_told_backwards_are_turned() -> None:
    assert Money.told(300, 200, "USD") == Money.told(200, 300, "USD")


@pytest.mark.parametrize(
    ("money", "shown"),
    [
        (Money.told(320, 800, "USD"), "$320–$800"),
        (Money.told(24_000, 60_000, "USD"), "$24,000–$60,000"),
        (Money.told(87.5, 87.5, "USD"), "$87.50"),
        (Money.told(150_000, 150_000, "KRW"), "₩150,000"),
        (Money.told(200, 200, "CHF"), "200 CHF"),
    ],
)
def test_money_is_written_as_people_read_it(money: Money, shown: str) -> None:
    assert str(money) == shown


def test_in_json_whole_amounts_are_whole() -> None:
    assert [type(end) for end in Money.told(80, 87.5, "USD").ends()] == [int, float]


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf")])
def test_what_is_no_amount_is_refused(amount: float) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        Money.told(amount, amount, "USD")
