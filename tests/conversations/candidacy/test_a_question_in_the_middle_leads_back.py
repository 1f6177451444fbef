from __future__ import annotations

import pytest
from questions_asked import ASKED

from bot.consult.candidacy import QUESTIONS as CHECK
from bot.consult.subjects import COVERED, FOLLOW_UPS, TOLD, UNCOVERED
from bot.consult.subjects import QUESTIONS as SUBJECTS

# With nothing said before, these are answered by asking what is meant, or by explaining the question of the check.
WITHOUT_TOPIC = (*FOLLOW_UPS, TOLD)


def test_there_is_a_question_for_every_intent():
    assert set(ASKED) == set(SUBJECTS)


@pytest.mark.parametrize("intent", SUBJECTS)
def test_it_is_answered_and_the_check_asks_again(check, intent):
    talk = check("goal")
    before = talk.answers
    talk.says(ASKED[intent])
    assert talk.intent == intent
    assert talk.asked == "goal"
    assert talk.responses[-1] == "utter_ask_goal"
    assert len(talk.responses) > 1
    assert talk.answers == before
    if intent not in WITHOUT_TOPIC:
        assert talk.topics


@pytest.mark.parametrize(("place", "question"), enumerate(["health_consent", *CHECK]))
def test_whichever_question_of_the_check_waits(check, place, question):
    """Each question of the check is interrupted by a fifth of the subjects, another fifth than its neighbours."""
    talk = check(question)
    before = talk.answers
    for intent in (*COVERED, *UNCOVERED)[place % 5 :: 5]:
        talk.says(ASKED[intent])
        assert (intent, talk.asked, talk.answers) == (intent, question, before)


@pytest.mark.parametrize("question", ["health_consent", *CHECK])
def test_why_do_you_ask(check, question):
    talk = check(question)
    before = talk.answers
    talk.says("Why do you ask?")
    assert talk.responses == [f"utter_why_{question}", f"utter_ask_{question}"]
    assert talk.answers == before


@pytest.mark.parametrize("words", ["what did you mean by that", "sorry, I don't get the question", "wdym?", "What?"])
@pytest.mark.parametrize("question", ["health_consent", "line_stage"])
def test_what_was_not_understood_is_explained(check, question, words):
    talk = check(question)
    talk.says(words)
    assert talk.responses == [f"utter_why_{question}", f"utter_ask_{question}"]


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Can I talk to a person?", "utter_contact_human"),
        ("I want to book an appointment", "utter_book_appointment"),
        ("What happens with my data?", "utter_privacy"),
        ("Are you a robot?", "utter_bot"),
        ("What can you do?", "utter_capabilities"),
        ("Show me my list", "utter_question_list_top"),
        ("Make my question list", "utter_question_list_top"),
        ("When are you open?", "utter_clinic_info"),
    ],
)
def test_other_wishes_lead_back_too(check, words, response):
    talk = check("upkeep")
    before = talk.answers
    talk.says(words)
    assert talk.responses[0] == response
    assert talk.asked == "upkeep"
    assert talk.answers == before


def test_what_the_guide_does_not_say_can_still_be_kept(check):
    """The offer to keep a question must not stand where a "yes" answers another one."""
    talk = check("pregnancy").says("Does it hurt?")
    assert "/add_question" in talk.payloads or talk.questions == ["Does it hurt?"]


def test_a_question_is_kept_by_asking_for_it(check):
    talk = check("goal").says("Does it hurt?").says("Put it on my list")
    assert talk.questions == ["Does it hurt?"]
    assert talk.asked == "goal"
