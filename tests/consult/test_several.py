"""Where a message with several questions is cut, and where it stays whole."""

from __future__ import annotations

import pytest

from bot.consult.several import Part, parts, several


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("is it safe, and how much for crow's feet?", ["is it safe", "how much for crow's feet?"]),
        ("price for the jaw and how long is the appointment", ["price for the jaw", "how long is the appointment"]),
        (
            "will my face freeze, and if it does can they undo it",
            ["will my face freeze", "if it does can they undo it"],
        ),
        ("jaw units, and after how many weeks is it slim", ["jaw units", "after how many weeks is it slim"]),
        (
            "baby botox vs normal botox what's the difference and how many units forehead",
            ["baby botox vs normal botox what's the difference", "how many units forehead"],
        ),
    ],
)
def test_each_question_is_a_part(text: str, asked: list[str]) -> None:
    assert [part.text for part in parts(text)] == asked


@pytest.mark.parametrize(
    ("text", "told", "asked"),
    [
        ("Dose for bunny lines? I wear lenses, do I take them out", "I wear lenses,", "do I take them out"),
        ("What are the risks? My aunt said to sit up. Do I have to?", "My aunt said to sit up.", "Do I have to?"),
        ("They sold me six, is that a red flag? how long does it last", "They sold me six,", "is that a red flag?"),
    ],
)
def test_what_is_told_before_a_question_goes_with_it(text: str, told: str, asked: str) -> None:
    part = next(part for part in parts(text) if part.told)
    assert part == Part(asked, told)
    assert part.whole == f"{told} {asked}"


@pytest.mark.parametrize(
    "text",
    [
        "My friend loved hers and I have a wedding in June. What does it cost?",
        "I frown a lot and my mum has deep lines, is it too early?",
        "we are both 30 and how",
        "Can you tell me how many units go in the forehead?",
        "forehead and crow's feet",
    ],
)
def test_a_story_with_one_question_is_not_cut(text: str) -> None:
    assert len(parts(text)) < 2


def test_a_few_words_are_too_little_for_a_subject_of_their_own() -> None:
    assert not Part("and how quick?").is_long
    assert Part("can I get my deposit back?").is_long


def test_the_same_question_twice_is_one() -> None:
    assert several(["safe", "really safe"], lambda part: part[-4:]) == []
    assert several(["safe", "price", "safe", "dose", "brand"], str) == ["safe", "price", "dose"]
    assert several(["safe", "hm"], lambda part: None if part == "hm" else part) == []
