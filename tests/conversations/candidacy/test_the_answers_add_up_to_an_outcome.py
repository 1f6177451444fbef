from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("answers", "outcome", "topic"),
    [
        ({"age": 25, "line_stage": "movement"}, "discuss", "start_timing"),
        ({"age": 28, "line_stage": "rest"}, "discuss", "start_timing"),
        ({"age": 28, "line_stage": "movement"}, "discuss", "good_candidate"),
        ({"age": 33}, "discuss", "start_timing"),
        ({"age": 45}, "discuss", "good_candidate"),
        ({"age": 22}, "wait", "start_timing"),
        ({"age": 29, "line_stage": "none"}, "wait", "good_candidate"),
        ({"goal": "transform"}, "rethink", "reconsider"),
        ({"goal": "freeze"}, "rethink", "not_claims"),
        ({"goal": "stop_ageing"}, "rethink", "not_claims"),
        ({"motive": "trend"}, "rethink", "reconsider"),
        ({"upkeep": "no"}, "rethink", "reconsider"),
        ({"pregnancy": "yes"}, "not_now", "reconsider"),
        ({"health_stop": "neuromuscular"}, "not_now", "reconsider"),
    ],
    ids=str,
)
def test_one_finding_decides_and_is_cited(check, answers, outcome, topic):
    talk = check(**answers)
    assert talk.outcome == outcome
    assert topic in talk.topics
    assert talk.asked is None


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"age": 22, "goal": "transform"}, "rethink"),
        ({"age": 22, "line_stage": "none"}, "wait"),
        ({"line_stage": "none", "accelerators": "both"}, "wait"),
        ({"age": 31, "accelerators": "both", "upkeep": "no"}, "rethink"),
        ({"age": 33, "earlier_treatment": "stopped_working"}, "discuss"),
    ],
    ids=str,
)
def test_the_worst_finding_decides(check, answers, outcome):
    assert check(**answers).outcome == outcome


def test_answers_in_words_do_as_well_as_buttons(talk):
    talk.says("Can you check whether it suits me?").says("yes please")
    talk.says("I'm 28").says("no").says("none of these")
    talk.says("they stay even when I relax my face").says("my mum has deep lines and I smoke")
    talk.says("I want to soften them").says("it's my own decision").says("yes, that's realistic").says("never had it")
    assert talk.outcome == "discuss"
    assert talk.answers == {
        "age": 28,
        "pregnancy": "no",
        "health_stop": "none",
        "line_stage": "rest",
        "accelerators": "both",
        "goal": "soften",
        "motive": "own",
        "upkeep": "yes",
        "earlier_treatment": "none",
    }


def test_what_is_told_unasked_is_not_asked_again(talk):
    talk.says("Can you check whether it suits me?").chooses("yes").says("I'm 31 and I'm not pregnant")
    assert talk.answers == {"age": 31, "pregnancy": "no"}
    assert talk.asked == "health_stop"


def test_an_outcome_leads_to_the_list(check):
    assert "/build_question_list" in check().payloads
