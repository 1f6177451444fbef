from __future__ import annotations

import pytest
from questions_asked import ASKED

from bot.consult.subjects import UNCOVERED

# What is told beside the silence, by the intent: there the guide's own prices.
BESIDE = {"ask_price_elsewhere": ["price"]}


@pytest.mark.parametrize("intent", UNCOVERED)
def test_no_neighbouring_topic_answers_and_the_list_is_one_tap_away(talk, intent):
    talk.says(ASKED[intent])
    assert talk.topics == ["not_covered", *BESIDE.get(intent, ())]
    assert talk.responses == [f"utter_not_covered_{UNCOVERED[intent]}"]
    assert "/add_question" in talk.payloads
    assert talk.slots["pending_question"] == ASKED[intent]


@pytest.mark.parametrize(
    "words",
    [
        "How long before it kicks in?",
        "Can I lie in the sun in Jeju the week after?",
        "What about exosomes, do they work?",
        "Would you do it on my calves?",
        "Do you take foreign health insurance?",
    ],
)
def test_however_it_is_asked(talk, words):
    assert talk.says(words).topics == ["not_covered"]


@pytest.mark.parametrize("words", ["how much botox for chin dimples?", "dose for the neck bands?"])
def test_an_area_that_the_guide_does_not_have_is_not_asked_for_again(talk, words):
    talk.says(words)
    assert talk.topics == ["not_covered"]
    assert talk.responses == ["utter_not_covered_other_areas"]
