"""Asking for the check's outcome is told apart from complaining about an injection's result."""

from __future__ import annotations

import pytest

from bot.consult.outcome_words import asks_outcome


@pytest.mark.parametrize(
    "text",
    [
        "what was my result?",
        "How was my result",
        "so what's my outcome again",
        "tell me my result please",
        "what was the outcome of my check?",
        "what did the check say",
        "What was my result of the check?",
        "do I have a result yet?",
        "how did my check come out",
        "how far am I with the check?",
    ],
)
def test_the_outcome_is_asked_for(text: str) -> None:
    assert asks_outcome(text)


@pytest.mark.parametrize(
    "text",
    [
        "i hate my result",
        "what was my result supposed to look like, my brow hangs",
        "how are my results going to last",
        "my result is uneven",
        "when do i see the result",
        "what is the result of 10 units",
    ],
)
def test_an_injections_result_is_something_else(text: str) -> None:
    assert not asks_outcome(text)
