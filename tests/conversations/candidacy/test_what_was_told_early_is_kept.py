from __future__ import annotations

EVERYTHING = (
    "I'm 33 not pregnant no allergies, lines when I smile and frown, mom had wrinkles, I want to prevent, my own idea, "
    "quarterly is fine, never had it"
)


def test_all_at_once_after_consent(check):
    talk = check("age").says(EVERYTHING)
    assert talk.asked == "health_stop"
    assert len(talk.answers) == 8
    assert talk.responses == ["utter_answers_noted", "utter_health_stop_left", "utter_ask_health_stop"]
    assert talk.says("none").outcome == "discuss"


def test_in_the_order_of_the_questions(check):
    talk = check("age").says("33, no, none")
    assert talk.answers == {"age": 33, "pregnancy": "no", "health_stop": "none"}
    assert talk.asked == "line_stage"


def test_an_answer_to_a_later_question_is_kept_and_said_back(check):
    talk = check("health_stop").says("they show when I frown, and faintly at rest")
    assert talk.answers["line_stage"] == "rest"
    assert talk.asked == "health_stop"
    assert talk.responses[0] == "utter_answers_noted"


def test_half_a_no_asks_for_the_rest(check):
    talk = check("health_stop").says("no allergies")
    assert talk.asked == "health_stop"
    assert talk.responses[0] == "utter_health_stop_left"


def test_what_was_told_before_the_consent_counts_after_it(talk):
    talk.says("am I a good candidate? I'm 27, not pregnant, no allergies").says("yes")
    assert talk.asked == "health_consent"
    assert talk.answers == {}
    talk.says("yes")
    assert talk.answers == {"age": 27, "pregnancy": "no"}
    assert talk.asked == "health_stop"


def test_where_the_lines_are_is_kept(check):
    talk = check("line_stage").says("forehead, only when I move")
    assert talk.answers["line_stage"] == "movement"
    assert talk.slots["areas"] == ["area_forehead"]
    talk = check("line_stage").says("glabella and crow's feet")
    assert talk.asked == "line_stage"
    assert talk.slots["areas"] == ["area_glabella", "area_crows_feet"]


def test_a_doubt_about_health_is_named_with_the_outcome(check):
    talk = check("pregnancy").says("maybe pregnant")
    assert talk.answers["pregnancy"] == "not_sure"
    assert "utter_health_open" in check(health_stop="not_sure").responses
    assert "utter_health_open" not in check().responses
