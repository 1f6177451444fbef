from __future__ import annotations

import pytest


def test_no_ends_it_and_everything_else_goes_on(talk):
    talk.says("Can you check whether it suits me?").chooses("no")
    assert talk.responses == ["utter_no_consent"]
    assert talk.asked is None
    assert talk.kept == {}
    assert "price" in talk.says("What does it cost?").topics


@pytest.mark.parametrize(
    "words", ["I'm pregnant", "I am 28 and I have myasthenia", "not sure", "maybe later", "why?", "👍", "hello"]
)
def test_only_a_yes_is_a_yes(talk, words):
    talk.says("Can you check whether it suits me?").says(words)
    assert "health_consent" not in talk.slots
    assert talk.answers == {}


@pytest.mark.parametrize("words", ["oh sure, of course, ask away", "ok", "Well, yes please"])
def test_a_chatty_yes_is_a_yes(talk, words):
    assert talk.says("Can you check whether it suits me?").says(words).asked == "age"


@pytest.mark.parametrize("words", ["No", "no thanks", "I'd rather you didn't", "I do not agree"])
def test_a_no_in_any_words_is_a_no(talk, words):
    talk.says("Can you check whether it suits me?").says(words)
    assert talk.asked is None
    assert talk.kept == {}


def test_a_no_is_not_for_ever(talk):
    talk.says("Can you check whether it suits me?").chooses("no").says("Can you check whether it suits me?")
    assert talk.asked == "health_consent"
    assert talk.chooses("yes").asked == "age"


def test_consent_is_asked_for_once(check):
    talk = check("goal").says("stop").says("Can you check whether it suits me?")
    assert talk.asked == "goal"
