"""Which of the likely intents are answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.likeliest import LIKELY_OF_OTHER, NEARLY_AS_LIKELY, OF_EITHER_KIND, UNDECIDED, likeliest
from bot.consult.subjects import COVERED, UNCOVERED

SILENT_REST = [("ask_reversal", 0.17), ("ask_men", 0.17)]


@pytest.mark.parametrize(
    ("ranking", "answered"),
    [
        ([], []),
        ([("ask_price", 0.9), ("ask_pain", 0.1)], ["ask_price"]),
        ([("greet", 0.4), ("ask_pain", 0.3), ("ask_price", 0.3)], ["greet"]),
        # Together the silent subjects are likelier, though each is less so.
        ([("ask_price", 0.2), ("ask_pain", 0.18), ("ask_onset", 0.18), *SILENT_REST], ["ask_pain"]),
        ([("ask_pain", 0.2), ("ask_price", 0.3), ("ask_dose", 0.28), ("ask_risks", 0.2)], ["ask_price", "ask_dose"]),
        # Where the kind stays open, both are told.
        ([("ask_price", 0.5), ("ask_pain", 0.5 * OF_EITHER_KIND)], ["ask_price", "ask_pain"]),
        ([("ask_price", 0.5), ("ask_pain", 0.5 * OF_EITHER_KIND - 0.01)], ["ask_price"]),
        ([("ask_pain", 0.3), ("ask_price", 0.25), ("ask_dose", 0.2)], ["ask_price", "ask_pain"]),
        ([("ask_price", 0.1), *((name, LIKELY_OF_OTHER - 0.01) for name in list(UNCOVERED)[:2])], ["ask_price"]),
        ([("ask_price", 0.4), ("ask_dose", 0.4 * NEARLY_AS_LIKELY)], ["ask_price", "ask_dose"]),
        ([("ask_price", 0.4), ("ask_dose", 0.4 * NEARLY_AS_LIKELY - 0.01)], ["ask_price"]),
        ([("ask_price", UNDECIDED), ("ask_dose", 0.4)], ["ask_price"]),
        # The silence on other places names the guide's prices itself.
        ([("ask_price_elsewhere", 0.5), ("ask_price", 0.3)], ["ask_price_elsewhere"]),
        ([("ask_price", 0.5), ("ask_price_elsewhere", 0.3)], ["ask_price", "ask_price_elsewhere"]),
        # What the guide is silent on is said once.
        ([("ask_pain", 0.4), ("ask_onset", 0.39)], ["ask_pain"]),
    ],
)
def test_the_kind_of_question_is_decided_before_the_question(
    ranking: list[tuple[str, float]], answered: list[str]
) -> None:
    assert likeliest(ranking) == answered


@given(
    st.lists(
        st.tuples(st.sampled_from([*COVERED, *UNCOVERED, "greet"]), st.floats(0, 1)), unique_by=lambda each: each[0]
    )
)
def test_whatever_is_answered_was_ranked(ranking: list[tuple[str, float]]) -> None:
    ordered = sorted(ranking, key=lambda each: -each[1])
    found = likeliest(ordered)
    assert set(found) <= {name for name, _ in ordered}
    assert len(found) <= 2
    assert bool(found) == bool(ordered)
