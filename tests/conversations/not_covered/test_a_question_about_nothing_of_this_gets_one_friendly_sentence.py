from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "words", ["What's the weather like?", "Can you do my maths homework?", "Is the moon made of cheese?"]
)
def test_back_to_the_point(talk, words):
    talk.says(words)
    assert talk.responses == ["utter_out_of_scope"]
    assert len(talk.texts) == 1
    assert "pending_question" not in talk.slots
