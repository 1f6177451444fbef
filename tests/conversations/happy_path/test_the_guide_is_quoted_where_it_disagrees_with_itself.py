from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words",
    [
        "What percent less is a baby dose?",
        "By how many percent is the dose cut for the glabella?",
        "The guide says 30-50% less, but 8 instead of 25 units is more than 50%. How come?",
    ],
)
def test_both_numbers_are_said_and_it_becomes_a_question(talk, words):
    talk.says(words)
    assert talk.responses == ["utter_definition_conflict"]
    assert talk.says("Yes, put it on my list").questions == [words]
