from __future__ import annotations

import pytest

MANY = {"goal": "freeze", "motive": "trend", "upkeep": "no", "accelerators": "both"}


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"accelerators": "both", "line_stage": "rest", "earlier_treatment": "stopped_working"},
        {"age": 22, "line_stage": "none", "earlier_treatment": "stopped_working", **MANY},
        {"age": 45, "earlier_treatment": "stopped_working", **MANY},
        {"health_stop": "allergy"},
        {"age": 16},
    ],
    ids=str,
)
def test_with_few_and_with_many_reasons(check, answers):
    talk = check(**answers)
    assert talk.outcome
    assert len(talk.texts) <= 3
    assert all(len(text.split()) <= 60 for text in talk.texts)


def test_a_late_stop_with_everything_else_told(check):
    talk = check(age=22, line_stage="none", earlier_treatment="stopped_working", **MANY).says("Actually, I am pregnant")
    assert talk.outcome == "not_now"
    assert len(talk.texts) <= 3
    assert all(len(text.split()) <= 60 for text in talk.texts)
