from __future__ import annotations

import pytest
from questions_asked import ASKED

QUESTIONS = [ASKED[intent] for intent in ("ask_dose", "ask_price", "ask_pain", "ask_risks", "ask_good_candidate")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_asked_twice(talk, question):
    first = talk.says(question).texts
    assert talk.says(question).texts == first


@pytest.mark.parametrize("question", QUESTIONS)
def test_asked_by_two_patients(conversation, question):
    assert conversation().says(question).texts == conversation().says(question).texts


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "dress", [str.upper, str.lower, lambda text: f"  {text}  ", lambda text: text.rstrip("?") + "!?!?"]
)
def test_asked_in_another_dress(conversation, question, dress):
    assert conversation().says(dress(question)).topics == conversation().says(question).topics
