"""Places in a list, as people name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.question_places import read_position, read_positions, read_runs


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("2", 2), ("the second", 2), ("drop the second one", 2), ("number 3", 3), ("No. 3", 3), ("#4", 4), ("3rd", 3),
        ("last one", 6), ("the last", 6), ("at the bottom", 6), ("the top one", 1), ("put the cost one first", 1),
        ("question two", 2), ("one", 1), ("Two.", 2), ("second to last", 5), ("the last but one", 5), ("6th", 6),
        ("the one before last", 5), ("7", None), ("0", None), ("41", None), ("in 2 years", None), ("25 units", None),
        ("the $5 one", None), ("3-4 months", None), ("give me a second", None), ("last year", None), ("", None),
        ("the second and the third", None), ("one about pain", None), ("my first treatment", None), ("top 3", None),
    ],
)  # fmt: skip
def test_a_position_is_read(text: str, position: int | None) -> None:
    assert read_position(text, 6) == position


def test_several_positions_are_read_in_order() -> None:
    assert read_positions("move the third to the top", 6) == [3, 1]
    assert read_positions("drop 2 and 5", 4) == [2]
    assert read_positions("the last", 0) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("drop the last two", [5, 6]), ("tick the first three", [1, 2, 3]), ("the top 2", [1, 2]),
        ("the last two years", []), ("the first two areas", []), ("the second", []), ("last five", [2, 3, 4, 5, 6]),
    ],
)  # fmt: skip
def test_a_run_of_positions_is_read(text: str, places: list[int]) -> None:
    assert read_runs(text, 6) == places


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_position_read_is_on_the_list(text: str, length: int) -> None:
    position = read_position(text, length)
    assert position is None or 1 <= position <= length
