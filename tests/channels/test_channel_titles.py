"""Titles that an app has no room for."""

from __future__ import annotations

import pytest

from bot.channels.titles import labels, shortened, spelled_out
from bot.conversation.messages import Button


def buttons(*titles: str) -> list[Button]:
    return [Button(f"id{place}", title) for place, title in enumerate(titles)]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Only when I move", "Only when I move"),
        ("Make my question list", "Make my question…"),
        ("Keep lines from staying", "Keep lines from…"),
        ("Book or change a visit", "Book or change a…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffah…"),
        ("보툴리눔톡신주사를맞기전에물어볼질문들", "보툴리눔톡신주사를맞기전에물어볼질문들"),
    ],
)
def test_a_long_title_is_cut_between_words(title: str, label: str) -> None:
    assert shortened(title, 20) == label


def test_labels_that_would_be_the_same_are_numbered() -> None:
    made = labels(buttons("Take off the first question", "Take off the first answer", "No"), 20)
    assert made[2] == "No"
    assert made[0].startswith("1 ") and made[1].startswith("2 ")
    assert all(len(label) <= 20 for label in made)


def test_what_was_cut_stands_whole_under_the_text() -> None:
    text = spelled_out("What do you hope for?", buttons("A face without movement", "Soften what I see"), 20)
    assert text == "What do you hope for?\n\n• A face without movement"


def test_a_text_stays_as_it_is_where_all_titles_fit() -> None:
    assert spelled_out("Shall we?", buttons("Yes", "No"), 20) == "Shall we?"
