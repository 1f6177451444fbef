"""Ranges: how they are written, shown, and reckoned with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guide.quantity import EXAMPLES, UNITS, Range

ranges = st.builds(
    lambda ends, unit: Range(min(ends), max(ends), unit),
    st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
    st.sampled_from(UNITS),
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("8-14 units", "8–14 units"),
        ("1-2 units", "1–2 units"),
        ("1-1 units", "1 unit"),
        ("20-40 points", "20–40 points"),
        ("80-200 USD", "$80–$200"),
        ("800-2000 USD", "$800–$2,000"),
        ("100000-250000 KRW", "₩100,000–₩250,000"),
        ("30-50 percent", "30–50%"),
        ("50-50 percent", "50%"),
        ("3-4 months", "3–4 months"),
        ("30-36 years", "30–36 years"),
    ],
)
def test_a_range_is_read_and_shown(written: str, shown: str) -> None:
    assert str(Range.parse(written)) == shown
    assert f"{Range.parse(written)}" == shown


@given(ranges)
def test_what_is_written_is_what_is_read(given_range: Range) -> None:
    written = f"{given_range.low}-{given_range.high} {given_range.unit}"
    assert Range.parse(written) == given_range


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8",
        "8-",
        "-14",
        "8-14",
        "14-8 units",
        "8-14 unitz",
        "8-14 Units",
        "8–14 units",
        "8 - 14 units",
        "8-14  units",
        " 8-14 units",
        "8-14 units\n",
        "08-14 units",
        "8.5-14 units",
        "-8-14 units",
        "8-14-20 units",
        "٨-١٤ units",
        "1,000-2,000 USD",
        "$80-$200",
        "9999999999-99999999999 units",
    ],
)
def test_anything_else_is_refused_with_the_value_and_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write for example '") as caught:
        Range.parse(text)
    message = str(caught.value)
    assert repr(text) in message
    assert "\n" not in message
    example = re.findall(r"'([0-9]+-[0-9]+ [A-Za-z]+)'", message)[-1]
    assert Range.parse(example)


def test_a_field_takes_its_own_unit_only() -> None:
    with pytest.raises(ValueError, match=re.escape("'3-4 months': 'months' is not the unit of this field")):
        Range.parse("3-4 months", ("units",))


def test_every_unit_has_an_example_that_works() -> None:
    assert set(EXAMPLES) == set(UNITS)
    assert [Range.parse(EXAMPLES[unit], (unit,)).unit for unit in UNITS] == list(UNITS)


@pytest.mark.parametrize(("low", "high", "unit"), [(14, 8, "units"), (-1, 8, "units"), (1, 2, "drops")])
def test_a_wrong_range_cannot_be_built(low: int, high: int, unit: str) -> None:
    with pytest.raises(ValueError, match=r"range runs from low|is not a unit"):
        Range(low, high, unit)  # type: ignore[arg-type]


def test_a_range_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Range(1, 2, "units").low = 3  # type: ignore[misc]


def test_both_sides_are_double() -> None:
    assert Range(4, 8, "units").doubled() == Range(8, 16, "units")


@given(ranges, st.integers(0, 40))
def test_times_is_adding_up(given_range: Range, count: int) -> None:
    total = Range(0, 0, given_range.unit)
    for _ in range(count):
        total = total.plus(given_range)
    assert total == given_range.times(count)


def test_different_units_do_not_add() -> None:
    with pytest.raises(ValueError, match="cannot be added: units and points"):
        Range(1, 2, "units").plus(Range(1, 2, "points"))


def test_ends_lie_inside() -> None:
    dose = Range(8, 14, "units")
    assert [amount in dose for amount in (7, 7.9, 8, 11, 14, 14.5)] == [False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("standard", "baby", "cut"),
    [
        ("20-25 units", "8-14 units", "44–60%"),
        ("10-15 units", "4-8 units", "47–60%"),
        ("4-8 units", "2-4 units", "50%"),
        ("4-6 units", "2-4 units", "33–50%"),
        ("8-8 units", "7-7 units", "13%"),  # 12.5 is rounded half up
        ("8-8 units", "8-8 units", "0%"),
    ],
)
def test_the_cut_compares_low_with_low_and_high_with_high(standard: str, baby: str, cut: str) -> None:
    assert str(Range.parse(standard).cut_to(Range.parse(baby))) == cut


@pytest.mark.parametrize("smaller", ["1-2 points", "9-14 units"])
def test_a_cut_is_never_negative_or_across_units(smaller: str) -> None:
    with pytest.raises(ValueError, match=r"range runs from|cannot be cut"):
        Range.parse("4-8 units").cut_to(Range.parse(smaller))


def test_nothing_cannot_be_cut() -> None:
    with pytest.raises(ValueError, match="cannot be cut"):
        Range(0, 8, "units").cut_to(Range(0, 4, "units"))
