"""`maru explain`: from an outcome back to the rule and the sentence of the guide."""

from __future__ import annotations

import json

import pytest
from running import maru_here

from bot.consult.candidacy import QUESTIONS, RULES, ReasonCode, assess


@pytest.mark.parametrize("code", ReasonCode)
def test_every_code_is_explained(code: ReasonCode) -> None:
    ran = maru_here("explain", code.value)
    assert ran.code == 0
    assert ran.out.startswith(code.value)
    assert all(word in ran.out for word in ("when", "from", "said as"))


def test_an_outcome_shows_all_of_its_rules() -> None:
    ran = maru_here("explain", "not_now", "--json")
    assert [each["code"] for each in json.loads(ran.out)] == [
        rule.code.value for rule in RULES if rule.outcome == "not_now"
    ]


def test_without_anything_all_rules_are_shown() -> None:
    assert len(json.loads(maru_here("explain", "--json").out)) == len(RULES)


def test_answers_as_options() -> None:
    found = json.loads(maru_here("explain", "--age", "24", "--lines", "dynamic", "--goal", "freeze", "--json").out)
    assert found["outcome"] == "rethink"
    assert found["decided_by"] == ["goal_freeze"]
    assert [each["code"] for each in found["reasons"]] == ["goal_freeze", "mid_twenties", "lines_with_movement"]
    assert found["reasons"][0]["section"] == "What baby Botox is not"
    assert found["next_question"] == "pregnancy"
    assert not found["decided"]
    assert found["still_to_ask"][:2] == ["pregnancy", "health_stop"]


def test_half_a_check_is_not_called_decided() -> None:
    said = maru_here("explain", "--age", "24", "--lines", "dynamic").out
    assert said.startswith("not decided yet")
    assert "decided by" not in said
    left = [question for question in QUESTIONS if question not in ("age", "line_stage")]
    assert ", ".join(left) in said


def test_a_stop_is_decided_whatever_was_not_asked() -> None:
    found = json.loads(maru_here("explain", "-", "--json", given=b'{"pregnancy": "yes"}').out)
    assert found["decided"] and found["still_to_ask"] == []


@pytest.mark.parametrize("arguments", [("explain",), ("explain", "-")])
def test_answers_as_json_on_standard_input(arguments: tuple[str, ...]) -> None:
    answers = {"age": 22, "line_stage": "rest", "upkeep": "not_sure"}
    found = json.loads(maru_here(*arguments, "--json", given=json.dumps(answers).encode()).out)
    assert found["outcome"] == assess(answers).outcome
    assert found["doubts"] == ["upkeep"]


@pytest.mark.parametrize(
    ("arguments", "given", "named"),
    [
        (("nope",), b"", ("nope", "pregnancy", "rethink")),
        (("--age", "7"), b"", ("age", "10", "110")),
        (("--lines", "deep"), b"", ("line_stage", "movement", "rest")),
        (("-",), b"[1]", ("JSON object",)),
        (("-",), b"{", ("JSON",)),
        (("-",), b'{"height": 3}', ("height", "line_stage")),
        (("-",), b'{"anatomic_reason": "yes"}', ("anatomic_reason", "true")),
        (("allergy", "--age", "24"), b"", ("not both",)),
    ],
    ids=str,
)
def test_a_mistake_is_named(arguments: tuple[str, ...], given: bytes, named: tuple[str, ...]) -> None:
    complaint = maru_here("explain", *arguments, given=given).complaint
    assert all(part in complaint for part in named), complaint
