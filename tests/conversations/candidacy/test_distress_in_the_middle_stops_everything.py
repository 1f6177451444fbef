from __future__ import annotations

import pytest

from bot.consult.candidacy import QUESTIONS

DISTRESS = "I hate my face so much that I don't want to live any more"


@pytest.mark.parametrize("question", ["health_consent", *QUESTIONS])
def test_at_any_question(check, question):
    talk = check(question)
    before = talk.answers
    talk.says(DISTRESS)
    assert talk.intent == "report_distress"
    assert talk.buttons == []
    assert talk.answers == before


def test_the_next_word_is_no_answer(check):
    talk = check("pregnancy").says(DISTRESS).says("yes")
    assert "pregnancy" not in talk.answers
    assert talk.asked is None
