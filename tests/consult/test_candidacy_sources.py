"""Every finding can be traced: its section, its sentences, its response."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.candidacy import (
    BY_CODE,
    NOT_SURE,
    OPTIONS,
    QUESTIONS,
    RULES,
    SAFETY,
    Outcome,
    ReasonCode,
    Rule,
    assess,
)
from bot.consult.candidacy_sources import evidence
from bot.guide.load import guide
from bot.guide.safety import safety
from bot.sentences import sentence

TITLES = {section.title for section in guide().sections}
SOURCES = {source.title for source in safety().sources}
ANSWERS = st.fixed_dictionaries(
    {
        **{question: st.sampled_from([None, *options]) for question, options in OPTIONS.items()},
        "age": st.none() | st.just(NOT_SURE) | st.integers(10, 110),
        "anatomic_reason": st.sampled_from([None, True, False]),
    }
)


def test_every_code_has_one_rule() -> None:
    assert set(BY_CODE) == set(ReasonCode)
    assert len(RULES) == len(BY_CODE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.value)
def test_a_code_has_a_section_and_responses(rule: Rule) -> None:
    behind = evidence(rule, guide(), safety())
    assert behind.said
    assert {said.source for said in behind.said} <= TITLES | SOURCES
    if rule.topic == SAFETY:
        assert behind.section in SOURCES
    else:
        assert set(behind.section.split(", ")) <= TITLES or behind.section in TITLES
        assert behind.anchor
        assert behind.said[0].source in TITLES
    assert sentence(f"utter_reason_{rule.code.value}")
    assert sentence(f"utter_short_{rule.code.value}")


@given(ANSWERS)
def test_whatever_is_answered_each_reason_can_be_shown(answers: dict[str, int | str | None]) -> None:
    for reason in assess(answers).reasons:
        assert sentence(f"utter_reason_{reason.code.value}")
        assert evidence(BY_CODE[reason.code], guide(), safety()).said


# What is worse than what, question by question; what stands in no list is told apart by other rules.
WORSE: dict[str, tuple[str, str]] = {
    "pregnancy": ("no", "yes"),
    "goal": ("prevent", "freeze"),
    "motive": ("own", "trend"),
    "upkeep": ("yes", "no"),
}
STOPS = ("neuromuscular", "allergy", "infection")


@given(ANSWERS, st.sampled_from(sorted(WORSE)))
def test_a_worse_answer_never_improves_the_outcome(answers: dict[str, int | str | None], question: str) -> None:
    milder, worse = WORSE[question]
    before, after = assess({**answers, question: milder}), assess({**answers, question: worse})
    assert after.outcome.severity >= before.outcome.severity
    # And the finding is there, whatever else is.
    assert {reason.code for reason in after.reasons} != {reason.code for reason in before.reasons}


@given(ANSWERS, st.sampled_from(STOPS))
def test_a_stop_cannot_be_outweighed(answers: dict[str, int | str | None], stop: str) -> None:
    assert assess({**answers, "health_stop": stop}).outcome is Outcome.NOT_NOW


@given(ANSWERS, st.integers(10, 110), st.integers(10, 18))
def test_under_age_is_never_better_than_of_age(answers: dict[str, int | str | None], age: int, minor: int) -> None:
    assert assess({**answers, "age": minor}).outcome is Outcome.NOT_NOW
    assert assess({**answers, "age": minor}).outcome.severity >= assess({**answers, "age": age}).outcome.severity


@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_a_doubt_never_worsens_what_was_open(answers: dict[str, int | str | None], question: str) -> None:
    unsure, open_ = assess({**answers, question: NOT_SURE}), assess({**answers, question: None})
    assert unsure.outcome is open_.outcome
    assert question in unsure.doubts
