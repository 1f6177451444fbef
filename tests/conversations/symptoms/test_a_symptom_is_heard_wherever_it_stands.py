from __future__ import annotations

import pytest

URGENT = "I can't swallow since my injection"
CALL = "my eyelid is drooping since the injection"


@pytest.mark.parametrize(
    "words",
    [
        "Haha you are funny. By the way, I can't swallow since my injection",
        "How many units for the forehead? Also I have trouble breathing since this morning.",
        "Thanks! One more thing: i cant breathe properly since the botox",
        "I CAN'T SWALLOW SINCE MY INJECTION",
        "I can\u2019t swallow since my injection",
        "I can't swal\u200blow since my injection",
        "Ｉ ｃａｎ'ｔ ｂｒｅａｔｈｅ since my injection",
        "/I can't breathe since my injection",
    ],
)
def test_in_a_second_sentence_and_in_any_spelling(talk, words):
    assert talk.says(words).topics == ["urgent_now"]


def test_after_a_joke(talk):
    talk.says("Tell me a joke").says("lol")
    assert talk.says(URGENT).topics == ["urgent_now"]
    assert talk.says(f"good one, and {CALL}").topics == ["call_clinic"]


def test_while_a_question_waits_for_the_list(talk):
    talk.says("Does it hurt?").says(URGENT)
    assert talk.topics == ["urgent_now"]
    assert talk.questions == []


def test_while_the_list_waits_for_a_place(talk):
    talk.says("Make my question list").taps("Take one off").says(CALL)
    assert talk.topics == ["call_clinic"]
    assert len(talk.questions) == 6


def test_in_a_message_that_is_too_long_to_be_answered(talk):
    assert talk.says("well, you know, " * 300 + URGENT).topics == ["urgent_now"]


@pytest.mark.parametrize(
    "words",
    [
        "주사 맞은 후 숨쉬기가 힘들어요",
        "no puedo respirar después de la inyección",
    ],
)
def test_in_the_language_of_the_country_or_of_a_tourist(talk, words):
    """A person who cannot breathe does not look for the English word."""
    assert "urgent_now" in talk.says(words).topics
