from __future__ import annotations

ASKED = "what was my result?"


def test_before_the_check(talk):
    assert talk.says(ASKED).responses == ["utter_result_none"]


def test_before_the_consent(check):
    talk = check("health_consent").says(ASKED)
    assert talk.responses == ["utter_result_none", "utter_ask_health_consent"]


def test_in_the_middle(check):
    talk = check("line_stage").says(ASKED)
    assert talk.responses == ["utter_result_open", "utter_ask_line_stage"]
    assert "3 of the 9" in talk.texts[0]


def test_after_the_check_was_stopped(check):
    talk = check("line_stage").says("stop").says(ASKED)
    assert talk.responses == ["utter_result_open"]
    assert "/check_candidacy" in talk.payloads


def test_long_after_it_was_told(check):
    talk = check(age=22).says("how many units for the forehead?").says("what does it cost?").says(ASKED)
    assert talk.outcome == "wait"


def test_it_counts_as_understood(check):
    talk = check("line_stage").says("brillig slithy toves").says(ASKED).says("brillig slithy toves")
    assert talk.responses == ["utter_answer_unclear", "utter_ask_line_stage"]
