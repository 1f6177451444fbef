"""The candidacy check: each finding, what decides, what is asked next."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.candidacy import (
    NOT_SURE,
    OPTIONS,
    QUESTIONS,
    RULES,
    Answers,
    Outcome,
    ReasonCode,
    assess,
    is_hard_stop,
    next_question,
    progress,
    to_tell,
    worst,
)

# Nothing speaks against it: what each case below starts from.
FINE: dict[str, int | str | None] = {
    "age": 32,
    "pregnancy": "no",
    "health_stop": "none",
    "line_stage": "movement",
    "accelerators": "neither",
    "goal": "prevent",
    "motive": "own",
    "upkeep": "yes",
    "earlier_treatment": "none",
}


def codes(answers: Answers) -> set[str]:
    return {reason.code.value for reason in assess(answers).reasons}


@pytest.mark.parametrize(
    ("changed", "code", "outcome", "topic"),
    [
        ({"pregnancy": "yes"}, "pregnancy", "not_now", "reconsider"),
        ({"health_stop": "neuromuscular"}, "neuromuscular", "not_now", "reconsider"),
        ({"health_stop": "allergy"}, "allergy", "not_now", "safety"),
        ({"health_stop": "infection"}, "infection", "not_now", "safety"),
        ({"age": 18}, "minor", "not_now", "safety"),
        ({"age": 19}, "early_twenties", "wait", "start_timing"),
        ({"age": 23}, "early_twenties", "wait", "start_timing"),
        ({"line_stage": "none"}, "no_lines", "wait", "good_candidate"),
        ({"goal": "transform"}, "goal_transform", "rethink", "reconsider"),
        ({"goal": "freeze"}, "goal_freeze", "rethink", "not_claims"),
        ({"goal": "stop_ageing"}, "goal_stop_ageing", "rethink", "not_claims"),
        ({"motive": "trend"}, "motive_trend", "rethink", "reconsider"),
        ({"upkeep": "no"}, "upkeep_unrealistic", "rethink", "reconsider"),
        ({"age": 22, "anatomic_reason": True}, "early_twenties_anatomic", "discuss", "start_timing"),
        ({"age": 24}, "mid_twenties", "discuss", "start_timing"),
        ({"age": 26}, "mid_twenties", "discuss", "start_timing"),
        ({"age": 27, "line_stage": "rest"}, "late_twenties", "discuss", "start_timing"),
        ({"age": 29, "line_stage": "rest"}, "late_twenties", "discuss", "start_timing"),
        ({"age": 30}, "thirties", "discuss", "start_timing"),
        ({"age": 36}, "thirties", "discuss", "start_timing"),
        ({"age": 37}, "beyond_window", "discuss", "good_candidate"),
    ],
)
def test_a_finding_has_its_outcome_and_section(
    changed: dict[str, int | str | None], code: str, outcome: str, topic: str
) -> None:
    found = assess({**FINE, **changed})
    assert found.outcome == outcome
    assert [(r.outcome, r.topic) for r in found.reasons if r.code == code] == [(outcome, topic)]


@pytest.mark.parametrize(
    ("changed", "code", "topic"),
    [
        ({"age": 28}, "candidate_age", "good_candidate"),
        ({"age": 25, "line_stage": "not_sure"}, "candidate_age", "good_candidate"),
        ({}, "lines_with_movement", "good_candidate"),
        ({"line_stage": "rest"}, "lines_at_rest", "principle"),
        ({"accelerators": "family"}, "family_history", "good_candidate"),
        ({"accelerators": "both"}, "family_history", "good_candidate"),
        ({"accelerators": "habits"}, "habits", "good_candidate"),
        ({"accelerators": "both"}, "habits", "good_candidate"),
        ({"goal": "soften"}, "goal_realistic", "good_candidate"),
        ({}, "upkeep_realistic", "good_candidate"),
        ({"earlier_treatment": "yes"}, "earlier_treatment", "safety"),
        ({"earlier_treatment": "stopped_working"}, "earlier_treatment", "safety"),
        ({"earlier_treatment": "stopped_working"}, "stopped_working", "antibody_resistance"),
    ],
)
def test_a_supporting_finding_decides_nothing(changed: dict[str, int | str | None], code: str, topic: str) -> None:
    found = assess({**FINE, **changed})
    assert [(r.outcome, r.topic) for r in found.reasons if r.code == code] == [(None, topic)]
    stopped = assess({**FINE, **changed, "pregnancy": "yes"})
    assert stopped.outcome is Outcome.NOT_NOW
    assert code in {reason.code for reason in stopped.reasons}


def test_every_plausible_age_is_judged_once() -> None:
    by_age = {"minor", "early_twenties", "mid_twenties", "late_twenties", "thirties", "beyond_window", "candidate_age"}
    for age, stage in product(range(10, 111), [*OPTIONS["line_stage"], None]):
        assert len(codes({"age": age, "line_stage": stage}) & by_age) == 1


def test_an_anatomic_reason_lifts_only_the_age() -> None:
    early = {**FINE, "age": 20}
    assert assess({**early, "anatomic_reason": True}).outcome is Outcome.DISCUSS
    assert assess({**early, "anatomic_reason": False}).outcome is Outcome.WAIT
    assert assess({**early, "age": 18, "anatomic_reason": True}).outcome is Outcome.NOT_NOW
    assert assess({**early, "anatomic_reason": True, "goal": "freeze"}).outcome is Outcome.RETHINK


def test_all_findings_are_shown_and_the_worst_decides() -> None:
    found = assess({**FINE, "age": 20, "goal": "freeze", "line_stage": "none", "health_stop": "allergy"})
    assert found.outcome is Outcome.NOT_NOW
    assert [reason.code for reason in found.reasons][:4] == ["allergy", "goal_freeze", "early_twenties", "no_lines"]


def test_beside_a_stop_only_what_stops_is_told() -> None:
    stopped = assess({**FINE, "age": 20, "goal": "freeze", "pregnancy": "yes", "health_stop": "allergy"})
    assert [reason.code for reason in to_tell(stopped)] == ["pregnancy", "allergy"]
    goes_on = assess({**FINE, "goal": "freeze", "accelerators": "both"})
    assert to_tell(goes_on) == goes_on.reasons


def test_not_sure_to_everything_is_a_list_of_doubts() -> None:
    found = assess(dict.fromkeys(QUESTIONS, NOT_SURE))
    assert found.outcome is Outcome.DISCUSS
    assert found.reasons == ()
    assert found.doubts == QUESTIONS
    assert next_question(dict.fromkeys(QUESTIONS, NOT_SURE)) is None


def test_rules_stand_worst_first_and_use_every_code_once() -> None:
    ranks = [rule.outcome.severity if rule.outcome else -1 for rule in RULES]
    assert ranks == sorted(ranks, reverse=True)
    assert sorted(rule.code for rule in RULES) == sorted(ReasonCode)


def test_every_option_but_neutral_ones_is_heard_by_a_rule() -> None:
    # "No" to a risk and "not sure" find nothing; an earlier treatment and an accelerator need not exist.
    neutral = {("pregnancy", "no"), ("health_stop", "none"), ("accelerators", "neither"), ("motive", "own")}
    neutral |= {("earlier_treatment", "none")} | {(question, NOT_SURE) for question in QUESTIONS}
    for question, options in OPTIONS.items():
        for option in options:
            assert bool(codes({question: option})) is ((question, option) not in neutral), (question, option)


def test_severity_is_not_the_alphabet() -> None:
    assert worst([]) is Outcome.DISCUSS
    assert worst(Outcome) is Outcome.NOT_NOW
    assert worst([Outcome.WAIT, Outcome.RETHINK]) is Outcome.RETHINK
    assert [outcome.severity for outcome in Outcome] == [0, 1, 2, 3]


def test_the_questions_come_in_order_with_hard_stops_first() -> None:
    answers: dict[str, int | str | None] = {}
    asked = []
    while (question := next_question(answers)) is not None:
        asked.append(question)
        answers[question] = FINE[question]
    assert tuple(asked) == QUESTIONS
    assert QUESTIONS[:3] == ("age", "pregnancy", "health_stop")


@pytest.mark.parametrize(
    "stop",
    [{"age": 18}, {"pregnancy": "yes"}, *({"health_stop": stop} for stop in ("neuromuscular", "allergy", "infection"))],
)
def test_a_hard_stop_ends_the_asking(stop: dict[str, int | str | None]) -> None:
    assert is_hard_stop(stop)
    assert next_question(stop) is None
    assert next_question({**FINE, **stop, "motive": None}) is None


def test_a_changed_answer_resumes_the_asking() -> None:
    assert next_question({"age": 25, "pregnancy": "yes"}) is None
    assert next_question({"age": 25, "pregnancy": "no"}) == "health_stop"


@pytest.mark.parametrize(
    ("question", "value"),
    [("age", 9), ("age", 111), ("age", True), ("age", "27"), ("pregnancy", "pregnant"), ("goal", 3), ("upkeep", True)],
)
def test_what_no_rule_knows_is_refused_without_repeating_it(question: str, value: int | str) -> None:
    for judge in (assess, is_hard_stop, next_question):
        with pytest.raises(ValueError, match=f"'{question}' must be .*not_sure") as refused:
            judge({question: value})
        assert "pregnant" not in str(refused.value)


_VALUES: dict[str, st.SearchStrategy[int | str | None]] = {
    question: st.sampled_from([None, *options]) for question, options in OPTIONS.items()
}
_VALUES["age"] = st.none() | st.just(NOT_SURE) | st.integers(10, 110)
_ANSWERS = st.fixed_dictionaries(_VALUES)


@given(_ANSWERS, st.data())
def test_a_fact_more_never_improves_the_outcome(answers: dict[str, int | str | None], data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(QUESTIONS))
    open_ = {**answers, question: None}
    added = {**open_, question: data.draw(_VALUES[question])}
    assert assess(added).outcome.severity >= assess(open_).outcome.severity


@given(_ANSWERS)
def test_the_outcome_is_the_worst_reason(answers: dict[str, int | str | None]) -> None:
    found = assess(answers)
    deciding = [reason.outcome for reason in found.reasons if reason.outcome]
    assert found.outcome is worst(deciding)
    assert deciding == sorted(deciding, key=lambda outcome: -outcome.severity)
    assert is_hard_stop(answers) is (found.outcome is Outcome.NOT_NOW)
    assert set(found.doubts) == {question for question in QUESTIONS if answers[question] == NOT_SURE}
    assert (next_question(answers) is None) is (None not in answers.values() or is_hard_stop(answers))


@given(_ANSWERS, st.sampled_from(OPTIONS["accelerators"]))
def test_family_and_habits_never_override(answers: dict[str, int | str | None], accelerators: str) -> None:
    assert assess({**answers, "accelerators": accelerators}).outcome is assess(answers).outcome


def test_all_combinations_of_the_choices_are_decided() -> None:
    choices = [OPTIONS[question] for question in QUESTIONS[1:]]
    alone = [(question, option) for question in QUESTIONS[1:] for option in OPTIONS[question]]
    severities = {pair: assess(dict([pair])).outcome.severity for pair in alone}
    for combination in product(*choices):
        answers = dict(zip(QUESTIONS[1:], combination, strict=True))
        assert assess(answers).outcome.severity == max(severities[pair] for pair in answers.items())


def test_progress_goes_one_by_one_and_ends_with_the_check() -> None:
    answers: dict[str, int | str | None] = {}
    for step, (question, value) in enumerate(FINE.items(), start=1):
        assert progress(answers) == (step, len(QUESTIONS))
        answers[question] = value
    assert progress(answers) is None
    assert progress({"age": 32, "pregnancy": "yes"}) is None


def test_an_answer_given_early_makes_no_gap_later_on() -> None:
    assert progress({"goal": "prevent"}) == (2, len(QUESTIONS))
    before_the_goal = dict(list(FINE.items())[: QUESTIONS.index("goal")])
    assert progress(before_the_goal | {"goal": "prevent"}) == (QUESTIONS.index("goal") + 2, len(QUESTIONS))
