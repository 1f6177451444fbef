"""Where a patient wants their sheet."""

from __future__ import annotations

import pytest

from bot.consult.sheet_request import Way, read_way, takes_sheet_back


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("how do I get this as a pdf", Way.FILE),
        ("can I download that", Way.FILE),
        ("print it", Way.FILE),
        ("", Way.FILE),
        ("email me the list", Way.SEND),
        ("send it to me", Way.SEND),
        ("email them to me", Way.SEND),
        ("send it to the clinic", Way.CLINIC),
        ("can you share it with my doctor", Way.CLINIC),
        ("will the clinic get my questions", Way.CLINIC),
        ("can the doctor see my list", Way.CLINIC),
        ("put the dates in my calendar", Way.CALENDAR),
    ],
)
def test_the_words_say_where_it_is_to_go(text: str, way: Way) -> None:
    assert read_way(text) is way


@pytest.mark.parametrize(
    "text",
    ["take my sheet back", "unsend it", "don't let the desk read it", "I no longer agree that the clinic has it"],
)
def test_taking_a_sheet_back_is_told_in_words(text: str) -> None:
    assert takes_sheet_back(text)


@pytest.mark.parametrize("text", ["send my sheet to the clinic", "can the doctor see my list before the visit"])
def test_sending_it_is_no_taking_back(text: str) -> None:
    assert not takes_sheet_back(text)
