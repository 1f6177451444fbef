from __future__ import annotations

import pytest
from questions_asked import ASKED

from bot.consult.subjects import COVERED, UNCOVERED

MOST_BUBBLES = 3


@pytest.mark.parametrize("intent", [*COVERED, *UNCOVERED])
def test_two_or_three_buttons_under_three_bubbles_at_most(talk, intent):
    talk.says(ASKED[intent])
    assert 1 <= len(talk.texts) <= MOST_BUBBLES
    assert 2 <= len(talk.buttons) <= 3
    assert talk.topics
