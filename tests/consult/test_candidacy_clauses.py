"""Answers told all at once."""

from __future__ import annotations

import pytest

from bot.consult.candidacy import QUESTIONS
from bot.consult.candidacy_clauses import age_alone, health_left, in_order, read_all, told_with_consent

EVERYTHING = (
    "I'm 33 not pregnant no allergies, lines when I smile and frown, mom had wrinkles, I want to prevent, my own idea, "
    "quarterly is fine, never had it"
)


def test_one_message_may_answer_all_but_the_half_denied_health_question() -> None:
    assert read_all(EVERYTHING, QUESTIONS) == {
        "age": 33,
        "pregnancy": "no",
        "line_stage": "movement",
        "accelerators": "family",
        "goal": "prevent",
        "motive": "own",
        "upkeep": "yes",
        "earlier_treatment": "none",
    }
    assert health_left(EVERYTHING) == ("neuromuscular", "infection")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("they show when I frown, and faintly at rest", {"line_stage": "rest"}),
        ("lines only when I smile", {"line_stage": "movement"}),
        ("not pregnant, breastfeeding or trying", {"pregnancy": "no"}),
        ("does my mom having wrinkles matter, or my own idea?", {}),
        ("hello", {}),
        ("", {}),
    ],
)
def test_what_is_told_in_parts(text: str, told: dict[str, str]) -> None:
    assert read_all(text, QUESTIONS) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("33, no, none", {"age": 33, "pregnancy": "no", "health_stop": "none"}),
        ("33, no", {"age": 33, "pregnancy": "no"}),
        ("33", {}),
        ("no, none", {}),
        ("33, no, none, no", {}),
        ("33, yes, none", {}),
        ("33, no, allergies", {}),
    ],
)
def test_bare_answers_in_their_order(text: str, told: dict[str, int | str]) -> None:
    assert in_order(text) == told


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("no allergies", ("neuromuscular", "infection")),
        ("I don't have any muscle disease", ("allergy", "infection")),
        ("no allergy and no infection", ("neuromuscular",)),
        ("an allergy", ()),
        ("none", ()),
    ],
)
def test_what_a_half_denied_health_question_leaves_open(text: str, left: tuple[str, ...]) -> None:
    assert health_left(text) == left


@pytest.mark.parametrize(
    ("text", "consent", "age"),
    [
        ("sure, I'm 31", "yes", 31),
        ("yes 31", "yes", 31),
        ("ok I am 31 and not pregnant", "yes", 31),
        ("31", None, 31),
        ("no, I'm 31", None, 31),
        ("sure but why do you need it", None, None),
        ("yes, but don't store it", None, None),
        ("yes, should I?", None, None),
        ("no", "no", None),
    ],
)
def test_consent_holds_where_nothing_but_answers_stand_beside_it(
    text: str, consent: str | None, age: int | None
) -> None:
    assert told_with_consent(text) == consent
    assert age_alone(text) == age
