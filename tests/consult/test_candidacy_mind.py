"""A change of mind after the check: which statements count as one, and which do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.candidacy import QUESTIONS, is_legal
from bot.consult.candidacy_mind import says_the_same, told_otherwise

ANSWERED: dict[str, int | str] = {
    "age": 31,
    "pregnancy": "no",
    "health_stop": "none",
    "line_stage": "movement",
    "accelerators": "neither",
    "goal": "prevent",
    "motive": "own",
    "upkeep": "yes",
    "earlier_treatment": "none",
}


@pytest.mark.parametrize(
    ("text", "before", "changed"),
    [
        ("I was mistaken, I'm not pregnant", {"pregnancy": "yes"}, {"pregnancy": "no"}),
        ("I checked, I'm not pregnant", {"pregnancy": "not_sure"}, {"pregnancy": "no"}),
        ("the pregnancy test was negative", {"pregnancy": "not_sure"}, {"pregnancy": "no"}),
        ("turns out I'm pregnant", {}, {"pregnancy": "yes"}),
        ("I changed my mind, I'm 22 not 31", {}, {"age": 22}),
        ("I'm 22", {}, {"age": 22}),
        ("I told you 31 but it's 22", {}, {"age": 22}),
        ("actually I do have an allergy", {}, {"health_stop": "allergy"}),
        ("I forgot to say that I have myasthenia", {}, {"health_stop": "neuromuscular"}),
        # That one is denied leaves the others open.
        ("I don't have an allergy after all", {"health_stop": "allergy"}, {"health_stop": None}),
        ("sorry, I was wrong about the allergy", {"health_stop": "allergy"}, {"health_stop": None}),
        ("I have to correct something: my lines show at rest too", {}, {"line_stage": "rest"}),
        ("I mean I do smoke", {}, {"accelerators": "habits"}),
        ("I mean I do smoke", {"accelerators": "family"}, {"accelerators": "both"}),
        ("on second thought I can't come back every three months", {}, {"upkeep": "no"}),
        ("I've changed my mind about the goal, I want to freeze my face", {}, {"goal": "freeze"}),
        ("I said never but I had botox once", {}, {"earlier_treatment": "yes"}),
    ],
)
def test_what_is_said_otherwise_replaces_the_answer(
    text: str, before: dict[str, int | str], changed: dict[str, int | str | None]
) -> None:
    assert told_otherwise(text, {**ANSWERED, **before}) == changed


@pytest.mark.parametrize(
    "text",
    [
        "I'm 31",
        "in two years I'll be 33",
        "I want to start before I'm 35",
        "what if I'm pregnant",
        "actually how much is it",
        "I was pregnant last year",
        "my sister is pregnant",
        "my friend is 22",
        "I want natural results",
        "no I meant the forehead",
        "not 31 units, 13",
        "I have a wedding in 10 weeks",
        "I don't have an allergy after all",
        "I changed my mind, I don't want botox any more",
    ],
)
def test_what_is_said_in_passing_changes_nothing(text: str) -> None:
    assert told_otherwise(text, ANSWERED) == {}


def test_a_time_made_exact_is_the_same_answer() -> None:
    assert says_the_same("wait, I meant 10 weeks ago", {**ANSWERED, "earlier_treatment": "yes"})
    assert not says_the_same("wait, I meant 10 weeks ago", ANSWERED)
    assert not says_the_same("how long does it last", {**ANSWERED, "earlier_treatment": "yes"})


@given(st.text(max_size=80))
def test_whatever_is_written_a_change_is_legal(text: str) -> None:
    changed: dict[str, Any] = told_otherwise(text, ANSWERED)
    assert all(name in QUESTIONS and (value is None or is_legal(name, value)) for name, value in changed.items())
