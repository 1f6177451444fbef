"""Words that call a person off, and words near them that do not."""

from __future__ import annotations

import pytest

from bot.consult.calling_off import Off, calls_off


@pytest.mark.parametrize(
    "text",
    [
        "never mind, I don't need a person",
        "I no longer need to talk to a human",
        "no need to bother the front desk",
        "please cancel the request",
        "tell them not to come",
        "I'd rather go on with you",
        "no, I don't want a nurse, thank you",
        "nobody needs to answer any more",
    ],
)
def test_the_person_is_named(text: str) -> None:
    assert calls_off(text) is Off.TOLD


@pytest.mark.parametrize(
    "text", ["never mind", "Oh, forget it, thanks", "it's fine, I figured it out", "no need any more", "cancel that"]
)
def test_short_words_count_only_where_a_person_was_just_asked_for(text: str) -> None:
    assert calls_off(text) is Off.SHORT


@pytest.mark.parametrize(
    "text",
    [
        "I don't want a bot, I want a person",
        "I don't need you, I need a person",
        "I don't want anyone to see my data",
        "do I have to wait for a person?",
        "I don't need Botox",
        "cancel my appointment",
        "I changed my mind, I'm 22",
        "thanks",
        "no",
    ],
)
def test_anything_else_calls_nobody_off(text: str) -> None:
    assert calls_off(text) is None
