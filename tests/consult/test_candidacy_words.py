"""Words inside the check that are no answer of a patient's own."""

from __future__ import annotations

import pytest

from bot.consult.candidacy_words import goes_on, titled, wonders

BUTTONS = {"Also when it is still": '/inform{"answer": "rest"}', "Not sure": '/inform{"answer": "not_sure"}'}


@pytest.mark.parametrize("words", ["Also when it is still", "also when it is still.", " ALSO  when it is still "])
def test_a_title_is_its_button(words: str) -> None:
    assert titled(words, BUTTONS) == "rest"


@pytest.mark.parametrize("words", ["", "also", "is it also when it is still", "Also when it is still?"])
def test_anything_else_is_no_title(words: str) -> None:
    assert titled(words, BUTTONS) is None


@pytest.mark.parametrize(
    "words", ["continue", "Go on", "ok let's continue please", "keep going", "resume it", "carry on!"]
)
def test_a_wish_to_go_on(words: str) -> None:
    assert goes_on(words)


@pytest.mark.parametrize(
    "words",
    [
        "i dont want to continue",
        "I don't want to go on",
        "stop",
        "continue tomorrow",
        "should i continue",
        "no, go on without me",
        "",
    ],
)
def test_no_wish_to_go_on(words: str) -> None:
    assert not goes_on(words)


@pytest.mark.parametrize(
    "words", ["why", "why do you ask", "what for", "y do u need that", "reason?", "is it relevant", "that's personal"]
)
def test_wondering_about_the_question(words: str) -> None:
    assert wonders(words)


@pytest.mark.parametrize("words", ["own reason", "a reason of my own", "a personal reason", "my own idea"])
def test_a_reason_is_no_wondering(words: str) -> None:
    assert not wonders(words)
