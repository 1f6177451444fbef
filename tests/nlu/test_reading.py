"""The text as the rules read it, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import language

from bot.nlu.reading import read


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("crow’s feet", "crow's feet"),
        ("“8–10” units", '"8-10" units'),
        ("fore\u200bhead", "forehead"),
        ("fore\u00adhead", "forehead"),
        ("my  forehead\n\nand jaw", "my forehead and jaw"),
        ("３０ ｕｎｉｔｓ", "30 units"),
        ("<b>forehead</b>", " forehead "),
        ("crow&#39;s feet &amp;amp; jaw", "crow's feet & jaw"),
        ("forehead❤️😀jaw", "forehead jaw"),
        ("im <24 and x<y", "im <24 and x<y"),
        ("5² and ½", "5² and ½"),
        ("x &foo; y", "x &foo; y"),
        ("…", "…"),
        ("$" * 2_000, "$" * 12),
        ("hurt" + "!?" * 50 + " me", "hurt!?!?!?!?!?!? me"),
    ],
)
def test_a_text_is_read(text: str, plain: str) -> None:
    assert read(text).text == plain


PLACES = {
    "lines  round the  <i>eyes</i>": "round the  <i>eyes",
    "my crow’s feet!": "crow’s feet",
    "my crow&#39;s feet": "crow&#39;s feet",
    "the fore\u200bhead 😀": "fore\u200bhead",
    "FOREHEAAAD please": "FOREHEAAAD",
    "❤️ botoxxx": "botoxxx",
    "so 20\u200b–25\u00a0units?": "20\u200b–25\u00a0units",
    "for 🙂 $300ish": "$300ish",
}


@pytest.mark.parametrize("text", PLACES)
def test_an_entity_stands_where_it_was_typed(text: str) -> None:
    (span,) = language()(text).ents
    start, end = span._.place
    assert text[start:end] == PLACES[text]


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=100)
    | st.lists(st.sampled_from(["forehead", "’", "&amp;", "<b>", " ", "\u200b", "20 units", "😀", "ﬁ"])).map("".join)
)
def test_every_place_lies_in_the_text_in_order(text: str) -> None:
    reading = read(text)
    places = [reading.place(at, at + 1) for at in range(len(reading.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_reading_twice_changes_nothing_that_counts(text: str) -> None:
    once = read(text).text
    assert read(once).text == once or "&" in once
