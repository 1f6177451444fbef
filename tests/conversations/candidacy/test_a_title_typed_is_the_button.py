from __future__ import annotations

import json

import pytest

from bot.consult.candidacy import QUESTIONS
from bot.consult.subjects import COVERED
from bot.sentences import titles

ANSWERS = set(COVERED.values())
TITLES = [
    (question, title, json.loads(payload.removeprefix("/inform"))["answer"])
    for question in QUESTIONS
    for title, payload in titles(f"utter_ask_{question}").items()
]


@pytest.mark.parametrize(("question", "title", "answer"), TITLES)
def test_it_counts_as_tapped(check, question, title, answer):
    talk = check(question).says(title)
    assert talk.answers[question] == answer
    # Nothing was asked, so no subject of the guide is told of on the way to the next question or the outcome.
    assert not [name for name in talk.responses if name in ANSWERS]


def test_own_reason_is_an_answer(check):
    assert check("motive").says("own reason").answers["motive"] == "own"


@pytest.mark.parametrize("words", ["no too often", "No, too often"])
def test_too_often_is_not_realistic(check, words):
    assert check("upkeep").says(words).answers["upkeep"] == "no"


def test_a_stop_is_not_softened_by_what_speaks_for_treatment(check):
    talk = check("goal", age=31).says("Actually, I am pregnant")
    assert talk.outcome == "not_now"
    assert not any("family" in text or "30s" in text for text in talk.texts)
