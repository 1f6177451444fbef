from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["why?", "why not", "what does that mean", "so I can't get it?"])
def test_the_reasons_are_told_again(check, words):
    talk = check(pregnancy="yes")
    told, outcome = talk.responses, talk.outcome
    talk.says(words)
    assert talk.responses == told
    assert talk.outcome == outcome
